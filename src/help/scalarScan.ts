import { isSpace, skipSpaces } from './rawLines';
import type { Value } from './sketchNode';

/** The offset of the colon that makes a key of what stands at `at`; undefined when it is none. */
export function keyEnd(text: string, at: number, lineEnd: number): number | undefined {
  const char = text[at] ?? '';
  if (char === '"' || char === "'") {
    const end = closingQuote(text, at, lineEnd);
    const colon = end === undefined ? lineEnd : skipSpaces(text, end, lineEnd);
    return text[colon] === ':' && (colon + 1 >= lineEnd || isSpace(text[colon + 1])) ? colon : undefined;
  }
  if ('{[|>&!#'.includes(char)) return undefined;
  for (let colon = at; colon < lineEnd; colon++) {
    if (text[colon] === '#' && isSpace(text[colon - 1])) return undefined;
    if (text[colon] === ':' && colon > at && (colon + 1 === lineEnd || isSpace(text[colon + 1]))) return colon;
  }
  return undefined;
}

/** Behind the quote that closes a text; the text's own quote stands at `at`, or is given. */
export function closingQuote(text: string, at: number, lineEnd: number, quote: string = text[at] ?? ''): number | undefined {
  for (let next = at + 1; next < lineEnd; next++) {
    if (quote === '"' && text[next] === '\\') next++;
    else if (text[next] === quote) {
      if (quote !== "'" || text[next + 1] !== "'") return next + 1;
      next++;
    }
  }
  return undefined;
}

/** Behind an anchor or a tag and the spaces after it. */
export function property(text: string, at: number, lineEnd: number): number {
  if (text[at] !== '&' && text[at] !== '!') return at;
  let end = at;
  while (end < lineEnd && !isSpace(text[end])) end++;
  return skipSpaces(text, end, lineEnd);
}

/** What stands between two offsets, with its quotes if it has them; `closed` tells whether the last one is there. */
export function scalar(text: string, from: number, to: number, quoted: boolean, closed: boolean): Value {
  if (!quoted) return { start: from, end: to, text: text.slice(from, to), style: 'plain' };
  const end = closed ? to - 1 : to;
  return { start: from + 1, end, text: text.slice(from + 1, end), style: 'quoted' };
}

/** A key without the quotes around it. */
export function unquoted(written: string): string {
  return /^(["']).*\1$/.test(written) && written.length > 1 ? written.slice(1, -1) : written;
}

/** Where a plain scalar ends that starts at `at`: before a comment and the spaces in front of it. */
export function scalarEnd(text: string, at: number, lineEnd: number): number {
  let end = at;
  for (let next = at; next < lineEnd; next++) {
    const space = text[next] === ' ' || text[next] === '\t';
    if (text[next] === '#' && next > at && (text[next - 1] === ' ' || text[next - 1] === '\t')) break;
    if (!space) end = next + 1;
  }
  return end;
}
