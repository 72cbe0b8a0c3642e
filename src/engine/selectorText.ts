import type { Requirement, Selector } from './policy';

/** A requirement as kubectl prints it: `app=web`, `env in (prod,staging)`, `tier notin (a,b)`, `k`, `!k`. */
export function formatRequirement(requirement: Requirement): string {
  switch (requirement.operator) {
    case 'Equals':
      return `${requirement.key}=${requirement.value}`;
    case 'In':
      return `${requirement.key} in (${[...requirement.values].sort().join(',')})`;
    case 'NotIn':
      return `${requirement.key} notin (${[...requirement.values].sort().join(',')})`;
    case 'Exists':
      return requirement.key;
    case 'DoesNotExist':
      return `!${requirement.key}`;
  }
}

/** A selector as kubectl prints it, its requirements by key. Empty for the selector that selects everything. */
export function formatSelector(selector: Selector): string {
  return [...selector.requirements]
    .sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0))
    .map(formatRequirement)
    .join(',');
}

export type ParsedRequirements =
  | { readonly ok: true; readonly requirements: readonly Requirement[] }
  | { readonly ok: false; readonly error: string };

/**
 * Reads requirements as kubectl takes them: `k=v`, `k==v`, `k!=v`, `k in (a, b)`, `k notin (a)`, `k`, `!k`, several
 * separated by commas. Keys and values are held against the API server's syntax for labels.
 */
export function parseRequirements(text: string): ParsedRequirements {
  const requirements: Requirement[] = [];
  for (const part of splitOutside(text)) {
    const read = parseOne(part.trim());
    if (typeof read === 'string') return { ok: false, error: read };
    requirements.push(read);
  }
  return requirements.length === 0 ? { ok: false, error: 'Write a label, for example app=web.' } : { ok: true, requirements };
}

function splitOutside(text: string): readonly string[] {
  return text.split(/,(?![^(]*\))/).filter((part) => part.trim() !== '');
}

function parseOne(text: string): Requirement | string {
  const set = /^(\S+)\s+(in|notin)\s*\((.*)\)$/i.exec(text);
  if (set) {
    const [, key = '', word = '', list = ''] = set;
    const values = list.split(',').map((value) => value.trim());
    return (
      keyFault(key) ??
      values.map(valueFault).find((fault) => fault !== undefined) ?? {
        key,
        operator: word.toLowerCase() === 'in' ? 'In' : 'NotIn',
        values,
      }
    );
  }
  const pair = /^([^=!\s]+)\s*(!=|==|=)\s*(.*)$/.exec(text);
  if (pair) {
    const [, key = '', sign = '', value = ''] = pair;
    const fault = keyFault(key) ?? valueFault(value);
    if (fault !== undefined) return fault;
    return sign === '!=' ? { key, operator: 'NotIn', values: [value] } : { key, operator: 'Equals', value };
  }
  if (/\s(in|notin)\b/i.test(text)) return `“${text}” needs its values in brackets: key in (a, b).`;
  if (text.startsWith('!')) {
    const key = text.slice(1).trim();
    return keyFault(key) ?? { key, operator: 'DoesNotExist' };
  }
  return keyFault(text) ?? { key: text, operator: 'Exists' };
}

const NAME = /^([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]$/;
const PREFIX = /^[a-z0-9]([-a-z0-9]*[a-z0-9])?(\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*$/;

/** What is wrong with a label's key, in words; undefined when it is one (validation.IsQualifiedName). */
export function keyFault(key: string): string | undefined {
  const parts = key.split('/');
  const name = parts.at(-1) ?? '';
  const prefix = parts.length > 1 ? parts[0] : undefined;
  if (key === '') return 'A label needs a key before the equals sign.';
  if (parts.length > 2) return `The key “${key}” has more than one slash.`;
  if (prefix !== undefined && (prefix.length > 253 || !PREFIX.test(prefix)))
    return `Before the slash of “${key}” a lowercase domain name must stand.`;
  if (name.length > 63) return `The key “${key}” is longer than 63 characters.`;
  return NAME.test(name)
    ? undefined
    : `The key “${key}” may hold letters, digits, “-”, “_” and “.”, and begins and ends with a letter or digit.`;
}

/** What is wrong with a label's value, in words; undefined when it is one (validation.IsValidLabelValue). */
export function valueFault(value: string): string | undefined {
  if (value === '') return undefined;
  if (value.length > 63) return `The value “${value}” is longer than 63 characters.`;
  return NAME.test(value)
    ? undefined
    : `The value “${value}” may hold letters, digits, “-”, “_” and “.”, and begins and ends with a letter or digit.`;
}
