import type { Group } from '../../engine/coverage';
import { EMPTY_SELECTOR, type SelectorDraft } from './selectorDraft';

/** The ways to name peers, as a person chooses among them. */
export type RuleType =
  | 'pods'
  | 'everyPodHere'
  | 'podsElsewhere'
  | 'namespaceByName'
  | 'namespaces'
  | 'everyPodAnywhere'
  | 'addresses'
  | 'internet'
  | 'anyone';

/** `addOnly`: stands for several peers, so one that is there cannot become it. */
export const RULE_TYPES: readonly { readonly type: RuleType; readonly words: string; readonly addOnly?: true }[] = [
  { type: 'pods', words: 'Pods in this namespace' },
  { type: 'everyPodHere', words: 'Every pod in this namespace' },
  { type: 'podsElsewhere', words: 'Pods in other namespaces' },
  { type: 'namespaceByName', words: 'A namespace by name' },
  { type: 'namespaces', words: 'Namespaces by their labels' },
  { type: 'everyPodAnywhere', words: 'Every pod in every namespace' },
  { type: 'addresses', words: 'Address range (CIDR)' },
  { type: 'internet', words: 'The Internet (public addresses)', addOnly: true },
  { type: 'anyone', words: 'Anyone' },
];

export type RuleField = 'names' | 'namespaces' | 'pods' | 'cidr' | 'except' | 'ports';

/**
 * The rule dialog's fields, as typed. Fields the type does not show keep what was typed in them. `join` is what a
 * namespace selector and a pod selector become: one peer (`and`), or one each (`or`).
 */
export interface RuleDraft {
  readonly type: RuleType;
  readonly names: string;
  readonly namespaces: SelectorDraft;
  readonly pods: SelectorDraft;
  readonly join: 'and' | 'or';
  readonly cidr: string;
  readonly except: string;
  readonly ports: string;
}

const FIELDS: Readonly<Record<RuleType, readonly RuleField[]>> = {
  pods: ['pods', 'ports'],
  everyPodHere: ['ports'],
  podsElsewhere: ['namespaces', 'pods', 'ports'],
  namespaceByName: ['names', 'ports'],
  namespaces: ['namespaces', 'ports'],
  everyPodAnywhere: ['ports'],
  addresses: ['cidr', 'except', 'ports'],
  internet: ['ports'],
  anyone: ['ports'],
};

/** The fields a type shows, in order. */
export function fieldsOf(type: RuleType): readonly RuleField[] {
  return FIELDS[type];
}

/** The type an option of a list stands for. */
export function ruleType(value: string): RuleType {
  return RULE_TYPES.find(({ type }) => type === value)?.type ?? 'pods';
}

const TYPE_OF_GROUP: Readonly<Record<Group, RuleType>> = {
  outside: 'addresses',
  namespace: 'pods',
  cluster: 'podsElsewhere',
  anyone: 'anyone',
};

/** The form for a new rule of a group. */
export function newRuleDraft(group: Group): RuleDraft {
  return {
    type: TYPE_OF_GROUP[group],
    names: '',
    namespaces: EMPTY_SELECTOR,
    pods: EMPTY_SELECTOR,
    join: 'and',
    cidr: '',
    except: '',
    ports: '',
  };
}
