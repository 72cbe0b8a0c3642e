import { fulfils } from '../engine';
import { holdsAddress } from '../engine/ipBlock';
import { reasonKey } from './dropReason';
import type { EndTest, FlowCondition, FlowFilter, FlowTest } from './filter';
import type { FlowEnd } from './flow';
import type { Observed, ObservedFlow } from './observed';

/** The labels of an end, by its place; undefined where nobody tells them. */
export type LabelsOf = (end: number) => ReadonlyMap<string, string> | undefined;

/** Whether a filter keeps a flow; `unknown` where that hangs on labels nobody tells. Times and words are not asked here. */
export type Kept = 'yes' | 'no' | 'unknown';

const NO = 0;
const YES = 1;
const UNKNOWN = 2;
const WORDS: readonly Kept[] = ['no', 'yes', 'unknown'];

/** For each place among the ends, whether something holds there: NO, YES or UNKNOWN. */
type ByEnd = Uint8Array;

/** Makes a filter's flags ready for many flows: each is asked of every end once. */
export function matcher(filter: FlowFilter, { ends }: Observed, labelsOf: LabelsOf): (flow: ObservedFlow) => Kept {
  const keep = compile(filter.keep, ends, labelsOf);
  const leaveOut = filter.leaveOut.length === 0 ? undefined : compile(filter.leaveOut, ends, labelsOf);
  return (flow) => {
    const kept = keep(flow);
    const left = kept === NO || leaveOut === undefined ? NO : leaveOut(flow);
    if (left === YES) return 'no';
    return WORDS[kept === YES && left === UNKNOWN ? UNKNOWN : kept] ?? 'no';
  };
}

function compile(
  conditions: readonly FlowCondition[],
  ends: readonly FlowEnd[],
  labelsOf: LabelsOf,
): (flow: ObservedFlow) => number {
  const at = (where: 'from' | 'to' | 'either'): ByEnd =>
    conditions
      .flatMap((one) => (one.at === where ? [byEnd(one.tests, ends, labelsOf)] : []))
      .reduce(bothByEnd, new Uint8Array(ends.length).fill(YES));
  const [from, to, either] = [at('from'), at('to'), at('either')];
  const ofFlow = conditions.flatMap((one) => (one.at === 'flow' ? [one.tests] : []));
  return (flow) => {
    // Hubble asks who sent the packet: of a reply that is who the connection went to.
    const [source, target] = flow.reply === true ? [flow.to, flow.from] : [flow.from, flow.to];
    const sides = Math.max(rank(either[source]), rank(either[target]));
    const whole = Math.min(sides, rank(from[source]), rank(to[target]));
    if (whole === 0 || !ofFlow.every((tests) => tests.some((test) => holds(test, flow)))) return NO;
    return whole === 2 ? YES : UNKNOWN;
  };
}

/** NO, UNKNOWN, YES in an order of their own, so that “and” is the least and “or” the greatest. */
function rank(value: number | undefined): number {
  return value === YES ? 2 : value === UNKNOWN ? 1 : 0;
}

function bothByEnd(a: ByEnd, b: ByEnd): ByEnd {
  return a.map((value, at) => (value === NO || b[at] === NO ? NO : value === YES && b[at] === YES ? YES : UNKNOWN));
}

function byEnd(tests: readonly EndTest[], ends: readonly FlowEnd[], labelsOf: LabelsOf): ByEnd {
  return Uint8Array.from(ends, (end, at) => {
    let found = NO;
    for (const test of tests) {
      const value = endHolds(test, end, at, labelsOf);
      if (value === YES) return YES;
      if (value === UNKNOWN) found = UNKNOWN;
    }
    return found;
  });
}

function endHolds(test: EndTest, end: FlowEnd, at: number, labelsOf: LabelsOf): number {
  const is = (held: boolean): number => (held ? YES : NO);
  switch (test.type) {
    case 'pod':
      return is(end.pod?.startsWith(test.name) === true && inNamespace(test, end));
    case 'service':
      return is(end.service?.startsWith(test.name) === true && inNamespace(test, end));
    case 'workload':
      return is(end.workload?.name.startsWith(test.name) === true && inNamespace(test, end));
    case 'namespace':
      return is(end.namespace === test.name);
    case 'label': {
      const labels = labelsOf(at);
      return labels === undefined ? UNKNOWN : is(test.requirements.every((one) => fulfils(one, labels)));
    }
    case 'address':
      return is(end.address !== undefined && holdsAddress(test.addresses, end.address));
    case 'name':
      return is(end.names.some((name) => test.pattern.test(name.toLowerCase())));
    case 'identity':
      return is(test.number === undefined ? end.reserved === test.reserved : end.identity === test.number);
  }
}

function inNamespace({ namespace }: { readonly namespace: string | undefined }, end: FlowEnd): boolean {
  return namespace === undefined || end.namespace === namespace;
}

function holds(test: FlowTest, flow: ObservedFlow): boolean {
  switch (test.type) {
    case 'verdict':
      return flow.verdict === test.verdict;
    case 'port':
      // A reply goes to the port the connection came from.
      return flow.port === test.port && !(test.at === 'to' && flow.reply === true);
    case 'protocol':
      return protocolHolds(test.protocol, flow);
    case 'seen':
      return flow.types.some(
        (type) => isOfKind(type.toLowerCase(), test.kind) && (test.word === undefined || ends(type, test.word)),
      );
    case 'reason':
      return flow.reason !== undefined && reasonKey(flow.reason) === test.key;
    case 'reply':
      return flow.reply === test.reply;
    case 'direction':
      return flow.direction === test.direction;
  }
}

function protocolHolds(asked: string, { protocol, types }: ObservedFlow): boolean {
  if (asked === 'icmp') return protocol === 'ICMPv4' || protocol === 'ICMPv6';
  if (asked === 'dns' || asked === 'http' || asked === 'kafka') return types.some((type) => type.startsWith(`${asked}-`));
  return protocol?.toLowerCase() === asked;
}

/** Hubble's kinds of events (`--type`), told from the word it has for what was seen; that word itself is taken, too. */
function isOfKind(type: string, kind: string): boolean {
  switch (kind) {
    case 'trace':
      return /^(to|from)-/.test(type);
    case 'l7':
      return /^(http|dns|kafka|l7)\b/.test(type);
    case 'trace-sock':
      return /xlate/.test(type);
    default:
      return type === kind || type.startsWith(`${kind}:`);
  }
}

function ends(type: string, word: string): boolean {
  const plain = type.toLowerCase();
  return plain === word || plain.endsWith(`:${word}`);
}
