import { splitDocuments } from '../yaml/splitDocuments';

/** Lines that can be folded into their first. Both 1-based, the last is hidden too. */
export interface Fold {
  readonly start: number;
  readonly end: number;
  readonly kind: 'block' | 'comment' | 'document';
}

interface Line {
  readonly number: number;
  readonly indent: number;
  readonly kind: 'blank' | 'comment' | 'item' | 'content';
}

/**
 * What can be folded in a text: whatever is indented below a line, lists that stand at the column of their key, blocks of
 * comments, and documents where there are several. By lines alone, so broken text folds as well as whole text.
 */
export function foldsOf(text: string): readonly Fold[] {
  const lines = text.split(/\r\n|\r|\n/).map(lineOf);
  return [...documentFolds(text, lines), ...commentFolds(lines), ...blockFolds(lines)].sort(
    (one, other) => one.start - other.start || other.end - one.end,
  );
}

function lineOf(text: string, index: number): Line {
  const indent = text.search(/[^ \t\uFEFF]/);
  const number = index + 1;
  if (indent < 0) return { number, indent: 0, kind: 'blank' };
  if (text[indent] === '#') return { number, indent, kind: 'comment' };
  return { number, indent, kind: /^-(?:\s|$)/.test(text.slice(indent, indent + 2)) ? 'item' : 'content' };
}

function blockFolds(lines: readonly Line[]): readonly Fold[] {
  const folds: Fold[] = [];
  const open: Line[] = [];
  let last = 0;
  const close = (line: Line | undefined): void => {
    while (open.length > 0) {
      const top = open[open.length - 1];
      if (!top || (line && isBelow(top, line))) return;
      open.pop();
      if (last > top.number) folds.push({ start: top.number, end: last, kind: 'block' });
    }
  };
  for (const line of lines) {
    if (line.kind === 'blank' || line.kind === 'comment') continue;
    close(line);
    open.push(line);
    last = line.number;
  }
  close(undefined);
  return folds;
}

function isBelow(top: Line, line: Line): boolean {
  return line.indent > top.indent || (line.indent === top.indent && line.kind === 'item' && top.kind === 'content');
}

function commentFolds(lines: readonly Line[]): readonly Fold[] {
  const folds: Fold[] = [];
  let from: Line | undefined;
  for (const [index, line] of lines.entries()) {
    if (line.kind === 'comment') from ??= line;
    const next = lines[index + 1];
    if (from && next?.kind !== 'comment') {
      if (line.number > from.number) folds.push({ start: from.number, end: line.number, kind: 'comment' });
      from = undefined;
    }
  }
  return folds;
}

function documentFolds(text: string, lines: readonly Line[]): readonly Fold[] {
  const documents = splitDocuments(text);
  if (documents.length < 2) return [];
  let number = 1;
  return documents.flatMap(({ start, end }): Fold[] => {
    const count = (text.slice(start, end).match(/\r\n|\r|\n/g) ?? []).length;
    const first = number;
    number += count;
    let last = end === text.length ? number : number - 1;
    while (last > first && lines[last - 1]?.kind === 'blank') last--;
    return last > first ? [{ start: first, end: last, kind: 'document' }] : [];
  });
}
