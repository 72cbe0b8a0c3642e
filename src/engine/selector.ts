import type { Requirement, Selector } from './policy';

/** The label every namespace carries with its own name (kubernetes.io/metadata.name). */
export const NAMESPACE_NAME = 'kubernetes.io/metadata.name';

/** Whether labels fulfil one requirement (labels.Requirement.Matches in apimachinery). */
export function fulfils(requirement: Requirement, labels: ReadonlyMap<string, string>): boolean {
  const value = labels.get(requirement.key);
  switch (requirement.operator) {
    case 'Equals':
      return value === requirement.value;
    case 'In':
      return value !== undefined && requirement.values.includes(value);
    case 'NotIn':
      return value === undefined || !requirement.values.includes(value);
    case 'Exists':
      return value !== undefined;
    case 'DoesNotExist':
      return value === undefined;
  }
}

/** Whether a selector selects labels: all its requirements hold. An empty selector selects everything. */
export function selects(selector: Selector, labels: ReadonlyMap<string, string>): boolean {
  return selector.requirements.every((requirement) => fulfils(requirement, labels));
}
