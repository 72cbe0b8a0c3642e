import fc from 'fast-check';
import { expect, test } from 'vitest';
import { anonymised } from './anonymised';
import type { FlowEnd } from './flow';
import type { Observed } from './observed';
import { printableRecord } from './read/testArbitrary';
import { flowTexts, observe } from './read/testObserve';
import { compactText } from './read/testPrinter';

const numRuns = Math.ceil(Number(process.env.DRAWBRIDGE_RUNS ?? 1000) / 10);

test('names, labels and addresses are others, the same ones for the same; everything else stays', () => {
  const source = {
    identity: 300,
    namespace: 'shop',
    labels: ['k8s:app=web', 'k8s:io.kubernetes.pod.namespace=shop', 'k8s:io.cilium.k8s.namespace.labels.team=red'],
    pod_name: 'web-1',
    workloads: [{ kind: 'Deployment', name: 'web' }],
  };
  const destination = { identity: 16777217, labels: ['cidr:1.1.1.1/32', 'reserved:world'] };
  const lines = [1, 2].map((second) =>
    JSON.stringify({
      flow: {
        time: `2026-01-02T03:04:0${second}.500Z`,
        verdict: 'DROPPED',
        drop_reason_desc: 'POLICY_DENY',
        IP: { source: '10.0.0.1', destination: '1.1.1.1' },
        l4: { TCP: { source_port: 40000, destination_port: 443 } },
        source,
        destination,
        destination_names: ['one.one.one.one'],
        node_name: 'kind/worker',
        event_type: { type: 5 },
        policy_match_type: 1,
        traffic_direction: 'EGRESS',
        egress_denied_by: [{ name: 'no-world', namespace: 'shop', kind: 'CiliumNetworkPolicy', labels: ['k8s:x=y'] }],
        Summary: 'TCP Flags: SYN',
      },
    }),
  );
  expect([...anonymised(observe(lines.join('\n')))].map((line) => JSON.parse(line))).toEqual(
    ['2026-01-02T03:04:01.500Z', '2026-01-02T03:04:02.500Z'].map((time) => ({
      flow: {
        time,
        verdict: 'DROPPED',
        drop_reason_desc: 'POLICY_DENY',
        IP: { source: '192.0.2.1', destination: '192.0.2.2' },
        l4: { TCP: { destination_port: 443 } },
        source: {
          identity: 1000001,
          namespace: 'ns-1',
          labels: [
            'k8s:key-1=value-1',
            'k8s:io.kubernetes.pod.namespace=ns-1',
            'k8s:io.cilium.k8s.namespace.labels.key-2=value-2',
          ],
          pod_name: 'pod-1',
          workloads: [{ kind: 'Deployment', name: 'app-1' }],
        },
        destination: { identity: 16777217, labels: ['reserved:world'] },
        destination_names: ['name-1.example'],
        traffic_direction: 'EGRESS',
        is_reply: false,
        egress_denied_by: [{ kind: 'CiliumNetworkPolicy', namespace: 'ns-1', name: 'policy-1' }],
        event_type: { type: 5 },
        policy_match_type: 1,
      },
      count: 1,
      time,
    })),
  );
});

test('many records are few lines, and more addresses than documentation has are still told apart', () => {
  const lines = Array.from({ length: 2000 }, (_, n) => {
    const ip = `10.1.${n >> 8}.${n & 255}`;
    return `2026-01-02T03:04:05Z: ${ip}:1 (world) -> fd00::${(n + 1).toString(16)} (ID:300) to-endpoint FORWARDED (UDP)\n`.repeat(
      3,
    );
  });
  const observed = observe(lines.join(''));
  const shared = [...anonymised(observed)];
  expect(shared.length).toBe(2000);
  const again = observe(shared.join('\n'));
  expect([again.records, again.ends.length, again.flows.length]).toEqual([6000, 4000, 2000]);
  expect(again.ends.at(-2)?.address).toMatch(/^198\.18\./);
});

/** What stays, flow by flow. */
const staying = ({ flows, bucketMs }: Observed): unknown => ({
  bucketMs,
  flows: flows.map(({ types, policies, ...flow }) => ({ ...flow, type: types[0], policies: policies.map(({ kind }) => kind) })),
});

/** What must not be found again. */
function* secrets({ ends, flows }: Observed): Generator<string> {
  for (const { namespace, pod, service, names, address, labels, workload } of ends) {
    for (const text of [namespace, pod, service, ...names, address, workload?.name]) if (text !== undefined) yield text;
    for (const label of labels ?? []) if (!label.startsWith('reserved:')) yield* label.replace('k8s:', '').split('=');
  }
  for (const { policies } of flows) for (const { name } of policies) yield name;
}

const secret = (text: string): string => `zq${text}zq`;
const hide = ({ namespace, pod, service, names, ...end }: FlowEnd): FlowEnd => ({
  ...end,
  namespace: namespace && secret(namespace),
  pod: pod && secret(pod),
  service: service && secret(service),
  names: names.map((name) => `${secret('n')}.${name}`),
});

test('nothing of the original is left, and what stays reads back as it was', () => {
  const record = printableRecord.map(({ from, to, policies, ...rest }) => ({
    ...rest,
    from: hide(from),
    to: hide(to),
    policies: policies.map((policy) => ({ ...policy, name: secret(policy.name) })),
  }));
  const json = fc.tuple(record, fc.constantFrom('zqlabelzq', 'zqotherzq')).map(([{ from, to, time, verdict }, label]) => {
    const end = ({ namespace, pod, identity }: FlowEnd): object => ({
      namespace,
      pod_name: pod,
      identity,
      labels: [`k8s:${label}=zqvaluezq`, 'cidr:10.9.8.0/24', `k8s:io.kubernetes.pod.namespace=${namespace}`, 'any:zqthingzq'],
      workloads: pod === undefined ? undefined : [{ name: pod, kind: 'zqkindzq' }],
    });
    const flow = { verdict, node_name: 'zqnodezq', Summary: 'zqsummaryzq', time: new Date(time ?? 1e12).toISOString() };
    return JSON.stringify({ flow: { ...flow, source: end(from), destination: end(to) } });
  });
  const texts = fc.array(
    fc.oneof(
      record.map(compactText),
      json,
      record.map(compactText).map((text) => `${text}\n${text}`),
    ),
    { maxLength: 12 },
  );
  fc.assert(
    fc.property(texts, (lines) => {
      const observed = observe(lines.join('\n'));
      const shared = [...anonymised(observed)].join('\n');
      expect(shared).not.toContain('zq');
      const documentation = /^(?:192\.0\.2|198\.51\.100|203\.0\.113|198\.1[89])\.|^2001:db8:/;
      for (const text of secrets(observed)) {
        if (text.includes('zq')) continue;
        if (!documentation.test(text) && text !== '') expect(shared).not.toContain(JSON.stringify(text));
      }
      const again = observe(shared);
      expect(again.unread.count).toBe(0);
      expect(staying(again)).toEqual(staying(observed));
      expect(again.records).toBe(observed.flows.reduce((sum, { count }) => sum + count, 0));
    }),
    { numRuns },
  );
});

test('a text that is not Hubble’s own cannot carry names out', () => {
  const observed = observe(
    [
      '2026-01-02T03:04:05Z: a/b (ID:300) -> c/d (zqwordzq) Zqreason by zq DROPPED (UDP)',
      '2026-01-02T03:04:05Z: a/b (ID:300) -> c/d (zqwordzq) http-request zq FORWARDED (UDP)',
      '2026-01-02T03:04:05Z: a/b (ID:300) -> c/d (ID:301) policy-verdict:zq INGRESS DENIED BY x (Zqkind) (UDP)',
      '{"flow":{"verdict":"DROPPED","drop_reason_desc":"ZQ_NAME","l7":{"type":"ZQ","dns":{"observation_source":"zq"}}}}',
      '{"lost_events":{"source":"ZQ","num_events_lost":"1"}}',
      '{"lost_events":{"source":"HUBBLE_RING_BUFFER","num_events_lost":"1"}}',
    ].join('\n'),
  );
  expect(observed.records).toBe(4);
  const shared = [...anonymised(observed)].join('\n');
  expect(shared).not.toMatch(/zq/i);
  expect(observe(shared).lost).toEqual([{ source: 'HUBBLE_RING_BUFFER', count: 1 }]);
  expect(flowTexts(observe(shared)).length).toBe(4);
});

test('a drop that may be a reply is read as one again', () => {
  const line =
    'Jan 13 12:54:46.884: default/api:8080 (ID:300) <> default/web:37134 (ID:301) Policy denied DROPPED (TCP Flags: ACK, FIN)';
  const again = observe([...anonymised(observe(line))].join('\n'));
  expect(again.flows.map(({ reply, verdict, port }) => [reply, verdict, port])).toEqual([[undefined, 'DROPPED', 37_134]]);
});
