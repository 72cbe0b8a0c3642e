import { createDisguise, type Disguise } from './disguise';
import type { FlowEnd } from './flow';
import type { Observed, ObservedFlow } from './observed';
import { nameOfReason } from './read/dropReasons';
import {
  EVENT_DROP,
  EVENT_L7,
  EVENT_POLICY_VERDICT,
  EVENT_SOCK,
  EVENT_TRACE,
  matchTypeOf,
  nameOfSockPoint,
  numberOfReserved,
  subTypeOf,
} from './read/hubbleWords';
import { LOST_SOURCES } from './read/jsonFlow';

/**
 * What was observed, to be shared: lines of JSON in Hubble's own form, which the reader reads again, without names,
 * addresses, labels, summaries and nodes. Reserved identities, ports, protocols, verdicts, reasons and times stay, and so
 * does who is who. `count` beside a flow tells how many records it stands for; the times within a bucket become its
 * beginning, but for the first and the last.
 */
export function* anonymised(observed: Observed): Generator<string> {
  const disguise = createDisguise();
  for (const { source, count } of observed.lost) {
    if (LOST_SOURCES.includes(source)) yield JSON.stringify({ lost_events: { source, num_events_lost: String(count) } });
  }
  for (const flow of observed.flows) {
    const [from, to] = [observed.ends[flow.from], observed.ends[flow.to]];
    if (from === undefined || to === undefined) continue;
    const same = fieldsOf(flow, from, to, disguise);
    for (const [nth, { time, count }] of shares(flow, observed.bucketMs).entries()) {
      const type = flow.types[Math.min(nth, flow.types.length - 1)] ?? 'UNKNOWN';
      const iso = time === undefined ? undefined : new Date(time).toISOString();
      yield JSON.stringify({ flow: { time: iso, ...same, ...eventOf(type) }, count, time: iso });
    }
  }
}

interface Share {
  readonly time: number | undefined;
  readonly count: number;
}

/** The records of a flow by times from which the same buckets come again, in as many parts as it has types where it can. */
function shares({ buckets, first, last, count, types }: ObservedFlow, bucketMs: number): readonly Share[] {
  const inside = (time: number | undefined, index: number): number =>
    time !== undefined && Math.floor(time / bucketMs) === index ? time : index * bucketMs;
  const found: Share[] = [];
  for (const [nth, bucket] of buckets.entries()) {
    const isLast = nth === buckets.length - 1;
    if (nth === 0 && isLast && bucket.count > 1 && first !== last) {
      found.push({ time: inside(first, bucket.index), count: bucket.count - 1 }, { time: inside(last, bucket.index), count: 1 });
    } else {
      const time = nth === 0 ? inside(first, bucket.index) : isLast ? inside(last, bucket.index) : bucket.index * bucketMs;
      found.push({ time, count: bucket.count });
    }
  }
  const untimed = count - found.reduce((sum, share) => sum + share.count, 0);
  if (untimed > 0) found.push({ time: undefined, count: untimed });
  while (found.length < Math.min(types.length, count)) {
    const at = found.findIndex((share) => share.count > 1);
    const share = found[at];
    if (share === undefined) break;
    found.splice(at, 1, { ...share, count: share.count - 1 }, { ...share, count: 1 });
  }
  return found;
}

function fieldsOf(flow: ObservedFlow, from: FlowEnd, to: FlowEnd, disguise: Disguise): object {
  const back = flow.reply === true;
  const [source, destination] = (back ? [to, from] : [from, to]).map((end) => endOf(end, disguise));
  const policies = flow.policies.map((policy) => disguise.policy(policy));
  const list = `${flow.direction ?? 'egress'}_${flow.verdict === 'DROPPED' ? 'denied' : 'allowed'}_by`;
  return {
    verdict: flow.verdict,
    ...reasonOf(flow.reason),
    IP: { source: source?.address, destination: destination?.address },
    l4: layer4(flow),
    source: source?.endpoint,
    destination: destination?.endpoint,
    source_names: source?.names,
    destination_names: destination?.names,
    source_service: source?.service,
    destination_service: destination?.service,
    traffic_direction: flow.direction?.toUpperCase(),
    is_reply: flow.reply,
    ...(policies.length > 0 ? { [list]: policies } : {}),
  };
}

function endOf(end: FlowEnd, disguise: Disguise) {
  const { namespace, pod, service, names, address, identity, reserved, labels } = end;
  const within = namespace === undefined ? undefined : disguise.namespace(namespace);
  const workload = disguise.workload(end);
  const known = reserved === undefined ? undefined : numberOfReserved(reserved);
  // A reserved identity that the number does not tell stands in a label.
  const tells = known !== undefined && known !== identity && labels === undefined ? [`reserved:${reserved}`] : undefined;
  return {
    address: address === undefined ? undefined : disguise.address(address),
    names: names.length === 0 ? undefined : names.map(disguise.dnsName),
    service: service === undefined ? undefined : { name: disguise.service(end), namespace: within },
    endpoint: {
      identity: identity === undefined ? undefined : disguise.identity(identity),
      namespace: within,
      labels: labels === undefined ? tells : disguise.labels(labels),
      pod_name: pod === undefined ? undefined : disguise.pod(end),
      workloads: workload === undefined ? undefined : [workload],
    },
  };
}

/** Only reasons that Hubble has: anything may stand for one in a text that is not its own. */
function reasonOf(reason: string | undefined): object {
  if (reason === undefined) return {};
  const name = nameOfReason(reason);
  if (name !== undefined) return { drop_reason_desc: name };
  const number = /^Drop reason (\d{1,3})$/.exec(reason)?.[1];
  return number === undefined ? {} : { drop_reason: Number(number) };
}

function layer4({ protocol, port, reply, verdict }: ObservedFlow): object | undefined {
  // As it was read: amid a connection, to a port that clients have.
  const amid = protocol === 'TCP' && reply === undefined && verdict === 'DROPPED' ? { source_port: 1, flags: { ACK: true } } : {};
  switch (protocol) {
    case undefined:
      return undefined;
    case 'TCP':
    case 'UDP':
    case 'SCTP':
      return { [protocol]: reply === true ? { source_port: port } : { destination_port: port, ...amid } };
    // Not the type of a ping's answer, which is 0 and would be taken for one.
    case 'ICMPv4':
      return { ICMPv4: { type: 3 } };
    case 'ICMPv6':
      return { ICMPv6: { type: 1 } };
  }
}

/** The event that a word stands for; of words that Hubble does not have, nothing. */
function eventOf(type: string): object {
  const point = subTypeOf(type);
  if (point !== undefined) return { event_type: { type: EVENT_TRACE, sub_type: point } };
  const match = matchTypeOf(type);
  if (match !== undefined) return { event_type: { type: EVENT_POLICY_VERDICT }, policy_match_type: match };
  const socket = nameOfSockPoint(type);
  if (socket !== undefined) return { event_type: { type: EVENT_SOCK }, sock_xlate_point: socket };
  if (type === 'drop') return { event_type: { type: EVENT_DROP } };
  const message = /^(http|dns|kafka|l7)-(request|response|sample|unknown_l7_type)(?: (proxy|agent))?$/.exec(type);
  if (message === null) return { event_type: { type: 0 } };
  const [, protocol = '', word = '', source] = message;
  const record = protocol === 'l7' ? {} : { [protocol]: source === undefined ? {} : { observation_source: source } };
  return { event_type: { type: EVENT_L7 }, l7: { type: word.toUpperCase(), ...record } };
}
