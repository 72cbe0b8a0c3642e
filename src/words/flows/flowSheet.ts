import { fateOf } from '../../flows/charts';
import { endName } from '../../flows/endText';
import type { FlowEnd, FlowVerdict } from '../../flows/flow';
import type { Observed, ObservedFlow } from '../../flows/observed';
import type { Replay, ReplayStatus } from '../../flows/replay/replay';
import { type ClusterNow, type FlowSelection, type FlowSort, selectFlows, sortedRows } from '../../flows/selection';
import { flowOverview } from './flowOverview';
import { type OutcomeCell, outcomeCell } from './outcomeSheet';
import { OUTCOME_WORDS } from './replayWords';
import { perWords, timeWords } from './timeWords';

export interface FlowsQuestion {
  /** Flags of `hubble observe`, and words. */
  readonly filter: string;
  /** Only what this would become of. */
  readonly outcome?: ReplayStatus | undefined;
  readonly sort: FlowSort;
  readonly first: number;
  readonly most: number;
}

/** A row of the table of flows, in the words of `hubble observe`. `place` is the flow's among all. */
export interface FlowRow {
  readonly place: number;
  /** When it was last seen, without the day where all is of one; `since` tells it all. */
  readonly time: string;
  readonly since: string;
  readonly from: EndWords;
  /** As Hubble draws it: `->` a request, `<-` a reply, `<>` not told. The left end began the connection. */
  readonly arrow: '->' | '<-' | '<>';
  readonly to: EndWords;
  /** `8080/TCP`, `ICMPv4`. */
  readonly port: string;
  readonly type: string;
  readonly verdict: FlowVerdict;
  readonly fate: ReturnType<typeof fateOf>;
  readonly reason: string | undefined;
  readonly count: number;
  /** What the open policies make of it; undefined where there is nothing to ask, or none to be asked. */
  readonly outcome: OutcomeCell | undefined;
}

/** `aside` is what Hubble prints in brackets behind the name, where that says something of its own. */
export interface EndWords {
  readonly name: string;
  readonly aside: string | undefined;
}

export interface FlowSheet {
  /** So many rows there are with no filter, and with it and the outcome; so many flows they stand for. */
  readonly all: number;
  readonly total: number;
  readonly flows: number;
  readonly rows: readonly FlowRow[];
  /** What of the filter could not be read. */
  readonly unread: readonly { readonly text: string; readonly why: string }[];
  readonly notes: readonly string[];
  /** How many flows become what, of those the filter keeps; undefined where no policy is open. */
  readonly outcomes: readonly (OutcomeCell & { readonly count: number })[] | undefined;
}

/** What changes stands first. */
const OUTCOMES = ['nowDropped', 'nowForwarded', 'undecided', 'stillDropped', 'stillForwarded'] as const;

/**
 * The table of flows that a filter keeps; only the rows of the window are put in words. `replayed`: what the open policies
 * make of the flows; undefined: none is open, and no flow is kept by its outcome.
 */
export function flowSheet(
  observed: Observed,
  { filter, outcome, sort, first, most }: FlowsQuestion,
  clusterNow: ClusterNow,
  replayed?: Replay,
): FlowSheet {
  const selection = selectFlows(observed, filter, clusterNow);
  const outcomes = replayed?.outcomes;
  const isWanted = (place: number): boolean => outcomes?.[place]?.status === outcome;
  const sorted = sortedRows(observed, selection, sort);
  const kept = outcome === undefined || outcomes === undefined ? sorted : sorted.filter(isWanted);
  const rows = kept.slice(first, first + most);
  const counts = outcomes && countsOf(selection, outcomes);
  const { oneDay } = flowOverview(observed);
  return {
    all: observed.flows.length,
    total: kept.length,
    flows: outcome === undefined || counts === undefined ? selection.total : counts[outcome],
    rows: rows.flatMap(
      (place) => rowOf(observed, oneDay, place, selection.counts[place] ?? 0, outcomeCell(outcomes?.[place])) ?? [],
    ),
    unread: selection.filter.unread,
    notes: notesOf(selection, observed.bucketMs),
    outcomes: counts && OUTCOMES.map((status) => ({ status, words: OUTCOME_WORDS[status], count: counts[status] })),
  };
}

function countsOf({ rows, counts }: FlowSelection, outcomes: Replay['outcomes']): Record<ReplayStatus, number> {
  const sums = { nowDropped: 0, nowForwarded: 0, undecided: 0, stillDropped: 0, stillForwarded: 0, notAsked: 0 };
  for (const place of rows) sums[outcomes[place]?.status ?? 'notAsked'] += counts[place] ?? 0;
  return sums;
}

/** What stands before the time of day. */
const DAY = 'Jan 13 ';

function rowOf(
  observed: Observed,
  oneDay: boolean,
  place: number,
  count: number,
  outcome: OutcomeCell | undefined,
): FlowRow | undefined {
  const { flows, ends } = observed;
  const flow = flows[place];
  const from = flow && ends[flow.from];
  const to = flow && ends[flow.to];
  if (flow === undefined || from === undefined || to === undefined) return undefined;
  const { first, last, verdict, reason, reply, types } = flow;
  return {
    place,
    time: last === undefined ? 'not told' : timeWords(last, !oneDay && spansYears(observed)).slice(oneDay ? DAY.length : 0),
    since: sinceWords(first, last),
    from: endWords(from),
    arrow: reply === undefined ? '<>' : reply ? '<-' : '->',
    to: endWords(to),
    port: portWords(flow),
    type: types.join(', '),
    verdict,
    fate: fateOf(flow),
    reason,
    count,
    outcome,
  };
}

const spans = new WeakMap<Observed, boolean>();

/** Whether the flows are of more than one year. */
function spansYears(observed: Observed): boolean {
  const known = spans.get(observed);
  if (known !== undefined) return known;
  const years = new Set(observed.flows.flatMap(({ last }) => (last === undefined ? [] : [new Date(last).getUTCFullYear()])));
  spans.set(observed, years.size > 1);
  return years.size > 1;
}

function sinceWords(first: number | undefined, last: number | undefined): string {
  if (first === undefined || last === undefined) return 'Hubble told no time';
  return first === last ? `Seen at ${timeWords(last)}` : `First seen at ${timeWords(first)}, last at ${timeWords(last)}`;
}

/** `8080/TCP`, `TCP`, `ICMPv4`, `8080`. */
export function portWords({ port, protocol }: Pick<ObservedFlow, 'port' | 'protocol'>): string {
  return [port, protocol].filter((one) => one !== undefined).join('/');
}

/** An end, and its identity where its name is an address. */
export function endWords(end: FlowEnd): EndWords {
  const name = endName(end);
  const { pod, reserved, identity } = end;
  if (pod !== undefined) return { name, aside: undefined };
  const aside = reserved ?? (identity === undefined ? undefined : `ID:${identity}`);
  return { name, aside: aside === name || name.startsWith('identity ') ? undefined : aside };
}

function notesOf({ unlabelled, between }: FlowSelection, bucketMs: number): readonly string[] {
  const notes: string[] = [];
  if (unlabelled > 0) {
    const many = unlabelled === 1 ? '1 flow is' : `${unlabelled.toLocaleString('en')} flows are`;
    notes.push(
      `${many} left out: nobody tells the labels of the pods. Open their manifests beside the flows, or export with hubble observe -o jsonpb.`,
    );
  }
  if (between && !between.exact)
    notes.push(`Flows are counted ${perWords(bucketMs)}: whole ones are shown at both ends of the time.`);
  return notes;
}
