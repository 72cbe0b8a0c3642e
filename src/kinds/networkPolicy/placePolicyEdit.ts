import type { Placement } from '../../text/placement';
import type { Intent } from '../intent';
import { isAbsent, isMapping, type Mapping, mappingOf, own } from './mapping';
import { selectorValue } from './selectorValue';
import { type Placed, type Target, unsupported } from './target';
import { checkName, checkNamespace, checkSelector } from './wish';

type PolicyEdit = Extract<Intent, { type: 'editPolicy' }>;

/** Places a new name, namespace and pod selector; what the wish leaves out stays. */
export function placePolicyEdit(target: Target, intent: PolicyEdit): Placed {
  const metadata = placeMetadata(own(target.root, 'metadata'), intent);
  const { subject } = intent;
  if ('unsupported' in metadata || subject === undefined) return metadata;
  if (target.policy.subject === 'unreadable') return unsupported('spec.podSelector cannot be read. Mend it in the YAML first.');
  const fault = checkSelector(subject, target.policy.subject.requirements);
  if (fault !== undefined) return unsupported(fault);
  const value = selectorValue(subject, own(target.spec, 'podSelector'));
  return [...metadata, { type: 'set', path: ['spec', 'podSelector'], value }];
}

function placeMetadata(metadata: unknown, { name, namespace }: PolicyEdit): Placed {
  if (!isAbsent(metadata) && !isMapping(metadata)) return unsupported('metadata cannot be read. Mend it in the YAML first.');
  const written: Mapping = metadata ?? {};
  const values: [string, string][] = [];
  if (name !== undefined && name !== own(written, 'name')) values.push(['name', name]);
  if (typeof namespace === 'string' && namespace !== own(written, 'namespace')) values.push(['namespace', namespace]);
  for (const [field, value] of values) {
    const fault = field === 'name' ? checkName(value) : checkNamespace(value);
    if (fault !== undefined) return unsupported(fault);
  }
  if (isAbsent(metadata)) {
    return values.length === 0
      ? []
      : [{ type: 'set', path: ['metadata'], value: mappingOf(values), after: ['apiVersion', 'kind'] }];
  }
  const placements = values.map(
    ([field, value]): Placement => ({ type: 'set', path: ['metadata', field], value, after: ['generateName', 'name'] }),
  );
  const removes = namespace === null && Object.hasOwn(written, 'namespace');
  return removes ? [...placements, { type: 'remove', path: ['metadata', 'namespace'] }] : placements;
}
