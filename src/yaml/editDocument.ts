import { applyEdits, composeEdits, type Placement, type TextEdit } from '../text';
import type { SourceTree } from './buildTree';
import { type Refusal, refusal } from './locate';
import { makeChange } from './makeChange';
import { placeInValue } from './placeInValue';
import { planPlacement, runLength } from './planPlacement';
import type { CopySource } from './planSlices';
import { lineNumbers } from './problem';
import { type ReadTree, readTree } from './readDocument';
import { sameValue } from './readValue';
import { removeRun } from './removeRun';
import { isAmbiguous, type SourceNode, visitNodes } from './sourceNode';

/** An edit of one document: `edits` are simultaneous and refer to the slice, `text` is the slice after them. */
export type DocumentEdit = { readonly ok: true; readonly edits: readonly TextEdit[]; readonly text: string } | Refusal;

/**
 * Carries out placements on one document's slice, as few and as small edits as will do, in the document's own style.
 *
 * The result is read again before it is given out: it must say exactly what the placements ask for, and no value may
 * be read by kubectl differently than under YAML 1.2 that was not so before. Otherwise, and where the document has errors or
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
  const known = ambiguousTexts(before.tree?.root);
  for (let at = 0, count = 1; at < placements.length; at += count) {
    const placement = placements[at];
    if (now.tree === undefined || placement === undefined) return couldNot;
    const source = sourceOf(placement);
    if (source && 'ok' in source) return source;
    const removed = removeRun(now.tree, text, placements, at);
    count = removed?.count ?? runLength(now.tree, text, placements, at);
    const changes = removed ? [] : planPlacement(now.tree, text, placement, source, count);
    if ('ok' in changes) return changes;
    for (const one of placements.slice(at, at + count)) {
      const placed = placeInValue(expected, one, source?.value);
      if (placed === undefined) return refusal('This does not fit what the document says.');
      expected = placed.value;
    }
    if (removed) {
      edits = composeEdits(edits, removed.edits);
      text = applyEdits(text, removed.edits);
      now = readTree(text);
      if (now.problems.some((problem) => problem.severity === 'error')) return couldNot;
    }
    for (const change of changes) {
      if (now.tree === undefined) return couldNot;
      const made = makeChange(text, now.tree, change);
      if ('ok' in made) return made;
      if (change.type === 'put' && change.copied) for (const node of change.slice.nodes) addCopied(known, node);
      edits = composeEdits(edits, made);
      text = applyEdits(text, made);
      now = readTree(text);
      if (now.problems.some((problem) => problem.severity === 'error')) return couldNot;
    }
  }
  if (!sameValue(now.value, expected) || addsAmbiguity(known, now.tree)) return couldNot;
  return { ok: true, edits, text };
}

/** The other document that a copy is taken from. */
function sourceOf(placement: Placement): (CopySource & { readonly value: unknown }) | Refusal | undefined {
  if (placement.type !== 'copy' || placement.source === undefined) return undefined;
  const { tree, problems, value } = readTree(placement.source);
  const broken = problems.find((problem) => problem.severity === 'error');
  if (broken === undefined && tree !== undefined) return { tree, text: placement.source, value };
  const line = lineNumbers(placement.source)(broken?.range.start ?? 0);
  return refusal(`The document to copy from has an error on line ${line}: ${broken?.message ?? ''} Mend it first.`);
}

const couldNot = refusal(
  'This place is written in a way that Drawbridge cannot edit without changing something else. Change it in the text.',
);

/** Whether there is a text after the edit that kubectl and YAML 1.2 read differently and that did not stand there before. */
function addsAmbiguity(known: ReadonlyMap<string, number>, after: SourceTree | undefined): boolean {
  for (const [text, count] of ambiguousTexts(after?.root)) if (count > (known.get(text) ?? 0)) return true;
  return false;
}

/** How often each text stands at a node and below that the two read differently. */
function ambiguousTexts(root: SourceNode | undefined, counts = new Map<string, number>()): Map<string, number> {
  if (root === undefined) return counts;
  visitNodes(root, (node) => {
    if (node.kind === 'scalar' && isAmbiguous(node)) counts.set(node.text, (counts.get(node.text) ?? 0) + 1);
  });
  return counts;
}

/** A copy may repeat the texts of what it is a copy of, and of what its aliases stand for. */
function addCopied(known: Map<string, number>, node: SourceNode): void {
  ambiguousTexts(node, known);
  visitNodes(node, (inner) => {
    if (inner.kind === 'alias' && inner.target) addCopied(known, inner.target);
  });
}
