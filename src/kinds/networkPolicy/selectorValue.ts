import type { Requirement, Selector } from '../../engine/policy';
import type { YamlValue } from '../../text/placement';
import { isAbsent, isMapping, type Mapping, mappingOf, own } from './mapping';
import { type Part, textsInOrder } from './standingOrder';
import { requirementMeaning } from './wishMeaning';

type Fields = { readonly [key: string]: YamlValue };

/**
 * A selector as it is written. `existing` is the readable selector that stands there: each of its requirements that
 * the wish keeps stays where and as it is (an `In` of one value stays an expression), one whose values changed keeps
 * its place, and what is new goes last: equalities to `matchLabels`, the others to `matchExpressions`. `part`: what of
 * its lists is meant.
 */
export function selectorValue(wish: Selector, existing?: unknown, part: Part = 'all'): Fields {
  const written = isMapping(existing) ? existing : {};
  const labels = Object.entries(mappingIn(written, 'matchLabels'));
  const expressions = listIn(written, 'matchExpressions');
  const wanted = new Map(wish.requirements.map((requirement) => [requirementMeaning(requirement), requirement]));
  const standing = new Set([
    ...labels.map(([key, value]) => requirementMeaning(labelRequirement(key, value))),
    ...expressions.map((expression) => requirementMeaning(expressionRequirement(expression))),
  ]);
  const fresh = [...wanted].filter(([meaning]) => !standing.has(meaning)).map(([, requirement]) => requirement);
  const take = (fits: (requirement: Requirement) => boolean): Requirement | undefined => {
    const index = fresh.findIndex(fits);
    return index < 0 ? undefined : fresh.splice(index, 1)[0];
  };

  const keptLabels: [string, YamlValue][] = [];
  for (const [key, value] of labels) {
    if (wanted.has(requirementMeaning(labelRequirement(key, value)))) keptLabels.push([key, asYaml(value)]);
    else {
      const changed = take((requirement) => requirement.operator === 'Equals' && requirement.key === key);
      if (changed?.operator === 'Equals') keptLabels.push([key, changed.value]);
    }
  }
  const keptExpressions: YamlValue[] = [];
  for (const expression of expressions) {
    const requirement = expressionRequirement(expression);
    if (wanted.has(requirementMeaning(requirement))) keptExpressions.push(asYaml(expression));
    else {
      const changed = take((other) => other.operator !== 'Equals' && other.key === requirement.key);
      if (changed !== undefined) keptExpressions.push(changedExpression(changed, expression, part));
    }
  }
  const freshExpressions: YamlValue[] = [];
  const labelled = new Set(keptLabels.map(([key]) => key));
  for (const requirement of fresh) {
    // A key stands once in matchLabels: the same key with a second value can only be an expression.
    if (requirement.operator === 'Equals' && !labelled.has(requirement.key)) {
      labelled.add(requirement.key);
      keptLabels.push([requirement.key, requirement.value]);
    } else freshExpressions.push(expressionValue(requirement));
  }
  const isLeft = part === 'left' && keptExpressions.length > 0;
  return selectorFields(written, keptLabels, isLeft ? keptExpressions : [...keptExpressions, ...freshExpressions]);
}

function selectorFields(written: Mapping, labels: readonly [string, YamlValue][], expressions: readonly YamlValue[]): Fields {
  const fields = new Map<string, YamlValue>();
  for (const key of new Set([...Object.keys(written), 'matchLabels', 'matchExpressions'])) {
    const before = own(written, key);
    // A field that is empty already may stay so: nothing asks for its removal.
    const isNull = Object.hasOwn(written, key) && isAbsent(before);
    if (key === 'matchLabels' && (labels.length > 0 || isEmptyMapping(before))) fields.set(key, mappingOf(labels));
    else if (key === 'matchExpressions' && (expressions.length > 0 || isEmptyList(before))) fields.set(key, expressions);
    else if (isNull) fields.set(key, null);
  }
  return mappingOf(fields);
}

function labelRequirement(key: string, value: unknown): Requirement {
  return { key, operator: 'Equals', value: typeof value === 'string' ? value : '' };
}

function expressionRequirement(expression: unknown): Requirement {
  const fields = isMapping(expression) ? expression : {};
  const key = textIn(fields, 'key');
  const operator = textIn(fields, 'operator');
  if (operator === 'Exists' || operator === 'DoesNotExist') return { key, operator };
  const values = listIn(fields, 'values').map((value) => (typeof value === 'string' ? value : ''));
  return { key, operator: operator === 'NotIn' ? 'NotIn' : 'In', values };
}

function expressionValue(requirement: Requirement): Fields {
  const { key } = requirement;
  switch (requirement.operator) {
    case 'Equals':
      return { key, operator: 'In', values: [requirement.value] };
    case 'In':
    case 'NotIn':
      return { key, operator: requirement.operator, values: requirement.values };
    case 'Exists':
    case 'DoesNotExist':
      return { key, operator: requirement.operator };
  }
}

// Keeps the order in which the expression's fields and values were written; order means nothing among the values.
function changedExpression(requirement: Requirement, before: unknown, part: Part): Fields {
  const written = isMapping(before) ? before : {};
  const fields = { ...expressionValue(requirement) };
  if ('values' in requirement) {
    fields.values = textsInOrder(listIn(written, 'values'), requirement.values, part);
  }
  const order = Object.keys(written);
  return mappingOf(Object.entries(fields).sort(([a], [b]) => place(order, a) - place(order, b)));
}

function place(order: readonly string[], key: string): number {
  const index = order.indexOf(key);
  return index < 0 ? order.length : index;
}

function mappingIn(fields: Mapping, key: string): Mapping {
  const value = own(fields, key);
  return isMapping(value) ? value : {};
}

function listIn(fields: Mapping, key: string): readonly unknown[] {
  const value = own(fields, key);
  return Array.isArray(value) ? value : [];
}

function textIn(fields: Mapping, key: string): string {
  const value = own(fields, key);
  return typeof value === 'string' ? value : '';
}

function isEmptyMapping(value: unknown): boolean {
  return isMapping(value) && Object.keys(value).length === 0;
}

function isEmptyList(value: unknown): boolean {
  return Array.isArray(value) && value.length === 0;
}

// What a readable selector holds came from YAML or JSON and goes back as it is.
function asYaml(value: unknown): YamlValue {
  return value as YamlValue;
}
