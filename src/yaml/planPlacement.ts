import type { Placement } from '../text';
import type { SourceTree } from './buildTree';
import type { Refusal } from './locate';
import { type Change, planChanges } from './planChanges';
import { planJoin, planSplit } from './planParts';
import { type CopySource, planCopy, planMove } from './planSlices';
import { planRename } from './renameKey';

/** The steps that make a placement true. `source`: the other document of a copy that has one. */
export function planPlacement(
  tree: SourceTree,
  text: string,
  placement: Placement,
  source: CopySource | undefined,
): readonly Change[] | Refusal {
  switch (placement.type) {
    case 'set':
    case 'insert':
    case 'remove':
      return planChanges(tree, text, placement);
    case 'move':
      return planMove(tree, text, placement);
    case 'copy':
      return planCopy(tree, text, placement, source);
    case 'rename':
      return planRename(tree, text, placement);
    case 'split':
      return planSplit(tree, text, placement);
    case 'join':
      return planJoin(tree, text, placement);
  }
}
