import { contentEndOfLine, type Placement, type TextEdit } from '../text';
import type { SourceTree } from './buildTree';
import { commentsTaken } from './keptComments';
import { locate } from './locate';
import { makeChange } from './makeChange';
import { isWithin } from './placeInValue';
import { isAfterLineBreak } from './surroundings';

/**
 * The edits that take away several items of one block list at once, how many placements they carry out, and the comments
 * that go with the items.
 */
export interface RemoveRun {
  readonly count: number;
  readonly edits: readonly TextEdit[];
  readonly taken: readonly string[];
}

/**
 * Placements from the one at `start` on that take items of one block list away, from the back to the front: each path
 * then means what it means in the tree before them all, and one reading does for all. An item always stays: what an
 * emptied list becomes is another edit. Undefined where that is not so, or where the edits touch each other in a way that
 * needs one after the other.
 */
export function removeRun(
  tree: SourceTree,
  text: string,
  placements: readonly Placement[],
  start: number,
): RemoveRun | undefined {
  const first = placements[start];
  if (first?.type !== 'remove') return undefined;
  const list = first.path.slice(0, -1);
  const found = locate(tree, list);
  if (found.ok !== true || found.node.kind !== 'list' || found.node.flow) return undefined;
  const edits: TextEdit[] = [];
  const taken: string[] = [];
  let before = found.node.items.length;
  let count = 0;
  for (let one = placements[start]; one?.type === 'remove'; one = placements[start + count]) {
    const index = one.path[list.length];
    const isItem = one.path.length === list.length + 1 && isWithin(one.path, list);
    if (!isItem || typeof index !== 'number' || index >= before || count + 1 === found.node.items.length) break;
    const change = { type: 'remove', path: one.path } as const;
    const made = makeChange(text, tree, change);
    if ('ok' in made) return undefined;
    edits.push(...made);
    taken.push(...commentsTaken(text, tree, change));
    before = index;
    count++;
  }
  const joined = count > 1 ? withoutOverlap(text, edits) : undefined;
  return joined && { count, edits: joined, taken };
}

/**
 * Sorted, and apart. The last lines of a text without a final line break take the break before them along: where the
 * lines before go too, these give up the one before theirs instead.
 */
function withoutOverlap(text: string, edits: readonly TextEdit[]): readonly TextEdit[] | undefined {
  const apart: TextEdit[] = [];
  for (const edit of [...edits].sort((a, b) => b.offset - a.offset || b.length - a.length)) {
    const behind = apart[apart.length - 1];
    const end = edit.offset + edit.length;
    if (behind === undefined || end <= behind.offset) {
      apart.push(edit);
      continue;
    }
    const shared = text.slice(behind.offset, end);
    const isBreak = shared === '\n' || shared === '\r\n' || shared === '\r';
    if (!isBreak || edit.content !== '' || behind.content !== '' || !isAfterLineBreak(text, edit.offset)) return undefined;
    const offset = contentEndOfLine(text, edit.offset - 1);
    apart[apart.length - 1] = { offset, length: behind.offset + behind.length - offset, content: '' };
  }
  return apart.reverse();
}
