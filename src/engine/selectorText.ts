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
