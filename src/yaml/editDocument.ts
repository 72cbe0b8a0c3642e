import { applyEdits, composeEdits, type Placement, type TextEdit } from '../text';
import type { SourceTree } from './buildTree';
import { type Refusal, refusal } from './locate';
import { makeChange } from './makeChange';
import { placeInValue } from './placeInValue';
import { planChanges } from './planChanges';
import { lineNumbers } from './problem';
import { type ReadTree, readTree } from './readDocument';
import { sameValue } from './readValue';
import { isAmbiguous, visitNodes } from './sourceNode';

/** An edit of one document: `edits` are simultaneous and refer to the slice, `text` is the slice after them. */
export type DocumentEdit = { readonly ok: true; readonly edits: readonly TextEdit[]; readonly text: string } | Refusal;

/**
 * Carries out placements on one document's slice, as few and as small edits as will do, in the document's own style.
 *
 * The result is read again before it is given out: it must say exactly what the placements ask for, and no value may
 * read differently under YAML 1.1 than under 1.2 that did not so before. Otherwise, and where the document has errors or
 * an alias would carry the change elsewhere, the edit is refused with a reason; nothing is ever half done.
 */
export function editDocument(slice: string, placements: readonly Placement[]): DocumentEdit {
  const before = readTree(slice);
  const broken = before.problems.find((problem) => problem.severity === 'error');
  if (broken) {
    const line = lineNumbers(slice)(broken.range.start);
    return refusal(`This document has an error on line ${line}: ${broken.message} Mend it first.`, broken.range);
  }
  try {
    return carryOut(slice, before, placements);
  } catch {
    // Edits that would overlap are not made in part.
    return couldNot;
  }
}

function carryOut(slice: string, before: ReadTree, placements: readonly Placement[]): DocumentEdit {
  let now: ReadTree = before;
  let text = slice;
  let expected: unknown = before.value;
  let edits: readonly TextEdit[] = [];
  for (const placement of placements) {
    if (now.tree === undefined) return couldNot;
    const changes = planChanges(now.tree, text, placement);
    if ('ok' in changes) return changes;
    const placed = placeInValue(expected, placement);
    if (placed === undefined) return refusal('This does not fit what the document says.');
    expected = placed.value;
    for (const change of changes) {
      if (now.tree === undefined) return couldNot;
      const made = makeChange(text, now.tree, change);
      if ('ok' in made) return made;
      edits = composeEdits(edits, made);
      text = applyEdits(text, made);
      now = readTree(text);
      if (now.problems.some((problem) => problem.severity === 'error')) return couldNot;
    }
  }
  if (!sameValue(now.value, expected) || addsAmbiguity(before.tree, now.tree)) return couldNot;
  return { ok: true, edits, text };
}

const couldNot = refusal(
  'This place is written in a way that Drawbridge cannot edit without changing something else. Change it in the text.',
);

/** Whether there is a text after the edit that YAML 1.1 and 1.2 read differently and that did not stand there before. */
function addsAmbiguity(before: SourceTree | undefined, after: SourceTree | undefined): boolean {
  const known = ambiguousTexts(before);
  for (const [text, count] of ambiguousTexts(after)) if (count > (known.get(text) ?? 0)) return true;
  return false;
}

function ambiguousTexts(tree: SourceTree | undefined): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  if (tree?.root === undefined) return counts;
  visitNodes(tree.root, (node) => {
    if (node.kind === 'scalar' && isAmbiguous(node)) counts.set(node.text, (counts.get(node.text) ?? 0) + 1);
  });
  return counts;
}
