/**
 * A value in the manner of a language server's snippet: scalars are snippet text, written as they are.
 * `HERE` is where the caret stays when a mapping or a list is only begun.
 */
export type Piece = string | readonly Piece[] | { readonly [key: string]: Piece };

/** The begun value: below a key a line further in, in a list behind its dash. */
export const HERE = '$0';

/** How a document is written: columns from a key to what is below it, and from a key to its list's dashes. */
export interface Manner {
  readonly step: number;
  readonly listIndent: number;
}

/** A key with its value, to stand at a column. No line break at the end; the first line is not indented. */
export function writeEntry(key: string, value: Piece, column: number, manner: Manner): string {
  if (typeof value === 'string') return value === HERE ? `${key}: ` : `${key}: ${value}`;
  if (isList(value)) {
    const at = column + manner.listIndent;
    return [`${key}:`, ...value.map((item) => `${spaces(at)}${writeItem(item, at, manner)}`)].join('\n');
  }
  const at = column + manner.step;
  return `${key}:\n${spaces(at)}${writeMapping(value, at, manner)}`;
}

/** A list's item with its dash, to stand at a column. */
export function writeItem(value: Piece, column: number, manner: Manner): string {
  if (typeof value === 'string') return `- ${value}`;
  if (isList(value)) return value.map((item) => `- ${writeItem(item, column + 2, manner)}`).join(`\n${spaces(column)}`);
  return `- ${writeMapping(value, column + 2, manner)}`;
}

/** A mapping's entries, to stand at a column. */
export function writeMapping(value: { readonly [key: string]: Piece }, column: number, manner: Manner): string {
  return Object.entries(value)
    .map(([key, entry]) => (key === HERE ? HERE : writeEntry(key, entry, column, manner)))
    .join(`\n${spaces(column)}`);
}

/** Text that stands for itself in a snippet. */
export function literally(text: string): string {
  return text.replace(/[\\$}]/g, '\\$&');
}

/** The text a snippet stands for; undefined when it has places to fill in. */
export function withoutPlaces(snippet: string): string | undefined {
  return /(?<!\\)(?:\\\\)*\$/.test(snippet) ? undefined : snippet.replace(/\\([\\$}])/g, '$1');
}

/** A text as a plain scalar, in quotes where YAML (1.1 too) would read something else. Without line breaks. */
export function asScalar(text: string): string {
  const safe = /^[A-Za-z_/](?:[\w./-]*[\w/-])?$/.test(text) && !/^(?:y|n|yes|no|on|off|true|false|null)$/i.test(text);
  const address = /^[0-9a-f.:]+\/\d+$/i.test(text) && !text.startsWith(':');
  return safe || address ? text : `"${text.replace(/["\\]/g, '\\$&')}"`;
}

function isList(value: Piece): value is readonly Piece[] {
  return Array.isArray(value);
}

function spaces(count: number): string {
  return ' '.repeat(Math.max(0, count));
}
