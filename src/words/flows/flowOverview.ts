import type { FlowVerdict } from '../../flows/flow';
import type { Observed } from '../../flows/observed';
import { counted } from '../segment';
import { dayWords, spanWords } from './timeWords';

/** What was read, all together. */
export interface FlowOverview {
  readonly flows: number;
  readonly rows: number;
  readonly records: number;
  readonly files: readonly { readonly name: string; readonly records: number }[];
  /** `Jan 13 12:54:46 to 12:54:49`, with the year where one was assumed; empty where no record has a time. */
  readonly span: string;
  /** All was seen on one day, so that a time needs none. */
  readonly oneDay: boolean;
  /** The most frequent first. */
  readonly verdicts: readonly { readonly verdict: FlowVerdict; readonly count: number }[];
  readonly namespaces: readonly string[];
  /** What about the numbers has to be known: events that were lost, records that were not kept. */
  readonly notes: readonly string[];
  readonly lost: readonly { readonly source: string; readonly count: number }[];
  readonly unread: {
    readonly count: number;
    /** `flows.json, line 3`. */
    readonly first: readonly { readonly place: string; readonly why: string; readonly text: string }[];
  };
}

const overviews = new WeakMap<Observed, FlowOverview>();

/** The same for the same, so that a click costs nothing. */
export function flowOverview(observed: Observed): FlowOverview {
  const known = overviews.get(observed) ?? overviewOf(observed);
  overviews.set(observed, known);
  return known;
}

function overviewOf({ ends, flows, files, records, notKept, lost, unread, yearAssumed }: Observed): FlowOverview {
  const verdicts = new Map<FlowVerdict, number>();
  let first = Number.POSITIVE_INFINITY;
  let last = Number.NEGATIVE_INFINITY;
  for (const flow of flows) {
    verdicts.set(flow.verdict, (verdicts.get(flow.verdict) ?? 0) + flow.count);
    first = Math.min(first, flow.first ?? first);
    last = Math.max(last, flow.last ?? last);
  }
  const lostCount = lost.reduce((sum, { count }) => sum + count, 0);
  const notes: string[] = [];
  if (lostCount > 0) notes.push(`Hubble lost ${lostCount.toLocaleString('en')} events, so there was more than is counted here.`);
  if (notKept > 0)
    notes.push(
      `${counted(notKept, 'record')} found no place: so many different flows are not kept. Filter with hubble observe and read less.`,
    );
  return {
    flows: flows.reduce((sum, { count }) => sum + count, 0),
    rows: flows.length,
    records,
    files,
    span: last < first ? '' : `${spanWords(first, last)}${yearAssumed ? `, ${new Date(last).getUTCFullYear()} assumed` : ''}`,
    oneDay: last < first || dayWords(first) === dayWords(last),
    verdicts: [...verdicts].map(([verdict, count]) => ({ verdict, count })).sort((a, b) => b.count - a.count),
    namespaces: [...new Set(ends.flatMap(({ namespace }) => namespace ?? []))].sort(),
    notes,
    lost,
    unread: {
      count: unread.count,
      first: unread.first.map(({ file, line, why, text }) => ({
        place: `${file}, line ${line.toLocaleString('en')}`,
        why,
        text,
      })),
    },
  };
}
