import type { TextRange } from '../text';
import { maxNesting } from './guardedParse';

/**
 * The value of a document in JSON, a mapping or a list, and its place; undefined for what is no JSON, is nested too deep,
 * has a key twice in one mapping, which `JSON.parse` would not tell, or a number that YAML reads otherwise (`-0`, `1e999`).
 */
export function loadJson(slice: string): { readonly value: unknown; readonly range: TextRange } | undefined {
  const start = /^\uFEFF?[ \t\r\n]*(?=[[{])/.exec(slice)?.[0].length;
  if (start === undefined) return undefined;
  let end = slice.length;
  while (isBlank(slice.charCodeAt(end - 1))) end--;
  const json = slice.slice(start, end);
  try {
    const value: unknown = JSON.parse(json);
    return countKeys(value, 1) === writtenKeys(json) ? { value, range: { start, end } } : undefined;
  } catch {
    return undefined;
  }
}

/** The keys of a value and of all below it; not a number when it is nested too deep, or a number is odd. */
function countKeys(value: unknown, depth: number): number {
  if (Object.is(value, -0) || value === Number.POSITIVE_INFINITY || value === Number.NEGATIVE_INFINITY) return Number.NaN;
  if (typeof value !== 'object' || value === null) return 0;
  if (depth > maxNesting) return Number.NaN;
  const below: readonly unknown[] = Object.values(value);
  let count = Array.isArray(value) ? 0 : below.length;
  for (const one of below) count += countKeys(one, depth + 1);
  return count;
}

/** The keys that are written in JSON: the texts with a colon behind them. */
function writtenKeys(json: string): number {
  let count = 0;
  for (let at = json.indexOf('"'); at >= 0; at = json.indexOf('"', at + 1)) {
    at = endOfText(json, at);
    let behind = at + 1;
    while (isBlank(json.charCodeAt(behind))) behind++;
    if (json.charCodeAt(behind) === colon) count++;
  }
  return count;
}

/** Where the quote stands that ends the JSON text whose first quote stands at `start`; -1 when there is none. */
export function endOfText(json: string, start: number): number {
  for (let end = json.indexOf('"', start + 1); ; end = json.indexOf('"', end + 1)) {
    let before = end - 1;
    while (json.charCodeAt(before) === backslash) before--;
    if ((end - before) % 2 === 1 || end < 0) return end;
  }
}

const colon = 0x3a;
const backslash = 0x5c;

/** Whether a character is one that JSON lets stand between its values. */
export function isBlank(code: number): boolean {
  return code === 0x20 || code === 0x0a || code === 0x0d || code === 0x09;
}
