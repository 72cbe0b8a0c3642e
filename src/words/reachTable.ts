import type { Analysis } from '../answers/analysis';
import { type Reacher, type Reachers, reachersOf, SOME_ADDRESS, trailOfReacher } from '../answers/reachers';
import type { Window } from '../answers/tables';
import type { CheckVerdict, Trail } from '../answers/trail';
import { podWords } from './checkEnds';
import { type DecidedBy, decidedBy } from './decidedBy';
import { onOneLine } from './markdown';
import { trailSteps } from './trailSteps';

/** A row of "who reaches": a workload, or everybody outside. `text` is what is typed as From to ask about it alone. */
export interface ReachRow {
  readonly text: string;
  readonly outside: boolean;
  readonly namespace: string;
  readonly name: string;
  /** It is the destination. */
  readonly itself: boolean;
  readonly verdict: CheckVerdict | 'differs';
  readonly by: DecidedBy;
}

export interface ReachTable {
  /** `backend:8080`. */
  readonly title: string;
  readonly reaching: number;
  readonly all: number;
  /** So many hold the words of the filter. */
  readonly total: number;
  readonly rows: readonly ReachRow[];
}

/** The table of who reaches a destination; only the rows of the window are put in words. */
export function reachTable(analysis: Analysis, to: string, port: string, window: Window): ReachTable | undefined {
  const reachers = reachersOf(analysis, to, port);
  if (reachers === undefined) return undefined;
  const words = window.filter.toLowerCase().split(/\s+/).filter(Boolean);
  const found = reachers.rows.filter((row) => {
    const text = `${row.text ?? 'outside cluster'} ${row.verdict}`.toLowerCase();
    return words.every((word) => text.includes(word));
  });
  const name = to.trim().replace(/^.*[\s/]/, '');
  return {
    title: onOneLine(port.trim() === '' ? name : `${name}:${port.trim()}`),
    reaching: reachers.reaching,
    all: reachers.rows.length,
    total: found.length,
    rows: found.slice(window.first, window.first + window.most).map((row) => rowOf(analysis, reachers, row)),
  };
}

function rowOf(analysis: Analysis, reachers: Reachers, row: Reacher): ReachRow {
  const { to } = reachers;
  const { member, text, verdict } = row;
  const first = member?.first ?? -1;
  return {
    text: text ?? SOME_ADDRESS,
    outside: member === undefined,
    namespace: member?.workload.namespace ?? '',
    name: member?.workload.name ?? 'Outside cluster',
    itself: member?.workload.pods.some((_, index) => to.pods.includes(first + index)) === true,
    verdict,
    by: byWords(analysis, row, trailOfReacher(analysis, reachers, row)),
  };
}

function byWords(analysis: Analysis, { member, verdict }: Reacher, trail: Trail | undefined): DecidedBy {
  if (verdict === 'differs' || trail === undefined) {
    return { text: member === undefined ? 'some addresses: ask about one' : 'its pods differ', place: undefined, assumed: false };
  }
  const names = {
    from: trail.fromPod === undefined ? 'outside' : podWords(analysis, trail.fromPod, 'short'),
    to: trail.toPod === undefined ? '' : podWords(analysis, trail.toPod, 'short'),
  };
  return decidedBy(trail, trailSteps(analysis, trail, names));
}
