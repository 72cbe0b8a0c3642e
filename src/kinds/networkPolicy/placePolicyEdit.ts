import type { Placement } from '../../text/placement';
import type { Intent } from '../intent';
import { isAbsent, isMapping, own } from './mapping';
import { selectorValue } from './selectorValue';
import { type Placed, type Target, unsupported } from './target';
import { checkName, checkNamespace, checkSelector } from './wish';

/** Places a new name, namespace and pod selector; what the wish leaves out stays. */
export function placePolicyEdit(target: Target, intent: Extract<Intent, { type: 'editPolicy' }>): Placed {
  const metadata = own(target.root, 'metadata');
  if (!isAbsent(metadata) && !isMapping(metadata)) return unsupported('metadata cannot be read. Mend it in the YAML first.');
  const fields = isMapping(metadata) ? metadata : {};
  const placements: Placement[] = [];
  const { name, namespace, subject } = intent;
  if (name !== undefined && name !== own(fields, 'name')) {
    const fault = checkName(name);
    if (fault !== undefined) return unsupported(fault);
    placements.push({ type: 'set', path: ['metadata', 'name'], value: name, after: ['generateName'] });
  }
  if (typeof namespace === 'string' && namespace !== own(fields, 'namespace')) {
    const fault = checkNamespace(namespace);
    if (fault !== undefined) return unsupported(fault);
    placements.push({ type: 'set', path: ['metadata', 'namespace'], value: namespace, after: ['generateName', 'name'] });
  }
  if (namespace === null && Object.hasOwn(fields, 'namespace'))
    placements.push({ type: 'remove', path: ['metadata', 'namespace'] });
  if (placements.length > 0 && metadata === null) placements.unshift({ type: 'set', path: ['metadata'], value: {} });
  if (placements.length > 0 && metadata === undefined) {
    placements.unshift({ type: 'set', path: ['metadata'], value: {}, after: ['apiVersion', 'kind'] });
  }
  if (subject === undefined) return placements;

  if (target.policy.subject === 'unreadable') return unsupported('spec.podSelector cannot be read. Mend it in the YAML first.');
  const fault = checkSelector(subject, target.policy.subject.requirements);
  if (fault !== undefined) return unsupported(fault);
  const value = selectorValue(subject, own(target.spec, 'podSelector'));
  return [...placements, { type: 'set', path: ['spec', 'podSelector'], value }];
}
