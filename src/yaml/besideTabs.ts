import { contentEndOfLine, endOfLine, startOfLine, type TextRange } from '../text';
import type { YamlProblem, YamlProblemCode } from './problem';

const ECHOES: readonly YamlProblemCode[] = ['syntax', 'colon', 'quote', 'odd-key', 'duplicate-key'];

/**
 * The problems without those that a tab brings about: from the line above it on, until a key stands at the document's
 * root again. They go, or show what they are, with the tab.
 */
export function withoutEchoesOfTabs(problems: readonly YamlProblem[], source: string): readonly YamlProblem[] {
  const stretches: TextRange[] = [];
  for (const { code, range } of problems) {
    if (code !== 'tab' || range.start < (stretches.at(-1)?.end ?? 0)) continue;
    stretches.push({ start: lineAbove(source, range.start), end: nextAtRoot(source, range.start) });
  }
  if (stretches.length === 0) return problems;
  return problems.filter(({ code, range }) => {
    return !ECHOES.includes(code) || !stretches.some(({ start, end }) => range.start >= start && range.start < end);
  });
}

/** The start of the line above, comments and blank lines left out. */
function lineAbove(source: string, offset: number): number {
  let start = startOfLine(source, offset);
  do {
    if (start === 0) return 0;
    start = startOfLine(source, start - 1);
  } while (/^\s*(?:#|$)/.test(source.slice(start, contentEndOfLine(source, start))));
  return start;
}

function nextAtRoot(source: string, offset: number): number {
  let start = endOfLine(source, offset);
  while (start < source.length && /[\s#-]/.test(source.charAt(start))) start = endOfLine(source, start);
  return start < source.length ? start : source.length + 1;
}
