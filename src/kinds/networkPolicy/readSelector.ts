import type { Requirement, Selector } from '../../engine/policy';
import { formatPath, type Path } from '../../text/path';
import { decodeList, decodeMapping, decodeText, decodeTexts, WRONG } from './decode';
import type { Mapping } from './mapping';
import { type Problems, refuse, refuseInvalid, refuseUnknownFields, warn, warnOfEmptyFields } from './problems';
import { labelKeyFaults, labelValueFaults } from './syntax';

const SELECTOR = 'LabelSelector';
const REQUIREMENT = 'LabelSelectorRequirement';

/**
 * Reads the LabelSelector (meta/v1) at `key` of the Go struct `struct` at `at`: `undefined` for one that is absent or null. Unreadable is what cannot be
 * understood: a wrong type, an unknown field, an operator that does not exist or does not fit its values. A label
 * the server refuses for its spelling is reported and stays readable.
 */
export function readSelector(
  problems: Problems,
  holder: Mapping,
  at: Path,
  key: string,
  struct: string,
): Selector | undefined | 'unreadable' {
  const path = [...at, key];
  const selector = decodeMapping(problems, holder, at, key, struct, 'v1.LabelSelector');
  if (selector === undefined) return undefined;
  if (selector === WRONG) return 'unreadable';
  const unknown = refuseUnknownFields(problems, selector, ['matchLabels', 'matchExpressions'], path);
  warnOfEmptyFields(problems, selector, path, { matchLabels: 'no condition', matchExpressions: 'no condition' });
  const labels = readMatchLabels(problems, selector, path);
  const expressions = readMatchExpressions(problems, selector, path);
  if (unknown || labels === 'unreadable' || expressions === 'unreadable') return 'unreadable';
  return { requirements: [...labels, ...expressions] };
}

function readMatchLabels(problems: Problems, selector: Mapping, selectorPath: Path): readonly Requirement[] | 'unreadable' {
  const path = [...selectorPath, 'matchLabels'];
  const labels = decodeMapping(problems, selector, selectorPath, 'matchLabels', SELECTOR, 'map[string]string');
  if (labels === undefined) return [];
  if (labels === WRONG) return 'unreadable';
  const requirements: Requirement[] = [];
  let wrong = false;
  for (const key of Object.keys(labels)) {
    const at = [...path, key];
    // The server names the map, not the key in it.
    const field = formatPath(path);
    refuseInvalid(problems, 'label-key', at, key, labelKeyFaults(key), field);
    const text = decodeText(problems, labels, path, key, SELECTOR);
    if (text === WRONG) {
      wrong = true;
      continue;
    }
    if (text === undefined) {
      warn(problems, 'empty-label', at, `${key} has no value: the server reads it as ${key}="", an empty value.`);
    }
    refuseInvalid(problems, 'label-value', at, text ?? '', labelValueFaults(text ?? ''), field);
    requirements.push({ key, operator: 'Equals', value: text ?? '' });
  }
  return wrong ? 'unreadable' : requirements;
}

function readMatchExpressions(problems: Problems, selector: Mapping, at: Path): readonly Requirement[] | 'unreadable' {
  const items = decodeList(problems, selector, at, 'matchExpressions', SELECTOR, `v1.${REQUIREMENT}`);
  if (items === WRONG) return 'unreadable';
  const requirements = items.map((_, index) => readExpression(problems, items, [...at, 'matchExpressions'], index));
  return requirements.every((requirement) => requirement !== 'unreadable') ? requirements : 'unreadable';
}

function readExpression(problems: Problems, items: readonly unknown[], at: Path, index: number): Requirement | 'unreadable' {
  const path = [...at, index];
  const decoded = decodeMapping(problems, items, at, index, SELECTOR, `v1.${REQUIREMENT}`);
  if (decoded === WRONG) return 'unreadable';
  const expression: Mapping = decoded ?? {};
  const unknown = refuseUnknownFields(problems, expression, ['key', 'operator', 'values'], path);
  const key = decodeText(problems, expression, path, 'key', REQUIREMENT);
  const operator = decodeText(problems, expression, path, 'operator', REQUIREMENT, 'v1.LabelSelectorOperator');
  const values = decodeTexts(problems, expression, path, 'values', REQUIREMENT);
  if (key === WRONG || operator === WRONG || values === WRONG) return 'unreadable';
  // What is missing may stand there under another name, which has been told.
  const requirement = unknown ? 'unreadable' : requirementOf(problems, path, key ?? '', operator ?? '', values);
  if (!unknown || key !== undefined) refuseInvalid(problems, 'label-key', [...path, 'key'], key ?? '', labelKeyFaults(key ?? ''));
  for (const [place, item] of values.entries()) {
    refuseInvalid(problems, 'label-value', [...path, 'values', place], item, labelValueFaults(item));
  }
  return requirement;
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
      refuse(
        problems,
        'selector-values',
        [...path, 'values'],
        "Required value: must be specified when `operator` is 'In' or 'NotIn'",
      );
      return 'unreadable';
    case 'Exists':
    case 'DoesNotExist':
      if (values.length === 0) return { key, operator };
      refuse(
        problems,
        'selector-values',
        [...path, 'values'],
        "Forbidden: may not be specified when `operator` is 'Exists' or 'DoesNotExist'",
      );
      return 'unreadable';
    default:
      refuseInvalid(problems, 'selector-operator', [...path, 'operator'], operator, ['not a valid selector operator']);
      return 'unreadable';
  }
}
