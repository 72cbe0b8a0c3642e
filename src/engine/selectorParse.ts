import type { Requirement } from './policy';
import { keyFault, valueFault } from './selectorText';

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
