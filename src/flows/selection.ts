import type { Cluster } from '../engine/cluster';
import { endName, endSearchText } from './endText';
import { type FlowFilter, parseFlowFilter } from './filter';
import { type EndLabels, labelsOfEnd } from './knownPods';
import { matcher } from './match';
import type { Observed, ObservedFlow } from './observed';

/** What a filter keeps of what was observed. */
export interface FlowSelection {
  readonly filter: FlowFilter;
  /** How much each flow counts, by its place: 0 where the filter leaves it out; with times, what is in between alone. */
  readonly counts: Float64Array;
  /** The places of those that count. */
  readonly rows: readonly number[];
  readonly total: number;
  /** So many flows were left out because nobody tells the labels that the filter asks for. */
  readonly unlabelled: number;
  /** The buckets of the times in between; flows are counted in whole ones. */
  readonly between: Between | undefined;
}
export interface Between {
  readonly from: number;
  /** Not in it any more. */
  readonly to: number;
  /** The times asked for begin and end with buckets. */
  readonly exact: boolean;
}

/** Who there is in the open files, worked out only where a filter asks for labels that Hubble did not tell. */
export type ClusterNow = () => Cluster;

const KEPT = 8;
interface Known {
  readonly selections: Map<string, { readonly cluster: Cluster | undefined; readonly selection: FlowSelection }>;
  readonly told: (EndLabels | undefined | null)[];
  labels: { readonly cluster: Cluster; readonly byEnd: (EndLabels | undefined | null)[] } | undefined;
  ends: readonly string[] | undefined;
  rest: readonly string[] | undefined;
}
const known = new WeakMap<Observed, Known>();

function knownOf(observed: Observed): Known {
  const before = known.get(observed);
  if (before) return before;
  const fresh: Known = { selections: new Map(), told: [], labels: undefined, ends: undefined, rest: undefined };
  known.set(observed, fresh);
  return fresh;
}

/** What a filter keeps. Asked again with the same text it costs nothing, until who there is in the open files changes. */
export function selectFlows(observed: Observed, text: string, clusterNow: ClusterNow): FlowSelection {
  const { selections } = knownOf(observed);
  const before = selections.get(text);
  if (before && (before.cluster === undefined || before.cluster === clusterNow())) return before.selection;
  let cluster: Cluster | undefined;
  const selection = select(observed, parseFlowFilter(text), () => {
    cluster = clusterNow();
    return cluster;
  });
  selections.delete(text);
  selections.set(text, { cluster, selection });
  const [oldest] = selections.keys();
  if (selections.size > KEPT && oldest !== undefined) selections.delete(oldest);
  return selection;
}

function select(observed: Observed, filter: FlowFilter, clusterNow: ClusterNow): FlowSelection {
  const { flows } = observed;
  const keeps = matcher(filter, observed, (end) => labelsAt(observed, end, clusterNow)?.labels);
  const finds = finder(observed, filter.words);
  const between = betweenOf(filter, observed.bucketMs);
  const counts = new Float64Array(flows.length);
  const rows: number[] = [];
  let total = 0;
  let unlabelled = 0;
  for (const [place, flow] of flows.entries()) {
    const kept = keeps(flow);
    if (kept === 'no' || !finds(flow, place)) continue;
    const count = countBetween(flow, between);
    if (count === 0) continue;
    if (kept === 'unknown') {
      unlabelled += count;
      continue;
    }
    counts[place] = count;
    rows.push(place);
    total += count;
  }
  return { filter, counts, rows, total, unlabelled, between };
}

/** The labels of an end, by its place. */
export function labelsAt(observed: Observed, end: number, clusterNow: ClusterNow): EndLabels | undefined {
  const one = observed.ends[end];
  if (one === undefined) return undefined;
  const here = knownOf(observed);
  // What Hubble told stays; what the open files tell is of these files.
  const isTold = one.labels !== undefined || one.pod === undefined;
  const cluster = isTold ? undefined : clusterNow();
  if (cluster !== undefined && here.labels?.cluster !== cluster) here.labels = { cluster, byEnd: [] };
  const byEnd = isTold ? here.told : (here.labels?.byEnd ?? []);
  if (byEnd[end] === undefined) byEnd[end] = labelsOfEnd(one, clusterNow) ?? null;
  return byEnd[end] ?? undefined;
}

/** Whether all words are found in what a flow says: in its ends, or beside them. */
function finder(observed: Observed, words: readonly string[]): (flow: ObservedFlow, place: number) => boolean {
  if (words.length === 0) return () => true;
  const here = knownOf(observed);
  here.ends ??= observed.ends.map(endSearchText);
  here.rest ??= observed.flows.map(restText);
  const { rest } = here;
  const byWord = words.map((word) => Uint8Array.from(here.ends ?? [], (text) => (text.includes(word) ? 1 : 0)));
  return ({ from, to }, place) =>
    words.every((word, at) => byWord[at]?.[from] === 1 || byWord[at]?.[to] === 1 || rest[place]?.includes(word) === true);
}

function restText({ port, protocol, direction, verdict, reason = '', types, policies }: ObservedFlow): string {
  const where = `${port ?? ''}/${protocol ?? ''} ${direction ?? ''}`;
  const named = policies.map(({ namespace, name }) => (namespace === undefined ? name : `${namespace}/${name}`)).join(' ');
  return `${where} ${verdict} ${reason} ${types.join(' ')} ${named}`.toLowerCase();
}

function betweenOf({ since, until }: FlowFilter, bucketMs: number): Between | undefined {
  if (since === undefined && until === undefined) return undefined;
  const from = since === undefined ? Number.NEGATIVE_INFINITY : Math.floor(since / bucketMs);
  const to = until === undefined ? Number.POSITIVE_INFINITY : Math.ceil(until / bucketMs);
  return { from, to, exact: (since ?? 0) % bucketMs === 0 && (until ?? 0) % bucketMs === 0 };
}

function countBetween({ count, buckets }: ObservedFlow, between: Between | undefined): number {
  if (between === undefined) return count;
  let sum = 0;
  for (const bucket of buckets) if (bucket.index >= between.from && bucket.index < between.to) sum += bucket.count;
  return sum;
}

export const FLOW_SORTS = ['last', 'from', 'to', 'verdict', 'count'] as const;
/** By what a table of flows is sorted: newest, most frequent and dropped first, names from A on; `down` turns it round. */
export interface FlowSort {
  readonly by: (typeof FLOW_SORTS)[number];
  readonly reversed: boolean;
}

const sorted = new WeakMap<FlowSelection, Map<string, readonly number[]>>();

/** The places of what is kept, in an order. */
export function sortedRows(observed: Observed, selection: FlowSelection, sort: FlowSort): readonly number[] {
  const known = sorted.get(selection) ?? new Map<string, readonly number[]>();
  sorted.set(selection, known);
  const key = `${sort.by} ${sort.reversed}`;
  const before = known.get(key);
  if (before) return before;
  const keys = keysOf(observed, selection, sort.by);
  const sign = sort.reversed ? -1 : 1;
  const rows = [...selection.rows].sort((a, b) => sign * ((keys[a] ?? 0) - (keys[b] ?? 0)) || a - b);
  known.set(key, rows);
  return rows;
}

function keysOf({ flows, ends }: Observed, { counts }: FlowSelection, by: FlowSort['by']): ArrayLike<number> {
  switch (by) {
    case 'last':
      return Float64Array.from(flows, ({ last }) => -(last ?? 0));
    case 'count':
      return Float64Array.from(counts, (count) => -count);
    case 'verdict':
      return Float64Array.from(flows, ({ verdict }) =>
        verdict === 'DROPPED' ? 0 : verdict === 'ERROR' ? 1 : verdict === 'FORWARDED' ? 3 : 2,
      );
    case 'from':
    case 'to': {
      const names = ends.map(endName);
      const order = names.map((_, at) => at).sort((a, b) => compare(names[a] ?? '', names[b] ?? ''));
      const places = new Float64Array(ends.length);
      for (const [place, end] of order.entries()) places[end] = place;
      return Float64Array.from(flows, (flow) => places[flow[by]] ?? 0);
    }
  }
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
