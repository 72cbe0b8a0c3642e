import type { YamlValue } from '../../text/placement';
import { isMapping, type Mapping } from './spot';

/** The labels people write as one text: `app=web`, `app: web`, `app:web, tier=x`; undefined for anything else. */
export function labelsInText(text: string): Readonly<Record<string, string>> | undefined {
  const pairs = text.split(',').map((part) => /^\s*([\w./-]+?)\s*(?:==?|:)\s*([\w.-]+)\s*$/.exec(part));
  const labels: [string, string][] = [];
  for (const pair of pairs) {
    const [, key, value] = pair ?? [];
    if (key === undefined || value === undefined || labels.some(([known]) => known === key)) return undefined;
    labels.push([key, value]);
  }
  return Object.fromEntries(labels);
}

/** One mapping of a list's items, each a mapping or a line like `app=web`; undefined when they do not fit together. */
export function labelsInList(items: readonly unknown[]): Mapping | undefined {
  const parts = items.map((item) => (typeof item === 'string' ? labelsInText(item) : isMapping(item) ? item : undefined));
  const labels: [string, YamlValue][] = [];
  for (const part of parts) {
    if (part === undefined || Object.keys(part).some((key) => labels.some(([known]) => known === key))) return undefined;
    labels.push(...Object.entries(part));
  }
  return labels.length === 0 ? undefined : Object.fromEntries(labels);
}
