/** A stretch of a filter's text that was read as one: a flag of `hubble observe` with its value, or a word to look for. */
export type FilterItem =
  | {
      readonly type: 'flag';
      readonly flag: string;
      readonly value: string;
      readonly not: boolean;
      readonly from: number;
      readonly end: number;
    }
  | { readonly type: 'word'; readonly value: string; readonly from: number; readonly end: number }
  | { readonly type: 'unread'; readonly text: string; readonly why: string };

/** Flags that stand alone; `--reply` may carry its value behind an equals sign. */
const ALONE = new Set(['reply', 'all-namespaces', 'from-all-namespaces', 'to-all-namespaces', 'follow', 'ipv4', 'ipv6']);
const SHORT: ReadonlyMap<string, string> = new Map([
  ['-n', 'namespace'],
  ['-A', 'all-namespaces'],
  ['-l', 'label'],
  ['-t', 'type'],
  ['-f', 'follow'],
  ['-o', 'output'],
  ['-4', 'ipv4'],
  ['-6', 'ipv6'],
]);
/** Flags that say what to fetch and how to print it: they keep nothing out. */
const NO_FILTERS = new Set(['output', 'follow', 'last', 'first', 'time-format', 'server', 'input-file', 'color']);

interface Token {
  readonly value: string;
  readonly quoted: boolean;
  readonly from: number;
  readonly end: number;
}

/**
 * Takes a filter's text apart: flags as they are pasted from a shell, quotes, `--flag=value` and line ends behind a
 * backslash included; everything else are words. `hubble observe` before them is passed over.
 */
export function filterItems(text: string): readonly FilterItem[] {
  const tokens = tokensOf(text);
  const items: FilterItem[] = [];
  let not: Token | undefined;
  let at = beginOf(tokens);
  for (let token = tokens[at]; token !== undefined; token = tokens[++at]) {
    if (!token.quoted && token.value === '|') {
      items.push({ type: 'unread', text: text.slice(token.from), why: 'what stands behind a pipe is not read' });
      break;
    }
    const [, long, , given] = /^--([a-z0-9-]+)(=([\s\S]*))?$/i.exec(token.value) ?? [];
    const flag = token.quoted ? undefined : (SHORT.get(token.value) ?? long);
    if (flag === undefined) {
      const isFlag = !token.quoted && /^-[^\d]/.test(token.value);
      items.push(
        isFlag
          ? { type: 'unread', text: token.value, why: 'it is no flag that is known here' }
          : { type: 'word', value: token.value, from: token.from, end: token.end },
      );
      continue;
    }
    if (flag === 'not') {
      if (not) items.push({ type: 'unread', text: '--not', why: 'one --not follows another' });
      not = token;
      continue;
    }
    let end = token.end;
    let value = given;
    if (value === undefined && ALONE.has(flag)) value = 'true';
    if (value === undefined) {
      const next = tokens[at + 1];
      if (next === undefined || (!next.quoted && /^(--?[a-z]|\|$)/i.test(next.value))) {
        items.push({ type: 'unread', text: token.value, why: 'its value is missing' });
        not = undefined;
        continue;
      }
      at++;
      ({ value, end } = next);
    }
    if (!NO_FILTERS.has(flag)) items.push({ type: 'flag', flag, value, not: not !== undefined, from: (not ?? token).from, end });
    not = undefined;
  }
  if (not) items.push({ type: 'unread', text: '--not', why: 'no flag follows it' });
  return items;
}

function beginOf(tokens: readonly Token[]): number {
  const at = tokens[0]?.value === '$' ? 1 : 0;
  if (tokens[at]?.value !== 'hubble') return at;
  return tokens[at + 1]?.value === 'observe' ? at + 2 : at + 1;
}

function tokensOf(text: string): readonly Token[] {
  const tokens: Token[] = [];
  // A line end behind a backslash is a space; pasted into a field only the backslash is left of it.
  const pattern = /(?:\\?\s)+|((?:"(?:\\.|[^"\\])*"?|'[^']*'?|\\\S|[^\s"'\\])+)/g;
  for (const match of text.matchAll(pattern)) {
    const [, raw] = match;
    if (raw === undefined) continue;
    tokens.push({ value: unquoted(raw), quoted: /^["']/.test(raw), from: match.index, end: match.index + raw.length });
  }
  return tokens;
}

function unquoted(raw: string): string {
  return raw.replace(/"((?:\\.|[^"\\])*)"?|'([^']*)'?|\\(.)/g, (_, double?: string, single?: string, escaped?: string) =>
    double === undefined ? (single ?? escaped ?? '') : double.replace(/\\(["\\$`])/g, '$1'),
  );
}

/** The values a flag has in a filter, without those behind `--not`. */
export function flagValues(text: string, flag: string): readonly string[] {
  return filterItems(text).flatMap((item) => (item.type === 'flag' && item.flag === flag && !item.not ? [item.value] : []));
}

/** The filter with these flags set to these values and nothing else of it changed; a flag without values is taken out. */
export function withFlags(text: string, flags: Readonly<Record<string, readonly string[]>>): string {
  let left = text;
  for (const item of filterItems(text).toReversed()) {
    if (item.type !== 'flag' || item.not || flags[item.flag] === undefined) continue;
    left = left.slice(0, item.from).replace(/\s+$/, '') + left.slice(item.end);
  }
  const added = Object.entries(flags).flatMap(([flag, values]) => values.map((value) => `--${flag} ${quoted(value)}`));
  return [left.trim(), ...added].filter((part) => part !== '').join(' ');
}

function quoted(value: string): string {
  return /^[\w./:@=%+-]+$/.test(value) ? value : `'${value.replaceAll("'", '')}'`;
}
