import type { Requirement, Selector } from '../../engine/policy';
import { formatPath, type Path } from '../../text/path';
import { decodeList, decodeMapping, decodeText, WRONG } from './decode';
import { type Mapping, own } from './mapping';
import { type Problems, refuse, refuseInvalid, refuseUnknownFields, warn } from './problems';
import { labelKeyFaults, labelValueFaults } from './syntax';

/** Where a selector stands: the Go struct that holds it, for what decoding errors name. */
export interface SelectorPlace {
  readonly struct: string;
  readonly type: string;
}

const REQUIREMENT = 'LabelSelectorRequirement';

/**
 * Reads a LabelSelector (meta/v1): `undefined` for one that is absent or null. Unreadable is what cannot be
 * understood: a wrong type, an unknown field, an operator that does not exist or does not fit its values. A label
 * the server refuses for its spelling is reported and stays readable.
 */
export function readSelector(
  problems: Problems,
  value: unknown,
  path: Path,
  place: SelectorPlace,
): Selector | undefined | 'unreadable' {
  const selector = decodeMapping(problems, value, path, place);
  if (selector === undefined) return undefined;
  if (selector === WRONG) return 'unreadable';
  const unknown = refuseUnknownFields(problems, selector, ['matchLabels', 'matchExpressions'], path, SELECTOR_HINTS);
  const labels = readMatchLabels(problems, own(selector, 'matchLabels'), [...path, 'matchLabels']);
  const expressions = readMatchExpressions(problems, own(selector, 'matchExpressions'), [...path, 'matchExpressions']);
  if (unknown || labels === 'unreadable' || expressions === 'unreadable') return 'unreadable';
  return { requirements: [...labels, ...expressions] };
}

const SELECTOR_HINTS = { matchLabel: 'did you mean matchLabels?' };

function readMatchLabels(problems: Problems, value: unknown, path: Path): readonly Requirement[] | 'unreadable' {
  const labels = decodeMapping(problems, value, path, { struct: 'LabelSelector', type: 'map[string]string' });
  if (labels === undefined) return [];
  if (labels === WRONG) return 'unreadable';
  const requirements: Requirement[] = [];
  let wrong = false;
  for (const [key, label] of Object.entries(labels)) {
    const at = [...path, key];
    // The server names the map, not the key in it.
    const field = formatPath(path);
    refuseInvalid(problems, at, key, labelKeyFaults(key), field);
    const text = decodeText(problems, label, at, { struct: 'LabelSelector', type: 'string' });
    if (text === WRONG) {
      wrong = true;
      continue;
    }
    if (text === undefined) warn(problems, at, `${key} has no value: the server reads it as ${key}="", an empty value.`);
    refuseInvalid(problems, at, text ?? '', labelValueFaults(text ?? ''), field);
    requirements.push({ key, operator: 'Equals', value: text ?? '' });
  }
  return wrong ? 'unreadable' : requirements;
}

function readMatchExpressions(problems: Problems, value: unknown, path: Path): readonly Requirement[] | 'unreadable' {
  const items = decodeList(problems, value, path, { struct: 'LabelSelector', type: '[]v1.LabelSelectorRequirement' });
  if (items === WRONG) return 'unreadable';
  const requirements = items.map((item, index) => readExpression(problems, item, [...path, index]));
  return requirements.every((requirement) => requirement !== 'unreadable') ? requirements : 'unreadable';
}

function readExpression(problems: Problems, value: unknown, path: Path): Requirement | 'unreadable' {
  const decoded = decodeMapping(problems, value, path, { struct: 'LabelSelector', type: 'v1.LabelSelectorRequirement' });
  if (decoded === WRONG) return 'unreadable';
  const expression: Mapping = decoded ?? {};
  const unknown = refuseUnknownFields(problems, expression, ['key', 'operator', 'values'], path, {
    value: 'did you mean values?',
  });
  const key = decodeText(problems, own(expression, 'key'), [...path, 'key'], { struct: REQUIREMENT, type: 'string' });
  const operator = decodeText(problems, own(expression, 'operator'), [...path, 'operator'], {
    struct: REQUIREMENT,
    type: 'v1.LabelSelectorOperator',
  });
  const values = readValues(problems, own(expression, 'values'), [...path, 'values']);
  if (key === WRONG || operator === WRONG || values === 'unreadable') return 'unreadable';
  const requirement = requirementOf(problems, path, key ?? '', operator ?? '', values);
  refuseInvalid(problems, [...path, 'key'], key ?? '', labelKeyFaults(key ?? ''));
  for (const [index, item] of values.entries()) refuseInvalid(problems, [...path, 'values', index], item, labelValueFaults(item));
  return unknown ? 'unreadable' : requirement;
}

function readValues(problems: Problems, value: unknown, path: Path): readonly string[] | 'unreadable' {
  const items = decodeList(problems, value, path, { struct: REQUIREMENT, type: '[]string' });
  if (items === WRONG) return 'unreadable';
  const values = items.map(
    (item, index) => decodeText(problems, item, [...path, index], { struct: REQUIREMENT, type: 'string' }) ?? '',
  );
  return values.every((item) => item !== WRONG) ? values : 'unreadable';
}

function requirementOf(
  problems: Problems,
  path: Path,
  key: string,
  operator: string,
  values: readonly string[],
): Requirement | 'unreadable' {
  switch (operator) {
    case 'In':
    case 'NotIn':
      if (values.length > 0) return { key, operator, values };
      refuse(problems, [...path, 'values'], "Required value: must be specified when `operator` is 'In' or 'NotIn'");
      return 'unreadable';
    case 'Exists':
    case 'DoesNotExist':
      if (values.length === 0) return { key, operator };
      refuse(problems, [...path, 'values'], "Forbidden: may not be specified when `operator` is 'Exists' or 'DoesNotExist'");
      return 'unreadable';
    default:
      refuseInvalid(problems, [...path, 'operator'], operator, ['not a valid selector operator']);
      return 'unreadable';
  }
}
