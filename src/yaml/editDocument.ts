import {
  applyEdits,
  composeEdits,
  invertEdits,
  mapOffset,
  mapRange,
  type Placement,
  type TextEdit,
  type TextRange,
} from '../text';
import type { SourceTree } from './buildTree';
import { commentsTaken, lostComment } from './keptComments';
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
export type DocumentEdit = { readonly ok: true; readonly edits: readonly TextEdit[]; readonly text: string } | RefusedEdit;

/** Why an edit is not made, in words for the user; `range` is where to look. Lines and range are those of the slice. */
export interface RefusedEdit {
  readonly ok: false;
  readonly reason: string;
  readonly range?: TextRange;
}

/**
 * Carries out placements on one document's slice, as few and as small edits as will do, in the document's own style.
 *
 * The result is read again before it is given out: it must say exactly what the placements ask for, no value may be read
 * by kubectl differently than under YAML 1.2 that was not so before, and every comment must still be there that does not
 * belong to what is taken away. Otherwise, and where the document has errors or an alias would carry the change
 * elsewhere, the edit is refused with a reason; nothing is ever half done.
 */
export function editDocument(slice: string, placements: readonly Placement[]): DocumentEdit {
  const before = readTree(slice);
  const broken = before.problems.find((problem) => problem.severity === 'error');
  if (broken) {
    const { message, range } = broken;
    const reason = `This document has an error on line ${lineNumbers(slice)(range.start)}: ${message} Mend it first.`;
    return inWords(refusal(reason, range), slice, []);
  }
  try {
    return carryOut(slice, before, placements);
  } catch {
    // Edits that would overlap are not made in part.
    return inWords(couldNot, slice, []);
  }
}

/** A refusal that looked at the text after some edits, told in lines of the text before them. */
function inWords({ tell, range }: Refusal, slice: string, edits: readonly TextEdit[]): RefusedEdit {
  const back = invertEdits(slice, edits);
  const lineAt = lineNumbers(slice);
  const reason = tell((offset) => lineAt(mapOffset(offset, back, 'after')));
  return range ? { ok: false, reason, range: mapRange(range, back) } : { ok: false, reason };
}

/** A text after some edits, and how it reads. */
interface Done {
  readonly text: string;
  readonly read: ReadTree;
  readonly edits: readonly TextEdit[];
}

function advance({ text, edits }: Done, more: readonly TextEdit[]): Done {
  const after = applyEdits(text, more);
  return { text: after, read: readTree(after), edits: composeEdits(edits, more) };
}

function isBroken({ read }: Done): boolean {
  return read.problems.some((problem) => problem.severity === 'error');
}

function carryOut(slice: string, before: ReadTree, placements: readonly Placement[]): DocumentEdit {
  let done: Done = { text: slice, read: before, edits: [] };
  let expected: unknown = before.value;
  const known = ambiguousTexts(before.tree?.root);
  for (let at = 0, count = 1; at < placements.length; at += count) {
    const { text, read, edits } = done;
    // What the placement itself comes to, from the text that the ones before it left.
    let own: Done = { text, read, edits: [] };
    const refuse = (refused: Refusal, made = own.edits): RefusedEdit => inWords(refused, slice, composeEdits(edits, made));
    const placement = placements[at];
    if (read.tree === undefined || placement === undefined) return refuse(couldNot);
    const source = sourceOf(placement);
    if (source && 'ok' in source) return refuse(source);
    const removed = removeRun(read.tree, text, placements, at);
    count = removed?.count ?? runLength(read.tree, placements, at);
    const changes = removed ? [] : planPlacement(read.tree, text, placement, source, count);
    if ('ok' in changes) return refuse(changes);
    for (const one of placements.slice(at, at + count)) {
      const placed = placeInValue(expected, one, source?.value);
      if (placed === undefined) return refuse(refusal('This does not fit what the document says.'));
      expected = placed.value;
    }
    const taken: string[] = [];
    if (removed) {
      taken.push(...removed.taken);
      own = advance(own, removed.edits);
      if (isBroken(own)) return refuse(couldNot);
    }
    for (const change of changes) {
      if (own.read.tree === undefined) return refuse(couldNot);
      const made = makeChange(own.text, own.read.tree, change);
      if ('ok' in made) return refuse(made);
      if (change.type === 'put' && change.copied) for (const node of change.slice.nodes) addCopied(known, node);
      if (takesAway(placement)) taken.push(...commentsTaken(own.text, own.read.tree, change));
      own = advance(own, made);
      if (isBroken(own)) return refuse(couldNot);
    }
    const lost = lostComment(text, own.text, own.edits, taken);
    if (lost) return refuse(wouldLose(lost), []);
    done = { ...own, edits: composeEdits(edits, own.edits) };
  }
  const { text, read, edits } = done;
  if (!sameValue(read.value, expected) || addsAmbiguity(known, read.tree)) return inWords(couldNot, slice, []);
  return { ok: true, edits, text };
}

/** What stands there already is moved and copied with all its comments; the steps of that are no wish to take any away. */
function takesAway({ type }: Placement): boolean {
  return type === 'set' || type === 'insert' || type === 'remove';
}

function wouldLose(comment: TextRange): Refusal {
  return refusal(
    (lineAt) =>
      `The comment on line ${lineAt(comment.start)} of this document would be lost with this. Move it to another line first, or make the change in the text.`,
    comment,
  );
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
