import { contentEndOfLine, endOfLine, startOfLine, type TextEdit, type TextRange } from '../text';
import type { Fix } from '../workspace/fix';
import type { OpenFile, OpenObject } from '../workspace/workspace';
import type { LintName } from './finding';
import { ANNOTATION_PATH, IGNORE_COMMENT, silencingOf } from './silencing';

/** Whether a text is written in braces throughout: it may be JSON, which holds no comments. */
export function looksLikeJson(text: string): boolean {
  return /^\uFEFF?\s*[[{]/.test(text);
}

/** A comment above the line at `offset` that silences a lint there; an annotation in a text without comments. */
export function silenceFix(file: OpenFile, object: OpenObject, rule: LintName, offset: number): Fix | undefined {
  const { text } = file;
  if (looksLikeJson(text)) {
    const value = silencingOf(file).annotatedWith(rule, object.key);
    return {
      title: 'Silence for this policy',
      silences: true,
      repair: {
        type: 'intent',
        object: object.key,
        intent: { type: 'place', label: `silence ${rule}`, placements: [{ type: 'set', path: ANNOTATION_PATH, value }] },
      },
    };
  }
  const start = startOfLine(text, offset);
  const before = text.slice(start, offset);
  // Above a document's mark a comment would belong to the document before.
  if (before.startsWith('---')) return undefined;
  const indent = /^[ \t]*/.exec(before)?.[0] ?? '';
  const edit: TextEdit = { offset: start, length: 0, content: `${indent}# ${IGNORE_COMMENT} ${rule}${lineBreakAt(text, start)}` };
  const isPlain = /^[ \t-]*$/.test(before);
  return isPlain || !isInsideText(file, object, start)
    ? { title: 'Silence here', repair: { type: 'edits', file: file.id, text, edits: [edit] }, silences: true }
    : undefined;
}

function lineBreakAt(text: string, at: number): string {
  const end = contentEndOfLine(text, at);
  const own = text.slice(end, endOfLine(text, at));
  if (own !== '') return own;
  // The last line without a break: as the one before it ends.
  return /\r\n|\r|\n/.exec(text)?.[0] ?? '\n';
}

// In the middle of braces the line may begin inside a text that runs over several lines.
function isInsideText(file: OpenFile, object: OpenObject, offset: number): boolean {
  const document = file.documents.find(({ key }) => key === object.document);
  if (document === undefined || offset < document.start) return true;
  const at = offset - document.start;
  return longTextsOf(object, document.text).some(({ start, end }) => start < at && at < end);
}

const longTexts = new WeakMap<OpenObject, readonly TextRange[]>();

/** The single values of an object that run over several lines, in its document; worked out once. */
function longTextsOf(object: OpenObject, text: string): readonly TextRange[] {
  const before = longTexts.get(object);
  if (before) return before;
  const holders = new Set([...object.ranges.keys()].map((path) => path.replace(/(?:\.[^.[\]]+|\[[^\]]*\])$/, '')));
  const found = [...object.ranges].flatMap(([path, range]) =>
    !holders.has(path) && /[\r\n]/.test(text.slice(range.start, range.end)) ? [range] : [],
  );
  longTexts.set(object, found);
  return found;
}
