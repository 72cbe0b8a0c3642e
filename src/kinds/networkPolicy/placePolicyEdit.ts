import type { Placement, YamlValue } from '../../text/placement';
import type { Intent } from '../intent';
import { isAbsent, isMapping, type Mapping, mappingOf, own } from './mapping';
import { selectorValue } from './selectorValue';
import { setInParts } from './standingOrder';
import { firstFault, type Placed, type Target, unsupported } from './target';
import { checkName, checkNamespace, checkSelector } from './wish';
import { checkAnnotations, checkLabels, type MetadataTexts } from './wishMetadata';

type PolicyEdit = Extract<Intent, { type: 'editPolicy' }>;

/** Places a new name, namespace, labels, annotations and pod selector; what the wish leaves out stays. */
export function placePolicyEdit(target: Target, intent: PolicyEdit): Placed {
  const metadata = placeMetadata(own(target.root, 'metadata'), intent);
  const { subject } = intent;
  if ('unsupported' in metadata || subject === undefined) return metadata;
  if (target.policy.subject === 'unreadable') return unsupported('spec.podSelector cannot be read. Mend it in the YAML first.');
  const fault = checkSelector(subject, target.policy.subject.requirements);
  if (fault !== undefined) return unsupported(fault);
  const standing = own(target.spec, 'podSelector');
  return [...metadata, ...setInParts(['spec', 'podSelector'], standing, (part) => selectorValue(subject, standing, part))];
}

/** The fields of `metadata` in the order in which new ones follow each other. */
const ORDER = ['generateName', 'name', 'namespace', 'labels', 'annotations'];

function placeMetadata(metadata: unknown, intent: PolicyEdit): Placed {
  if (!isAbsent(metadata) && !isMapping(metadata)) return unsupported('metadata cannot be read. Mend it in the YAML first.');
  const written: Mapping = metadata ?? {};
  const { name, namespace } = intent;
  const values: [string, YamlValue][] = [];
  if (name !== undefined && name !== own(written, 'name')) values.push(['name', name]);
  if (typeof namespace === 'string' && namespace !== own(written, 'namespace')) values.push(['namespace', namespace]);
  const fault = firstFault(
    values.map(([field, value]) => (field === 'name' ? checkName(String(value)) : checkNamespace(String(value)))),
  );
  if (fault !== undefined) return unsupported(fault);
  const removed = namespace === null && Object.hasOwn(written, 'namespace') ? ['namespace'] : [];
  for (const [field, check] of [
    ['labels', checkLabels],
    ['annotations', checkAnnotations],
  ] as const) {
    const wish = intent[field];
    if (wish === undefined) continue;
    const standing = textsIn(own(written, field));
    if (standing === undefined) return unsupported(`metadata.${field} cannot be read. Mend it in the YAML first.`);
    const textFault = check(wish, standing);
    if (textFault !== undefined) return unsupported(textFault);
    if (Object.keys(wish).length > 0) values.push([field, textsValue(wish, own(written, field))]);
    else if (Object.keys(standing).length > 0) removed.push(field);
  }
  if (isAbsent(metadata)) {
    return values.length === 0
      ? []
      : [{ type: 'set', path: ['metadata'], value: mappingOf(values), after: ['apiVersion', 'kind'] }];
  }
  return [
    ...values.map(([field, value]): Placement => ({ type: 'set', path: ['metadata', field], value, after: before(field) })),
    ...removed.map((field): Placement => ({ type: 'remove', path: ['metadata', field] })),
  ];
}

function before(field: string): readonly string[] {
  return ORDER.slice(0, ORDER.indexOf(field));
}

/** Labels or annotations as the server reads them, a null as no text; undefined when one of them is none. */
function textsIn(value: unknown): MetadataTexts | undefined {
  if (isAbsent(value)) return {};
  if (!isMapping(value)) return undefined;
  const texts = Object.entries(value).map(([key, text]): [string, unknown] => [key, text ?? '']);
  return texts.every((entry): entry is [string, string] => typeof entry[1] === 'string') ? mappingOf(texts) : undefined;
}

/** New ones go behind those that stand there; a key that is written without a value stays so while it is to have none. */
function textsValue(wish: MetadataTexts, existing: unknown): YamlValue {
  const written = isMapping(existing) ? existing : {};
  const standing = Object.keys(written).filter((key) => Object.hasOwn(wish, key));
  const keys = new Set([...standing, ...Object.keys(wish)]);
  const textOf = (key: string): YamlValue => {
    const text = wish[key] ?? '';
    return text === '' && Object.hasOwn(written, key) && isAbsent(written[key]) ? null : text;
  };
  return mappingOf([...keys].map((key) => [key, textOf(key)]));
}
