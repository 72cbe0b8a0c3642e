import type { Path, Placement } from '../text';
import type { SourceTree } from './buildTree';
import type { Refusal } from './locate';
import { afterPut, isWithin } from './placeInValue';
import { type Change, planChanges } from './planChanges';
import { planJoin, planSplit } from './planParts';
import { type CopySource, canMoveRun, planCopy, planMove } from './planSlices';
import { planRename } from './renameKey';

/**
 * How many placements from the one at `start` on can be made as one: moves of neighbouring items from one list to
 * another, each to the place behind the one before.
 */
export function runLength(tree: SourceTree, placements: readonly Placement[], start: number): number {
  const first = placements[start];
  if (first?.type !== 'move' || isWithin(first.to, first.from.slice(0, -1))) return 1;
  if (afterPut(first.from, first.to, first.index) !== first.from || !canMoveRun(tree, first)) return 1;
  let count = 1;
  for (let next = placements[start + 1]; next?.type === 'move'; next = placements[start + count]) {
    const follows = next.index === first.index + count && isSame(next.from, first.from) && isSame(next.to, first.to);
    if (!follows || (next.heading && !(first.heading && isSame(next.heading, first.heading)))) break;
    count++;
  }
  return count;
}

function isSame(path: Path, other: Path): boolean {
  return path.length === other.length && isWithin(path, other);
}

/** The steps that make a placement true, or a run of `count` moves. `source`: the other document of a copy that has one. */
export function planPlacement(
  tree: SourceTree,
  text: string,
  placement: Placement,
  source: CopySource | undefined,
  count: number,
): readonly Change[] | Refusal {
  switch (placement.type) {
    case 'set':
    case 'insert':
    case 'remove':
      return planChanges(tree, placement);
    case 'move':
      return planMove(tree, text, placement, count);
    case 'copy':
      return planCopy(tree, text, placement, source);
    case 'rename':
      return planRename(tree, placement);
    case 'split':
      return planSplit(tree, text, placement);
    case 'join':
      return planJoin(tree, text, placement);
  }
}
