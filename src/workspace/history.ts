import { applyEdits, composeEdits, invertEdits, type TextEdit } from '../text';
import type { Transaction } from './transaction';
import type { FileId } from './workspace';

/** The one history of all open files. `past` ends with the newest step; `future` begins with the next to redo. */
export interface History {
  readonly past: readonly Transaction[];
  readonly future: readonly Transaction[];
}

export const NO_HISTORY: History = { past: [], future: [] };

/** Records a step that was just made. With `join` it becomes part of the step before, if both were typed into one file. */
export function record(history: History, step: Transaction, join: boolean): History {
  const last = history.past.at(-1);
  const [file] = step.edits.keys();
  if (join && last && last.origin === 'typing' && step.origin === 'typing' && file !== undefined && last.edits.has(file)) {
    const joined: Transaction = {
      edits: new Map([[file, composeEdits(last.edits.get(file) ?? [], step.edits.get(file) ?? [])]]),
      inverse: new Map([[file, composeEdits(step.inverse.get(file) ?? [], last.inverse.get(file) ?? [])]]),
      label: last.label,
      origin: 'typing',
      before: last.before,
      after: step.after,
    };
    return { past: [...history.past.slice(0, -1), joined], future: [] };
  }
  return { past: [...history.past, step], future: [] };
}

/** The step to take back next, and the history after that. */
export function stepBack(history: History): { readonly step: Transaction; readonly history: History } | undefined {
  const step = history.past.at(-1);
  return step && { step, history: { past: history.past.slice(0, -1), future: [step, ...history.future] } };
}

/** The step to make again next, and the history after that. */
export function stepForward(history: History): { readonly step: Transaction; readonly history: History } | undefined {
  const [step, ...future] = history.future;
  return step && { step, history: { past: [...history.past, step], future } };
}

/** The history without a file that was closed. Steps that touched only that file are gone. */
export function forgetFile(history: History, file: FileId): History {
  const without = (steps: readonly Transaction[]): Transaction[] =>
    steps.flatMap((step) => {
      if (!step.edits.has(file)) return [step];
      const edits = new Map([...step.edits].filter(([id]) => id !== file));
      if (edits.size === 0) return [];
      return [{ ...step, edits, inverse: new Map([...step.inverse].filter(([id]) => id !== file)) }];
    });
  return { past: without(history.past), future: without(history.future) };
}

/**
 * Whether typed edits go on where the last step stopped, as one word typed or erased: a single small edit that touches
 * the last one's place in the text as it is now. A new line begins a new step.
 */
export function continuesTyping(last: Transaction | undefined, file: FileId, edits: readonly TextEdit[]): boolean {
  const [edit, more] = edits;
  const [previous, another] = last?.edits.get(file) ?? [];
  if (last?.origin !== 'typing' || !edit || more || !previous || another) return false;
  if (edit.content.length > 1 || edit.length > 1 || /[\r\n]/.test(edit.content)) return false;
  const end = previous.offset + previous.content.length;
  const erasing = edit.content === '';
  const erased = previous.content.length < previous.length;
  if (erasing) return edit.offset + edit.length === end && (erased || previous.content.length > 0);
  return edit.offset === end && previous.content !== '';
}

/** A step from edits by file, with its inverse worked out against the texts before. */
export function transaction(
  texts: ReadonlyMap<FileId, string>,
  edits: ReadonlyMap<FileId, readonly TextEdit[]>,
  rest: Omit<Transaction, 'edits' | 'inverse'>,
): Transaction {
  const inverse = new Map([...edits].map(([file, list]) => [file, invertEdits(texts.get(file) ?? '', list)] as const));
  return { edits, inverse, ...rest };
}

/** The texts after edits by file. */
export function textsAfter(
  texts: ReadonlyMap<FileId, string>,
  edits: ReadonlyMap<FileId, readonly TextEdit[]>,
): ReadonlyMap<FileId, string> {
  return new Map([...edits].map(([file, list]) => [file, applyEdits(texts.get(file) ?? '', list)] as const));
}
