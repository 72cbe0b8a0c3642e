import type { Placement } from '../text';
import type { SourceTree } from './buildTree';
import { type Refusal, refusal } from './locate';
import { type Change, planChanges } from './planChanges';
import { type CopySource, planCopy, planMove } from './planSlices';

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
      return [{ type: 'renameKey', path: placement.path, key: placement.key }];
    case 'split':
    case 'join':
      return refusal('This cannot be done yet.');
  }
}
