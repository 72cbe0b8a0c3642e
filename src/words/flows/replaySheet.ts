import type { Analyses } from '../../answers/questions';
import { wholeCaveats } from '../../answers/wholeCaveats';
import type { Observed } from '../../flows/observed';
import { type Replay, replay } from '../../flows/replay/replay';
import { seenNow } from '../../flows/replay/seenNow';
import { counted } from '../segment';
import { type WholeCaveatWords, wholeCaveatWords } from '../wholeCaveatWords';

/**
 * What would become of all flows, counted as the table of flows counts them: each time one was seen. `breaks`: those that
 * an edit since the files were opened would drop.
 */
export interface ReplaySheet {
  readonly counts: Replay['counts'];
  readonly breaks: { readonly flows: number; readonly packets: number };
  /** `2 observed flows would now be dropped`, or that none would. */
  readonly line: string;
  /** The same of what was edited; undefined: nothing that was seen breaks by it. */
  readonly breaking: string | undefined;
  /** What would now be dropped, for a place with little room; undefined: nothing would. */
  readonly short: { readonly flows: number; readonly text: string } | undefined;
  readonly notes: readonly Pick<WholeCaveatWords, 'text' | 'objects'>[];
}

/** Caveats that are of no weight for single flows: they are told where all connections are. */
const ELSEWHERE: readonly WholeCaveatWords['type'][] = ['nobody', 'selectsNobody'];

/** Replays what was observed over the open files. */
export function replaySheet({ now, opened }: Pick<Analyses, 'now' | 'opened'>, observed: Observed): ReplaySheet {
  const base = seenNow(now(), observed);
  const after = replay(base);
  const { nowDropped } = after.counts;
  const breaks =
    nowDropped.flows === 0 ? { flows: 0, packets: 0 } : brokenSince(replay(seenNow(opened(), observed)), after, observed);
  return {
    counts: after.counts,
    breaks,
    line:
      nowDropped.flows === 0
        ? 'Nothing that was forwarded would now be dropped'
        : `${counted(nowDropped.packets, 'observed flow')} would now be dropped`,
    breaking:
      breaks.flows === 0 ? undefined : `Your edits would drop ${counted(breaks.packets, 'flow')} that Hubble saw forwarded.`,
    short:
      nowDropped.flows === 0
        ? undefined
        : breaks.flows > 0
          ? { flows: breaks.packets, text: `Edits would drop ${counted(breaks.packets, 'observed flow')}` }
          : { flows: nowDropped.packets, text: `${counted(nowDropped.packets, 'observed flow')} would now be dropped` },
    notes: wholeCaveatWords(base.analysis, wholeCaveats(base.analysis))
      .filter(({ type }) => !ELSEWHERE.includes(type))
      .map(({ text, objects }) => ({ text, objects })),
  };
}

function brokenSince(before: Replay, after: Replay, { flows }: Observed): ReplaySheet['breaks'] {
  let [broken, packets] = [0, 0];
  for (const [index, { status }] of after.outcomes.entries()) {
    if (status !== 'nowDropped' || before.outcomes[index]?.status === 'nowDropped') continue;
    broken++;
    packets += flows[index]?.count ?? 0;
  }
  return { flows: broken, packets };
}
