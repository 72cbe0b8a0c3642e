import { FLOW_VERDICTS, type FlowVerdict } from '../flow';

/** Kinds of events (Cilium's pkg/monitor/api/types.go, MessageType*). */
export const EVENT_DROP = 1;
export const EVENT_CAPTURE = 3;
export const EVENT_TRACE = 4;
export const EVENT_POLICY_VERDICT = 5;
export const EVENT_SOCK = 7;
export const EVENT_L7 = 129;

// datapath_trace.go, by sub type; flow.proto numbers to-endpoint 101, and has TO_ENDPOINT for it.
const TRACE_POINTS = [
  'to-endpoint',
  'to-proxy',
  'to-host',
  'to-stack',
  'to-overlay',
  'from-endpoint',
  'from-proxy',
  'from-host',
  'from-stack',
  'from-overlay',
  'from-network',
  'to-network',
  'from-crypto',
  'to-crypto',
] as const;

/** The word for a trace point by its sub type. */
export const tracePointBySubType = (subType: number): string => TRACE_POINTS[subType] ?? `trace point ${subType}`;

const TRACE_POINT_NAMES: ReadonlyMap<string, string> = new Map(
  TRACE_POINTS.map((point) => [point.toUpperCase().replace('-', '_'), point]),
);

/** The word for one of flow.proto's TraceObservationPoint, given by name or number; undefined for unknown points. */
export function tracePoint(point: unknown): string | undefined {
  if (typeof point === 'string') return TRACE_POINT_NAMES.get(point);
  if (typeof point !== 'number' || point === 0) return undefined;
  return TRACE_POINTS[point === 101 ? 0 : point];
}

// datapath_policy.go, PolicyMatchType.String().
const MATCH_TYPES = ['none', 'L3-Only', 'L3-L4', 'L4-Only', 'all', 'L3-Proto', 'Proto-Only'] as const;
const VERDICT_TYPES = MATCH_TYPES.map((match) => `policy-verdict:${match}`);

/** The word for a policy verdict by its match type: `policy-verdict:none`. */
export const policyVerdictType = (match: number): string => VERDICT_TYPES[match] ?? `policy-verdict:${match}`;

/** The match type of a policy verdict's word; undefined where the word is none. */
export function matchTypeOf(type: string): number | undefined {
  const at = VERDICT_TYPES.indexOf(type);
  return at < 0 ? undefined : at;
}

const SOCK_POINTS = ['UNKNOWN', 'pre-xlate-fwd', 'post-xlate-fwd', 'pre-xlate-rev', 'post-xlate-rev'];
const SOCK_POINT_NAMES = [
  'SOCK_XLATE_POINT_UNKNOWN',
  'SOCK_XLATE_POINT_PRE_DIRECTION_FWD',
  'SOCK_XLATE_POINT_POST_DIRECTION_FWD',
  'SOCK_XLATE_POINT_PRE_DIRECTION_REV',
  'SOCK_XLATE_POINT_POST_DIRECTION_REV',
];

/** The word for a point of socket translation, given by name or number. */
export function sockPoint(point: unknown): string | undefined {
  const number = typeof point === 'number' ? point : SOCK_POINT_NAMES.indexOf(String(point));
  return SOCK_POINTS[number];
}

/** flow.proto's name for the word of a point of socket translation. */
export const nameOfSockPoint = (type: string): string | undefined => SOCK_POINT_NAMES[SOCK_POINTS.indexOf(type, 1)];

/** The place of a trace point's word; undefined for other words. */
export function subTypeOf(type: string): number | undefined {
  const at = (TRACE_POINTS as readonly string[]).indexOf(type);
  return at < 0 ? undefined : at;
}

const VERDICTS: ReadonlyMap<unknown, FlowVerdict> = new Map<unknown, FlowVerdict>([
  ...FLOW_VERDICTS.map((verdict) => [verdict, verdict] as const),
  [0, 'VERDICT_UNKNOWN'],
  [1, 'FORWARDED'],
  [2, 'DROPPED'],
  [3, 'ERROR'],
  [4, 'AUDIT'],
  [5, 'REDIRECTED'],
  [6, 'TRACED'],
  [7, 'TRANSLATED'],
  ['ALLOWED', 'FORWARDED'],
  ['DENIED', 'DROPPED'],
  ['AUDITED', 'AUDIT'],
]);

/** A verdict given by name, by number, or by the name that compact output has for those of policies. */
export const verdictOf = (given: unknown): FlowVerdict | undefined => VERDICTS.get(given);

// pkg/identity/numericidentity.go.
const RESERVED = [
  'unknown',
  'host',
  'world',
  'unmanaged',
  'health',
  'init',
  'remote-node',
  'kube-apiserver',
  'ingress',
  'world-ipv4',
  'world-ipv6',
];

/** The reserved identity of a number; undefined for 0, which says that it is not known, and for identities of pods. */
export const reservedByNumber = (identity: number): string | undefined => (identity > 0 ? RESERVED[identity] : undefined);

/** The number of a reserved identity; undefined for words that name none. */
export function numberOfReserved(word: string): number | undefined {
  const at = RESERVED.indexOf(word);
  return at < 0 ? undefined : at;
}

/** Identities of addresses and DNS names, which each node numbers for itself, have this bit. */
export const LOCAL_IDENTITY = 1 << 24;

/** Whether an identity is one of pods of the cluster: those below are reserved, those above stand for addresses outside. */
export function isOfPods(identity: number | undefined): identity is number {
  return identity !== undefined && identity >= 256 && identity < LOCAL_IDENTITY;
}
