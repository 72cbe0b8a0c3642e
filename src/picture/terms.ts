import { grouped } from './grouped';
import type { LineState, PictureHub, PictureSide } from './picture';
import type { Strand } from './strands';

/** What ends at one landing point of the card: a rule's circle with its strands, or a strand by itself. */
export interface Term {
  readonly hub: PictureHub | undefined;
  readonly state: LineState;
  readonly strands: readonly Strand[];
  /** The mean height of its rows. */
  readonly y: number;
}

function mean(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / Math.max(1, values.length);
}

/** A side's terms, in the order of their rows. */
export function termsOf(side: PictureSide, strands: readonly Strand[]): readonly Term[] {
  const height = (those: readonly Strand[]) => mean(those.flatMap(({ ys }) => ys));
  const joined = grouped(strands, ({ joins }) => joins);
  const hubs = side.hubs.flatMap((hub): readonly Term[] => {
    const own = joined.get(hub.rule);
    return own === undefined ? [] : [{ hub, state: hub.state, strands: own, y: height(own) }];
  });
  const alone = (joined.get(undefined) ?? []).map(
    (strand): Term => ({ hub: undefined, state: strand.state, strands: [strand], y: height([strand]) }),
  );
  return [...hubs, ...alone].sort((a, b) => a.y - b.y);
}

/** Whether it gets to the pods, so that the wall opens for it. */
export function passes(state: LineState): boolean {
  return state === 'allowed' || state === 'depends';
}
