import { formatRequirement, NAMESPACE_NAME, type Requirement, type Selector } from '../engine';
import { label, listed, type Sentence, sentence } from './segment';

/** True for `{}`, which matches everything. */
export function matchesEverything(selector: Selector): boolean {
  return selector.requirements.length === 0;
}

/** The names when a namespaceSelector does nothing but name namespaces; undefined otherwise. */
export function namedNamespaces(selector: Selector): readonly string[] | undefined {
  const [only, ...others] = selector.requirements;
  return only === undefined || others.length > 0 ? undefined : namesRequired(only);
}

/** The names a requirement on `kubernetes.io/metadata.name` allows; undefined for any other requirement. */
export function namesRequired(requirement: Requirement): readonly string[] | undefined {
  if (requirement.key !== NAMESPACE_NAME) return undefined;
  if (requirement.operator === 'Equals') return requirement.value === '' ? undefined : [requirement.value];
  if (requirement.operator !== 'In' || requirement.values.length === 0 || requirement.values.includes('')) return undefined;
  return requirement.values;
}

/** Says whether labels are there (`labelled app=web`) or only how they are compared (`matching !app`). */
export function labelledOrMatching(requirements: readonly Requirement[]): 'labelled' | 'matching' {
  return requirements.some(({ operator }) => operator === 'NotIn' || operator === 'DoesNotExist') ? 'matching' : 'labelled';
}

/** Each requirement as kubectl prints it, joined by "and". */
export function requirementsWords(requirements: readonly Requirement[]): Sentence {
  return listed(requirements.map((requirement) => [label(formatRequirement(requirement))]));
}

/** `labelled app=web and env in (prod,staging)`. Not for a selector without requirements. */
export function labelledWords(selector: Selector): Sentence {
  return sentence(`${labelledOrMatching(selector.requirements)} `, requirementsWords(selector.requirements));
}
