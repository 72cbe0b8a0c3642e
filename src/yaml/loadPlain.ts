import { parseEvents, YAMLException } from 'js-yaml';
import { lineOf, lineStarts, type TextRange } from '../text';
import { buildPlain } from './buildPlain';
import { forbiddenCharacter } from './forbiddenCharacter';
import { maxNesting } from './guardedParse';
import { loadJson } from './loadJson';

/**
 * A document's plain value and its place in the document; or why and on which line (1-based) of the document the fast
 * loader gives up. That need not be an error: what is to be said of such a text is for `readDocument` to say.
 */
export type PlainReading =
  | { readonly ok: true; readonly value: unknown; readonly range: TextRange | undefined }
  | { readonly ok: false; readonly reason: string; readonly line: number };

/**
 * Reads the plain value of one document's slice, many times as fast as `readDocument`, without the places inside it.
 * What it gives is the very value that `readDocument` gives, and gives without a problem to tell. Where it is not sure
 * of that it gives up: at anchors, aliases, tags, merge keys and directives, at keys that stand twice, at texts that
 * versions of YAML read differently (`yes`, `0755`, dates), at templates, and at whatever is broken. Never throws.
 */
export function loadPlain(slice: string): PlainReading {
  if (unusual.test(slice)) {
    const forbidden = forbiddenCharacter(slice);
    if (forbidden) return given(slice, forbidden.range.start, forbidden.message);
  }
  const json = loadJson(slice);
  if (json) return { ok: true, ...json };
  for (const { looks, reason } of doubtful) {
    const at = slice.search(looks);
    if (at >= 0) return given(slice, at, reason);
  }
  try {
    const built = buildPlain(slice, parseEvents(slice, { maxDepth: maxNesting }));
    return 'doubt' in built ? given(slice, built.at, built.doubt) : { ok: true, ...built };
  } catch (error) {
    if (error instanceof YAMLException) return { ok: false, reason: error.reason, line: (error.mark?.line ?? 0) + 1 };
    return { ok: false, reason: error instanceof Error ? error.message : String(error), line: 1 };
  }
}

/** What is surely no forbidden character is found faster than what is. */
const unusual = /[^\t\n\r\x20-\x7e\x85\xa0-\ud7ff\ue000-\ufefe\uff00-\ufffd]/;

/** What the parser takes otherwise than the exact reader, or does not tell of. */
const doubtful: readonly { readonly looks: RegExp; readonly reason: string }[] = [
  { looks: /(?:^|[\r\n\uFEFF])%/, reason: 'There may be a directive.' },
  { looks: /(?:^|[\r\n\uFEFF])\.\.\.[ \t]+[^ \t\r\n#]/, reason: 'Something stands behind the end of the document.' },
  { looks: /(?:^|[\r\n]) *\t/, reason: 'There is a tab at the start of a line.' },
  { looks: /(?:^|[\r\n]) +(?:---|\.\.\.)(?:[ \r\n]|$)/, reason: 'There is a mark that is not at the start of its line.' },
  { looks: /.\uFEFF|^\uFEFF(?!---|[\w"{])/s, reason: 'There is a byte order mark.' },
  { looks: /\r(?!\n)/, reason: 'A line ends with a carriage return alone.' },
  { looks: /\\\r?\n[ \t]*\r?\n/, reason: 'An empty line stands behind a broken one.' },
  { looks: /\\U(?!000|0010)/, reason: 'There is a character by a number that is none.' },
];

function given(slice: string, at: number, reason: string): PlainReading {
  return { ok: false, reason, line: lineOf(lineStarts(slice), at) };
}
