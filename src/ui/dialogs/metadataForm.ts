import { checkAnnotations, checkLabels } from '../../kinds';
import type { Path } from '../../text';
import { ownText } from '../../workspace/ownText';
import { readDocument } from '../../yaml';

export type MetadataField = 'labels' | 'annotations';

/** One label or annotation while it is being written. `id` stays with the row. */
export interface MetadataRow {
  readonly id: number;
  readonly key: string;
  readonly value: string;
}

/** What the rows say: undefined while one of them has a fault, which is told by the row's id. */
export interface MetadataReading {
  readonly texts: Readonly<Record<string, string>> | undefined;
  readonly faults: ReadonlyMap<number, string>;
  /** What is wrong with them together. */
  readonly fault: string | undefined;
}

/** The labels and annotations of an object, as its document writes them; undefined where one is no text. */
export function metadataIn(
  documentText: string,
  base: Path,
): Readonly<Record<MetadataField, Readonly<Record<string, string>> | undefined>> {
  const own = ownText(documentText, base);
  const metadata = inside(readDocument(own.text).value, [...own.base, 'metadata']);
  return { labels: textsOf(inside(metadata, ['labels'])), annotations: textsOf(inside(metadata, ['annotations'])) };
}

function inside(value: unknown, path: Path): unknown {
  let at = value;
  for (const step of path) {
    if (typeof at !== 'object' || at === null || !Object.hasOwn(at, step)) return undefined;
    at = (at as Readonly<Record<string | number, unknown>>)[step];
  }
  return at;
}

// A key without a value is read by the server as one with an empty text.
function textsOf(value: unknown): Readonly<Record<string, string>> | undefined {
  if (value === undefined || value === null) return {};
  if (typeof value !== 'object' || Array.isArray(value)) return undefined;
  const entries = Object.entries(value).map(([key, text]): [string, unknown] => [key, text ?? '']);
  return entries.every((entry): entry is [string, string] => typeof entry[1] === 'string') ? textsFrom(entries) : undefined;
}

// Of no prototype: a key may be called like anything.
function textsFrom(entries: readonly (readonly [string, string])[]): Readonly<Record<string, string>> {
  return Object.assign(Object.create(null), Object.fromEntries(entries)) as Readonly<Record<string, string>>;
}

export function metadataRows(texts: Readonly<Record<string, string>>): readonly MetadataRow[] {
  return Object.entries(texts).map(([key, value], id) => ({ id, key, value }));
}

/** The rows with an empty one behind them. */
export function withRow(rows: readonly MetadataRow[]): readonly MetadataRow[] {
  return [...rows, { id: Math.max(-1, ...rows.map(({ id }) => id)) + 1, key: '', value: '' }];
}

/** Reads the rows. An empty row says nothing; `standing` is what the file holds already, which is not held against it. */
export function readMetadata(
  field: MetadataField,
  rows: readonly MetadataRow[],
  standing: Readonly<Record<string, string>>,
): MetadataReading {
  const check = field === 'labels' ? checkLabels : checkAnnotations;
  const written = rows.map((row) => ({ ...row, key: row.key.trim() })).filter(({ key, value }) => key !== '' || value !== '');
  const faults = new Map<number, string>();
  const seen = new Set<string>();
  for (const { id, key, value } of written) {
    const fault =
      key === '' ? 'Give it a key.' : seen.has(key) ? `“${key}” stands there already.` : check({ [key]: value }, standing);
    seen.add(key);
    if (fault !== undefined) faults.set(id, fault);
  }
  const texts = textsFrom(written.map(({ key, value }) => [key, value]));
  const fault = faults.size > 0 ? undefined : check(texts, standing);
  return { texts: faults.size > 0 || fault !== undefined ? undefined : texts, faults, fault };
}
