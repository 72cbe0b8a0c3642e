import { lineOf, lineStarts, type TextRange } from '../text';

/**
 * Something to tell about a document's YAML. `range` is in the document's slice. Lines named in `message` are counted
 * from the document's start and said so, so that a document's reading stays true wherever it stands in its file.
 */
export interface YamlProblem {
  readonly severity: 'error' | 'warning';
  readonly code: YamlProblemCode;
  readonly range: TextRange;
  readonly message: string;
}

export type YamlProblemCode =
  | 'syntax'
  | 'tab'
  | 'quote'
  | 'colon'
  | 'character'
  | 'template'
  | 'nesting'
  | 'too-large'
  | 'conflict'
  | 'several-documents'
  | 'duplicate-key'
  | 'odd-key'
  | 'merge'
  | 'unknown-alias'
  | 'circular-alias'
  | 'expansion'
  | 'repeated-anchor'
  | 'unknown-tag'
  | 'ambiguous'
  | 'more';

export function errorAt(code: YamlProblemCode, range: TextRange, message: string): YamlProblem {
  return { severity: 'error', code, range, message };
}

export function warningAt(code: YamlProblemCode, range: TextRange, message: string): YamlProblem {
  return { severity: 'warning', code, range, message };
}

/** How many errors and how many warnings of a document are told; the rest of a mangled text is mostly their echo. */
export const maxTold = 50;

/** The problems of a document that are told, by place, and how many are not. */
export function mostTold<T extends Pick<YamlProblem, 'severity' | 'range' | 'message'> & { readonly code: string }>(
  problems: readonly T[],
): readonly T[] {
  const sorted = [...problems].sort((a, b) => a.range.start - b.range.start);
  const told = { error: 0, warning: 0 };
  const kept = sorted.filter((problem) => ++told[problem.severity] <= maxTold);
  const rest = sorted.length - kept.length;
  const last = kept[kept.length - 1];
  if (rest === 0 || last === undefined) return kept;
  const severity = told.error > maxTold ? 'error' : 'warning';
  return [...kept, { ...last, severity, code: 'more', message: `There are ${rest} more like these further down.` }];
}

/** A text as it stands in a message: quoted, on one line, and short. */
export function shown(text: string): string {
  const line = text.replace(/\s+/g, ' ');
  return `"${line.length > 60 ? `${line.slice(0, 57)}…` : line}"`;
}

/** The lines of a document, found when the first message needs one. */
export function lineNumbers(source: string): (offset: number) => number {
  let starts: readonly number[] | undefined;
  return (offset) => {
    starts ??= lineStarts(source);
    return lineOf(starts, offset);
  };
}
