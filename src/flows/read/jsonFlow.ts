import type { FlowPolicy, FlowProtocol, FlowRecord } from '../flow';
import { reasonByName, reasonByNumber } from './dropReasons';
import type { Clock } from './flowTime';
import { EVENT_DROP, EVENT_L7, EVENT_POLICY_VERDICT, verdictOf } from './hubbleWords';
import { readEnd } from './jsonEnd';
import { eventOf, typeOf } from './jsonType';
import { type Json, list, numberOf, objectOf, textOf } from './jsonValue';
import { type Half, OTHER, type Written } from './readFlow';
import { mayAnswer, type PacketSigns, replyBySigns } from './replyOf';

// Any of these makes an object without an outer `flow` a flow.
const FLOW_KEYS = [
  'verdict',
  'IP',
  'l4',
  'l7',
  'event_type',
  'Type',
  'Summary',
  'traffic_direction',
  'trace_observation_point',
  'is_reply',
  'drop_reason_desc',
];

/** Whether an object without the outer keys is a flow (flow.proto, Flow), be it masked to some of its fields. */
export const isBareFlow = (value: Json): boolean =>
  value.apiVersion === undefined && value.kind === undefined && FLOW_KEYS.some((key) => value[key] !== undefined);

/**
 * What one object of `-o json`, `-o jsonpb` or an exporter's file says; undefined where it is none of Hubble's. Fields
 * that are masked are taken as not told.
 */
export function readJsonValue(value: unknown, clock: Clock): Written | undefined {
  const outer = objectOf(value);
  if (outer === undefined) return undefined;
  const flow = objectOf(outer.flow);
  if (flow !== undefined) return readFlowObject(flow, outer, clock);
  const lost = objectOf(outer.lost_events) ?? (outer.num_events_lost === undefined ? undefined : outer);
  if (lost !== undefined) {
    return { type: 'lost', source: lostSource(lost.source), count: numberOf(lost.num_events_lost) ?? 0 };
  }
  if (isBareFlow(outer)) return readFlowObject(outer, outer, clock);
  return ['node_status', 'agent_event', 'debug_event'].some((key) => objectOf(outer[key]) !== undefined) ? OTHER : undefined;
}

export const LOST_SOURCES = [
  'UNKNOWN_LOST_EVENT_SOURCE',
  'PERF_EVENT_RING_BUFFER',
  'OBSERVER_EVENTS_QUEUE',
  'HUBBLE_RING_BUFFER',
];

function lostSource(source: unknown): string {
  return textOf(source) ?? LOST_SOURCES[numberOf(source) ?? 0] ?? 'UNKNOWN_LOST_EVENT_SOURCE';
}

/** More records alike than any file has: such a `count` means something else. */
const MOST_ALIKE = 1e9;

function readFlowObject(flow: Json, outer: Json, clock: Clock): Written {
  const event = eventOf(flow);
  const aggregate = aggregateOf(flow);
  const l4 = layer4(flow);
  const protocol = protocolIn(l4);
  const layer = protocol === undefined ? undefined : objectOf(l4?.[protocol]);
  const policies = policiesOf(flow);
  const reason = reasonOf(flow);
  const verdict = verdictOf(flow.verdict) ?? (reason === undefined ? 'VERDICT_UNKNOWN' : 'DROPPED');
  const dropped = verdict === 'DROPPED' || verdict === 'ERROR';
  const reply = replyOf(flow, event ?? (dropped ? EVENT_DROP : undefined), protocol, layer);
  const ip = objectOf(flow.IP);
  const source = readEnd(objectOf(flow.source), objectOf(flow.source_service), ip?.source, flow.source_names);
  const destination = readEnd(
    objectOf(flow.destination),
    objectOf(flow.destination_service),
    ip?.destination,
    flow.destination_names,
  );
  const sourcePort = portOf(layer?.source_port);
  const destinationPort = portOf(layer?.destination_port);
  const record: FlowRecord = {
    time: timeOf(flow.time ?? outer.time, clock),
    node: textOf(flow.node_name) ?? textOf(outer.node_name),
    from: reply === true ? destination : source,
    to: reply === true ? source : destination,
    fromPort: reply === true ? destinationPort : sourcePort,
    port: reply === true ? sourcePort : destinationPort,
    protocol,
    reply,
    direction: directionOf(flow.traffic_direction) ?? aggregate?.direction,
    verdict,
    reason,
    type: typeOf(flow, event),
    summary: textOf(flow.Summary) ?? '',
    policies,
  };
  const count = numberOf(outer.count) ?? aggregate?.count;
  return {
    type: 'flow',
    record,
    half: dropped ? halfOf(event) : undefined,
    count: count !== undefined && count >= 1 && count <= MOST_ALIKE ? Math.floor(count) : undefined,
  };
}

interface Aggregated {
  readonly count: number;
  readonly direction: FlowRecord['direction'];
}

/** How many flows an exporter that aggregates them put in one (flow.proto, Aggregate), and which way, where all are of one. */
function aggregateOf(flow: Json): Aggregated | undefined {
  const aggregate = objectOf(flow.aggregate);
  if (aggregate === undefined) return undefined;
  const [ingress, egress, untold] = ['ingress', 'egress', 'unknown_direction'].map(
    (which) => numberOf(aggregate[`${which}_flow_count`]) ?? 0,
  );
  const [into, out] = [ingress ?? 0, egress ?? 0];
  const count = into + out + (untold ?? 0);
  const direction = into === count ? 'ingress' : out === count ? 'egress' : undefined;
  return count === 0 ? undefined : { count, direction };
}

function halfOf(event: number | undefined): Half {
  if (event === EVENT_POLICY_VERDICT) return 'verdict';
  if (event === EVENT_DROP) return 'drop';
  return event === undefined ? 'either' : undefined;
}

/** Go's own encoder, which old versions used, wraps what is one of several. */
function layer4(flow: Json): Json | undefined {
  const l4 = objectOf(flow.l4);
  return l4 === undefined ? undefined : (objectOf(l4.Protocol) ?? l4);
}

const PROTOCOLS: readonly FlowProtocol[] = ['TCP', 'UDP', 'ICMPv4', 'ICMPv6', 'SCTP'];

function protocolIn(l4: Json | undefined): FlowProtocol | undefined {
  if (l4 === undefined) return undefined;
  for (const protocol of PROTOCOLS) if (l4[protocol] !== undefined) return protocol;
  return undefined;
}

function signsOf(protocol: FlowProtocol | undefined, layer: Json | undefined): PacketSigns {
  const flags = objectOf(layer?.flags);
  const icmp = protocol === 'ICMPv4' || protocol === 'ICMPv6' ? (numberOf(layer?.type) ?? 0) : undefined;
  return { protocol, syn: flags?.SYN === true, ack: flags?.ACK === true, icmp };
}

/** In this order: `is_reply`, the old `reply` (which only says yes), why it was traced, the message, the packet, the event. */
function replyOf(
  flow: Json,
  event: number | undefined,
  protocol: FlowProtocol | undefined,
  layer: Json | undefined,
): boolean | undefined {
  const told = flow.is_reply;
  if (typeof told === 'boolean') return told;
  // As Go's own encoder writes a BoolValue: false is left out.
  const wrapped = objectOf(told);
  if (wrapped !== undefined) return wrapped.value === true;
  if (flow.reply === true) return true;
  switch (flow.trace_reason) {
    case 'REPLY':
    case 3:
      return true;
    case 'NEW':
    case 'ESTABLISHED':
    case 1:
    case 2:
      return false;
  }
  if (event === EVENT_L7) {
    const message = objectOf(flow.l7)?.type;
    if (message === 'REQUEST' || message === 1) return false;
    if (message === 'RESPONSE' || message === 2) return true;
  }
  const signs = signsOf(protocol, layer);
  const bySigns = replyBySigns(signs);
  if (bySigns !== undefined || mayAnswer(signs, portOf(layer?.source_port), portOf(layer?.destination_port))) return bySigns;
  return event === EVENT_DROP || event === EVENT_POLICY_VERDICT ? false : undefined;
}

function reasonOf(flow: Json): string | undefined {
  const described = flow.drop_reason_desc;
  if (typeof described === 'string') {
    const words = reasonByName(described);
    if (words !== undefined) return words;
  }
  return reasonByNumber(numberOf(described) ?? numberOf(flow.drop_reason) ?? 0);
}

function directionOf(direction: unknown): FlowRecord['direction'] {
  if (direction === 'INGRESS' || direction === 1) return 'ingress';
  return direction === 'EGRESS' || direction === 2 ? 'egress' : undefined;
}

function portOf(port: unknown): number | undefined {
  const number = numberOf(port);
  return number !== undefined && number > 0 && number < 65_536 ? number : undefined;
}

function timeOf(time: unknown, clock: Clock): number | undefined {
  if (typeof time === 'string') return clock.read(time);
  const seconds = numberOf(objectOf(time)?.seconds);
  // Beyond the last day that a Date has.
  if (seconds === undefined || seconds <= 0 || seconds > 8.64e12) return undefined;
  return seconds * 1000 + Math.floor((numberOf(objectOf(time)?.nanos) ?? 0) / 1e6);
}

const NO_POLICIES: readonly FlowPolicy[] = [];
const DERIVED_FROM = 'k8s:io.cilium.k8s.policy.derived-from=';

function policiesOf(flow: Json): readonly FlowPolicy[] {
  const { egress_allowed_by, ingress_allowed_by, egress_denied_by, ingress_denied_by } = flow;
  const lists = egress_allowed_by ?? ingress_allowed_by ?? egress_denied_by ?? ingress_denied_by;
  if (lists === undefined) return NO_POLICIES;
  return [egress_allowed_by, ingress_allowed_by, egress_denied_by, ingress_denied_by].flatMap(list).flatMap((given) => {
    const policy = objectOf(given);
    const name = textOf(policy?.name);
    if (policy === undefined || name === undefined) return [];
    return [{ kind: kindOf(policy), namespace: textOf(policy.namespace), name }];
  });
}

/** Before Hubble told a policy's kind, a label of Cilium's did. */
function kindOf(policy: Json): string {
  const label = list(policy.labels).find((one) => typeof one === 'string' && one.startsWith(DERIVED_FROM));
  return textOf(policy.kind) ?? (typeof label === 'string' ? label.slice(DERIVED_FROM.length) : '');
}
