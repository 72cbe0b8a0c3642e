import type { Policy, Selector } from '../../engine/policy';
import { checkName, checkNamespace, type Intent } from '../../kinds';
import { sameWish } from './ruleForm';
import { EMPTY_SELECTOR, readSelectorDraft, type SelectorDraft, selectorDraft, selectorFault } from './selectorDraft';

/** The fields of "Edit policy", as typed. An empty namespace: the file does not write one. */
export interface PolicyDraft {
  readonly name: string;
  readonly namespace: string;
  readonly subject: SelectorDraft;
}

export interface PolicyReading {
  readonly name: string;
  readonly namespace: string;
  readonly subject: Selector | undefined;
  readonly faults: {
    readonly name: string | undefined;
    readonly namespace: string | undefined;
    readonly subject: string | undefined;
  };
}

export function policyDraft(policy: Policy): PolicyDraft {
  return {
    name: policy.name,
    namespace: policy.namespaceAssumed ? '' : policy.namespace,
    subject: policy.subject === 'unreadable' ? EMPTY_SELECTOR : selectorDraft(policy.subject),
  };
}

export function readPolicyDraft(draft: PolicyDraft): PolicyReading {
  const name = draft.name.trim();
  const namespace = draft.namespace.trim();
  return {
    name,
    namespace,
    subject: readSelectorDraft(draft.subject),
    faults: {
      name: checkName(name),
      namespace: namespace === '' ? undefined : checkNamespace(namespace),
      subject: selectorFault(draft.subject),
    },
  };
}

/** Asks for what changed only. A fault in a field that stays as it was does not stop the others from being saved. */
export function policyIntent(start: PolicyDraft, now: PolicyReading): Intent | 'nothing' | undefined {
  const before = readPolicyDraft(start);
  const named = now.name !== before.name;
  const moved = now.namespace !== before.namespace;
  const aimed = !sameWish(now.subject, before.subject);
  if ((named && now.faults.name) || (moved && now.faults.namespace) || now.subject === undefined) return undefined;
  if (!named && !moved && !aimed) return 'nothing';
  return {
    type: 'editPolicy',
    ...(named && { name: now.name }),
    ...(moved && { namespace: now.namespace === '' ? null : now.namespace }),
    ...(aimed && { subject: now.subject }),
  };
}
