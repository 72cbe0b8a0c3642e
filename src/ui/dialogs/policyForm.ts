import type { Policy, Selector } from '../../engine/policy';
import { checkName, checkNamespace, type Intent } from '../../kinds';
import { type MetadataReading, type MetadataRow, type metadataIn, readMetadata } from './metadataForm';
import { sameWish } from './ruleForm';
import { EMPTY_SELECTOR, readSelectorDraft, type SelectorDraft, selectorDraft, selectorFault } from './selectorDraft';

/** The fields of "Edit policy", as typed. An empty namespace: the file does not write one. */
export interface PolicyDraft {
  readonly name: string;
  readonly namespace: string;
  readonly subject: SelectorDraft;
  /** Undefined until they are asked for, and where they cannot be read. */
  readonly labels: readonly MetadataRow[] | undefined;
  readonly annotations: readonly MetadataRow[] | undefined;
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
  readonly labels: MetadataReading | undefined;
  readonly annotations: MetadataReading | undefined;
}

/** What the file says of a policy's labels and annotations: what stands there is not held against it. */
export type StandingMetadata = ReturnType<typeof metadataIn>;

const NO_METADATA: StandingMetadata = { labels: undefined, annotations: undefined };

export function policyDraft(policy: Policy): PolicyDraft {
  return {
    name: policy.name,
    namespace: policy.namespaceAssumed ? '' : policy.namespace,
    subject: policy.subject === 'unreadable' ? EMPTY_SELECTOR : selectorDraft(policy.subject),
    labels: undefined,
    annotations: undefined,
  };
}

export function readPolicyDraft(draft: PolicyDraft, standing: StandingMetadata = NO_METADATA): PolicyReading {
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
    labels: draft.labels && standing.labels && readMetadata('labels', draft.labels, standing.labels),
    annotations:
      draft.annotations && standing.annotations && readMetadata('annotations', draft.annotations, standing.annotations),
  };
}

/** Asks for what changed only. A fault in a field that stays as it was does not stop the others from being saved. */
export function policyIntent(
  start: PolicyDraft,
  now: PolicyReading,
  standing: StandingMetadata = NO_METADATA,
): Intent | 'nothing' | undefined {
  const before = readPolicyDraft(start);
  const named = now.name !== before.name;
  const moved = now.namespace !== before.namespace;
  const aimed = !sameWish(now.subject, before.subject);
  if ((named && now.faults.name) || (moved && now.faults.namespace) || now.subject === undefined) return undefined;
  const metadata: { labels?: Readonly<Record<string, string>>; annotations?: Readonly<Record<string, string>> } = {};
  for (const field of ['labels', 'annotations'] as const) {
    const reading = now[field];
    if (reading === undefined) continue;
    if (reading.texts === undefined) return undefined;
    if (!sameWish(reading.texts, standing[field])) metadata[field] = reading.texts;
  }
  if (!named && !moved && !aimed && Object.keys(metadata).length === 0) return 'nothing';
  return {
    type: 'editPolicy',
    ...(named && { name: now.name }),
    ...(moved && { namespace: now.namespace === '' ? null : now.namespace }),
    ...(aimed && { subject: now.subject }),
    ...metadata,
  };
}
