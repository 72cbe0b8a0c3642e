import { describe, expect, test } from 'vitest';
import { endText, flowTexts, jsonRecord, observe, observeFiles } from './testObserve';

const SOURCE = { ID: 7, identity: 300, namespace: 'shop', labels: ['k8s:app=web'], pod_name: 'web-1' };
const DESTINATION = {
  identity: 301,
  namespace: 'shop',
  labels: ['k8s:app=api'],
  pod_name: 'api-1',
  workloads: [{ name: 'api', kind: 'Deployment' }],
};
const FLOW = {
  time: '2026-01-02T03:04:05.678901234Z',
  verdict: 'FORWARDED',
  IP: { source: '10.0.0.1', destination: '10.0.0.2', ipVersion: 'IPv4' },
  l4: { TCP: { source_port: 40000, destination_port: 8080, flags: { ACK: true } } },
  source: SOURCE,
  destination: DESTINATION,
  Type: 'L3_L4',
  node_name: 'kind/worker',
  event_type: { type: 4 },
  traffic_direction: 'INGRESS',
  trace_observation_point: 'TO_ENDPOINT',
  is_reply: false,
  Summary: 'TCP Flags: ACK',
};
const REQUEST = 'shop/web-1 -> shop/api-1 8080 TCP ingress FORWARDED request [to-endpoint] x1';

test('a flow, with all that is told of its ends', () => {
  expect(jsonRecord({ flow: FLOW, node_name: 'kind/worker', time: FLOW.time })).toEqual({
    time: Date.UTC(2026, 0, 2, 3, 4, 5, 678),
    node: 'kind/worker',
    from: {
      namespace: 'shop',
      pod: 'web-1',
      service: undefined,
      names: [],
      address: '10.0.0.1',
      identity: 300,
      reserved: undefined,
      labels: ['k8s:app=web'],
      workload: undefined,
    },
    to: {
      namespace: 'shop',
      pod: 'api-1',
      service: undefined,
      names: [],
      address: '10.0.0.2',
      identity: 301,
      reserved: undefined,
      labels: ['k8s:app=api'],
      workload: { kind: 'Deployment', name: 'api' },
    },
    fromPort: 40000,
    port: 8080,
    protocol: 'TCP',
    reply: false,
    direction: 'ingress',
    verdict: 'FORWARDED',
    reason: undefined,
    type: 'to-endpoint',
    summary: 'TCP Flags: ACK',
    policies: [],
  });
});

test('a reply begins at the other end', () => {
  const { from, to, fromPort, port } = jsonRecord({ ...FLOW, is_reply: true });
  expect([endText(from), endText(to), fromPort, port]).toEqual(['shop/api-1', 'shop/web-1', 8080, 40000]);
});

describe('whose answer it is', () => {
  const { is_reply: _, ...untold } = FLOW;
  const syn = { TCP: { source_port: 40000, destination_port: 8080, flags: { SYN: true } } };
  const synAck = { TCP: { source_port: 40000, destination_port: 8080, flags: { SYN: true, ACK: true } } };
  test.each([
    ['is_reply', { ...untold, is_reply: true, trace_reason: 'NEW' }, true],
    ['is_reply says no', { ...untold, is_reply: false, reply: true }, false],
    ['is_reply as Go writes it', { ...untold, is_reply: { value: true } }, true],
    ['is_reply as Go writes no', { ...untold, is_reply: {} }, false],
    ['is_reply null', { ...untold, is_reply: null }, undefined],
    ['the old reply', { ...untold, reply: true }, true],
    ['the old reply, which never says no', { ...untold, reply: false }, undefined],
    ['why it was traced', { ...untold, trace_reason: 'REPLY', l4: syn }, true],
    ['why it was traced: new', { ...untold, trace_reason: 'NEW', l4: synAck }, false],
    ['why it was traced, as a number', { ...untold, trace_reason: 2 }, false],
    ['an unknown trace reason', { ...untold, trace_reason: 'TRACE_REASON_UNKNOWN' }, undefined],
    ['SYN alone', { ...untold, l4: syn }, false],
    ['SYN and ACK', { ...untold, l4: synAck }, true],
    ['ping', { ...untold, l4: { ICMPv4: { type: 8 } } }, false],
    ['the answer to ping, whose type is 0 and left out', { ...untold, l4: { ICMPv4: {} } }, true],
    ['a drop', { ...untold, verdict: 'DROPPED', event_type: { type: 1, sub_type: 133 } }, false],
    ['a drop of an answer', { ...untold, verdict: 'DROPPED', event_type: { type: 1 }, l4: synAck }, true],
    ['a policy verdict', { ...untold, event_type: { type: 5 } }, false],
    ['an HTTP response', { ...untold, event_type: { type: 129 }, l7: { type: 'RESPONSE', http: { code: 403 } } }, true],
    ['nothing', untold, undefined],
  ])('%s', (_, flow, wanted) => expect(jsonRecord({ flow }).reply).toBe(wanted));
});

describe('what was seen', () => {
  test.each([
    [{ event_type: { type: 4, sub_type: 3 } }, 'to-stack'],
    [{ event_type: { type: 4, sub_type: 11 } }, 'to-network'],
    [{ event_type: undefined, trace_observation_point: 'FROM_OVERLAY' }, 'from-overlay'],
    [{ event_type: undefined, trace_observation_point: 101 }, 'to-endpoint'],
    [{ event_type: { type: 5 }, policy_match_type: 2 }, 'policy-verdict:L3-L4'],
    [{ event_type: { type: 5 } }, 'policy-verdict:none'],
    [{ event_type: { type: 1, sub_type: 133 }, verdict: 'DROPPED' }, 'drop'],
    [{ event_type: { type: 129 }, l7: { type: 'REQUEST', http: { method: 'GET' } } }, 'http-request'],
    [{ event_type: { type: 129 }, l7: { type: 'RESPONSE', dns: { observation_source: 'proxy' } } }, 'dns-response proxy'],
    [{ event_type: { type: 129 }, l7: { type: 1, Record: { Kafka: {} } } }, 'kafka-request'],
    [{ event_type: { type: 7 }, sock_xlate_point: 'SOCK_XLATE_POINT_PRE_DIRECTION_FWD' }, 'pre-xlate-fwd'],
    [{ event_type: undefined, trace_observation_point: undefined }, 'UNKNOWN'],
  ])('%j is %s', (part, wanted) => expect(jsonRecord({ flow: { ...FLOW, ...part } }).type).toBe(wanted));
});

describe('why it was dropped', () => {
  test.each([
    [{ drop_reason: 133, drop_reason_desc: 'POLICY_DENIED' }, 'Policy denied'],
    [{ drop_reason: 181 }, 'Policy denied by denylist'],
    [{ drop_reason: '181' }, 'Policy denied by denylist'],
    [{ drop_reason_desc: 155 }, 'CT: Map insertion failed'],
    [{ drop_reason_desc: 'NAT46' }, 'L3 translation from IPv4 to IPv6 failed (NAT46)'],
    [{ drop_reason_desc: 'SOME_NEW_REASON' }, 'Some new reason'],
    [{ drop_reason: 250 }, 'Drop reason 250'],
    [{ drop_reason_desc: 'DROP_REASON_UNKNOWN' }, undefined],
    [{}, undefined],
  ])('%j is %s', (part, wanted) => expect(jsonRecord({ flow: { ...FLOW, verdict: 'DROPPED', ...part } }).reason).toBe(wanted));
});

describe('ends', () => {
  const end = (part: object): string => endText(jsonRecord({ flow: { ...FLOW, ...part } }).to);
  test('a service stands where there is no pod', () => {
    const service = { name: 'api', namespace: 'shop' };
    expect(end({ destination: { identity: 2 }, destination_service: service })).toBe('svc shop/api');
    expect(end({ destination_service: { name: 'api', namespace: 'shop' } })).toBe('shop/api-1');
  });
  test('DNS names, and the reserved identity of a label or a number', () => {
    const world = { identity: 16777217, labels: ['cidr:1.1.1.1/32', 'reserved:world'] };
    expect(end({ destination: world, destination_names: ['one.one.one.one'] })).toBe('10.0.0.2 world one.one.one.one');
    expect(end({ destination: { identity: 7, labels: ['reserved:kube-apiserver', 'reserved:remote-node'] } })).toBe(
      '10.0.0.2 kube-apiserver',
    );
    for (const [identity, word] of Object.entries({ 1: 'host', 2: 'world', 6: 'remote-node', 8: 'ingress', 10: 'world-ipv6' })) {
      expect(end({ destination: { identity: Number(identity) } })).toBe(`10.0.0.2 ${word}`);
    }
  });
  test('the kind of a policy, also from before Hubble told it', () => {
    const policy = {
      name: 'no',
      namespace: 'shop',
      revision: '6',
      labels: ['k8s:io.cilium.k8s.policy.derived-from=NetworkPolicy'],
    };
    const flow = { ...FLOW, egress_denied_by: [policy], ingress_denied_by: [{ ...policy, kind: 'CiliumNetworkPolicy' }] };
    expect(jsonRecord({ flow }).policies).toEqual([
      { kind: 'NetworkPolicy', namespace: 'shop', name: 'no' },
      { kind: 'CiliumNetworkPolicy', namespace: 'shop', name: 'no' },
    ]);
  });
});

describe('forms of a file', () => {
  const flows = [{ flow: FLOW, node_name: 'a', time: FLOW.time }, FLOW, { flow: { ...FLOW, uuid: '{"flow":[' } }];
  test.each([
    ['an object a line', flows.map((flow) => JSON.stringify(flow)).join('\n')],
    ['with carriage returns and blank lines', flows.map((flow) => JSON.stringify(flow)).join('\r\n\r\n')],
    ['many on one line', flows.map((flow) => JSON.stringify(flow)).join('')],
    ['as jq prints them', flows.map((flow) => JSON.stringify(flow, null, 2)).join('\n')],
    ['as jq --tab prints them', flows.map((flow) => JSON.stringify(flow, null, '\t')).join('\r\n')],
    ['an array on one line', JSON.stringify(flows)],
    ['an array as jq prints it', JSON.stringify(flows, null, 2)],
    ['arrays in an array', JSON.stringify([flows])],
    ['an array, an object a line', `[\n${flows.map((flow) => JSON.stringify(flow)).join(',\n')}\n]\n`],
    ['with a byte order mark', `\ufeff${flows.map((flow) => JSON.stringify(flow)).join('\n')}`],
  ])('%s', (_, text) => {
    const observed = observe(text);
    expect(observed.unread.first).toEqual([]);
    expect(flowTexts(observed)).toEqual([REQUEST.replace('x1', 'x3')]);
  });

  test('as old versions wrote it: enums are numbers, the time seconds, what is one of several is wrapped', () => {
    const flow = {
      time: { seconds: 1_767_323_045, nanos: 678_901_234 },
      verdict: 1,
      IP: { source: '10.0.0.1', destination: '10.0.0.2', ipVersion: 1 },
      l4: { Protocol: { TCP: { source_port: 40000, destination_port: 8080, flags: { SYN: true } } } },
      source: SOURCE,
      destination: DESTINATION,
      Type: 1,
      event_type: { type: 4 },
      traffic_direction: 1,
    };
    expect(flowTexts(observe(JSON.stringify(flow)))).toEqual([REQUEST]);
    expect(jsonRecord(flow).time).toBe(Date.UTC(2026, 0, 2, 3, 4, 5, 678));
  });

  test('masked to a few fields', () => {
    expect(flowTexts(observe('{"flow":{"source":{"pod_name":"web-1","namespace":"shop"}}}\n{"verdict":"DROPPED"}'))).toEqual([
      'shop/web-1 -> untold VERDICT_UNKNOWN either [UNKNOWN] x1',
      'untold -> untold DROPPED request [drop] x1',
    ]);
  });

  test('what stands between flows: lost events, states of nodes', () => {
    const observed = observe(`{"lost_events":{"source":"HUBBLE_RING_BUFFER","num_events_lost":"12"},"node_name":"a"}
{"lost_events":{"source":"HUBBLE_RING_BUFFER","num_events_lost":3}}
{"source":"PERF_EVENT_RING_BUFFER","num_events_lost":"4","cpu":1}
{"node_status":{"state_change":"NODE_CONNECTED","node_names":["a"]},"time":"2026-01-02T03:04:05Z"}`);
    expect(observed.lost).toEqual([
      { source: 'HUBBLE_RING_BUFFER', count: 15 },
      { source: 'PERF_EVENT_RING_BUFFER', count: 4 },
    ]);
    expect([observed.records, observed.unread.count]).toEqual([0, 0]);
  });

  test('JSON that is no flow, and flows that are cut off, cost no line that follows', () => {
    const line = JSON.stringify({ flow: FLOW });
    const compact = 'Jan 13 12:54:46.883: a/b:1 (ID:300) -> c/d:2 (ID:301) to-endpoint FORWARDED (TCP Flags: SYN)';
    const observed = observe(
      [
        line.slice(200),
        '{"level":"info","msg":"hello"}',
        line.slice(0, 300),
        line,
        line.slice(0, line.indexOf('"verdict"')),
        line,
        line.slice(0, line.indexOf('"verdict"')),
        compact,
        `${line} and more`,
        '[1, 2]',
        '[pod/x] hello',
        line,
        JSON.stringify(FLOW, null, 2).slice(0, 300),
      ].join('\n'),
    );
    expect(flowTexts(observed)).toEqual([REQUEST.replace('x1', 'x4'), 'a/b -> c/d 2 TCP FORWARDED request [to-endpoint] x1']);
    expect(observed.unread.first.map(({ line: nth, why }) => [nth, why])).toEqual([
      [1, 'No flow of Hubble.'],
      [2, 'JSON, but no flow of Hubble.'],
      [3, 'No whole JSON object.'],
      [5, 'No whole JSON object.'],
      [7, 'No whole JSON object.'],
      [9, 'No whole JSON object.'],
      [10, 'No flow of Hubble.'],
      [11, 'No flow of Hubble.'],
      [13, 'No whole JSON object.'],
    ]);
  });
});

test('a drop amid a connection, from a server’s port to a client’s, may be a reply', () => {
  const { is_reply: _, ...untold } = { ...FLOW, is_reply: undefined };
  const dropped = (source_port: number, destination_port: number, flags: object) =>
    jsonRecord({
      flow: {
        ...untold,
        verdict: 'DROPPED',
        drop_reason_desc: 'POLICY_DENIED',
        event_type: { type: 1 },
        l4: { TCP: { source_port, destination_port, flags } },
      },
    }).reply;
  expect(dropped(8080, 40000, { ACK: true, FIN: true })).toBeUndefined();
  expect(dropped(40000, 8080, { ACK: true, PSH: true })).toBe(false);
  expect(dropped(8080, 40000, { SYN: true })).toBe(false);
  expect(dropped(8080, 40000, {})).toBe(false);
});

test('an aggregated flow counts what is in it, and is of the direction that all of it has', () => {
  const { traffic_direction: _, ...untold } = FLOW;
  const counted = (flow: object, aggregate: object) =>
    observe(JSON.stringify({ flow: { ...flow, aggregate } })).flows.map(({ count, direction }) => [count, direction]);
  expect(counted(FLOW, { ingress_flow_count: 7 })).toEqual([[7, 'ingress']]);
  expect(counted(untold, { egress_flow_count: 4 })).toEqual([[4, 'egress']]);
  expect(counted(untold, { ingress_flow_count: 3, egress_flow_count: 4 })).toEqual([[7, undefined]]);
  expect(counted(untold, { unknown_direction_flow_count: 2 })).toEqual([[2, undefined]]);
  expect(counted(FLOW, {})).toEqual([[1, 'ingress']]);
});

test('an end keeps the newest that is known of it', () => {
  const later = { ...DESTINATION, identity: 302, labels: ['k8s:app=api', 'k8s:version=v2'] };
  const observed = observeFiles([
    [JSON.stringify({ flow: FLOW })],
    ['Jan 13 12:54:46.883: shop/web-1:1 (ID:300) -> shop/api-1:8080 (ID:301) to-endpoint FORWARDED (TCP Flags: SYN)'],
    [JSON.stringify({ flow: { ...FLOW, destination: later, IP: { source: '10.0.0.1', destination: '10.0.0.9' } } })],
  ]);
  expect(observed.ends.length).toBe(2);
  expect(observed.ends[1]).toEqual({
    namespace: 'shop',
    pod: 'api-1',
    service: undefined,
    names: [],
    address: '10.0.0.9',
    identity: 302,
    reserved: undefined,
    labels: ['k8s:app=api', 'k8s:version=v2'],
    workload: { kind: 'Deployment', name: 'api' },
  });
  expect(observed.files).toEqual([
    { name: 'file-1', records: 1 },
    { name: 'file-2', records: 1 },
    { name: 'file-3', records: 1 },
  ]);
});
