import type { Requirement } from './policy';

/** A label's value on an object; `undefined`: the object lacks the key. */
export type LabelValue = string | undefined;

/**
 * A set of values one label key may have: those listed, or (`negated`) all but those listed. Label values are taken
 * to be without number, so a negated set is never empty.
 */
export interface LabelValues {
  readonly negated: boolean;
  readonly values: ReadonlySet<LabelValue>;
}

export const ANY_VALUE: LabelValues = { negated: true, values: new Set() };

export function oneOf(values: readonly LabelValue[]): LabelValues {
  return { negated: false, values: new Set(values) };
}

export function noneOf(values: readonly LabelValue[]): LabelValues {
  return { negated: true, values: new Set(values) };
}

/** The values with which an object fulfils a requirement (LabelSelectorRequirement). */
export function valuesOf(requirement: Requirement): LabelValues {
  switch (requirement.operator) {
    case 'Equals':
      return oneOf([requirement.value]);
    case 'In':
      return oneOf(requirement.values);
    case 'NotIn':
      return noneOf(requirement.values);
    case 'Exists':
      return noneOf([undefined]);
    case 'DoesNotExist':
      return oneOf([undefined]);
  }
}

export function hasValue(set: LabelValues, value: LabelValue): boolean {
  return set.values.has(value) !== set.negated;
}

export function isNoValue(set: LabelValues): boolean {
  return !set.negated && set.values.size === 0;
}

export function otherValues(set: LabelValues): LabelValues {
  return { negated: !set.negated, values: set.values };
}

export function commonValues(a: LabelValues, b: LabelValues): LabelValues {
  if (a.negated && b.negated) {
    if (a.values.size === 0) return b;
    if (b.values.size === 0) return a;
    return { negated: true, values: new Set([...a.values, ...b.values]) };
  }
  const [listed, other] = a.negated ? [b, a] : [a, b];
  return { negated: false, values: new Set([...listed.values].filter((value) => hasValue(other, value))) };
}

/** The values that any number of sets have in common, at a cost that grows with what they list. */
export function commonOfAll(sets: readonly LabelValues[]): LabelValues {
  const listed = sets.filter(({ negated }) => !negated);
  const unlisted: LabelValues = {
    negated: true,
    values: new Set(sets.flatMap(({ negated, values }) => (negated ? [...values] : []))),
  };
  return listed.reduce(commonValues, unlisted);
}

/** Whether two sets have a value in common. */
export function valuesMeet(a: LabelValues, b: LabelValues): boolean {
  if (a.negated && b.negated) return true;
  const [listed, other] = a.negated || (!b.negated && b.values.size < a.values.size) ? [b, a] : [a, b];
  for (const value of listed.values) if (hasValue(other, value)) return true;
  return false;
}

/** Whether every value of `b` is in `a`. */
export function valuesHold(a: LabelValues, b: LabelValues): boolean {
  return !valuesMeet(otherValues(a), b);
}
