import { type BadInput, bad, spec } from './badInput';
import { unmarshal } from './serverTexts';

const LIST = 'write a list here, each item after a dash';

/** What is wrong with policyTypes, and with rules that they leave out. */
export const POLICY_TYPES: readonly BadInput[] = [
  bad(
    'a policy type in lower case',
    spec('podSelector: {}\npolicyTypes:\n- ingress «'),
    'error spec.policyTypes[0]: Unsupported value: "ingress": supported values: "Ingress", "Egress"',
    ['Use Ingress'],
    spec('podSelector: {}\npolicyTypes:\n- Ingress'),
  ),
  bad(
    'a policy type misspelt',
    spec('podSelector: {}\npolicyTypes: [Ingress, Egres] «'),
    'error spec.policyTypes[1]: Unsupported value: "Egres": supported values: "Ingress", "Egress"',
    ['Use Egress'],
    spec('podSelector: {}\npolicyTypes: [Ingress, Egress]'),
  ),
  bad(
    'a policy type nobody knows',
    spec('podSelector: {}\npolicyTypes: [Both] «'),
    'error spec.policyTypes[0]: Unsupported value: "Both": supported values: "Ingress", "Egress"',
    ['Use Ingress and Egress', 'Use Ingress: egress is then not restricted', 'Use Egress: ingress is then not restricted'],
    spec('podSelector: {}\npolicyTypes: [Ingress, Egress]'),
  ),
  bad(
    'a policy type that may be either',
    spec('podSelector: {}\npolicyTypes:\n- Igress «'),
    'error spec.policyTypes[0]: Unsupported value: "Igress": supported values: "Ingress", "Egress"',
    ['Use Ingress: egress is then not restricted', 'Use Egress: ingress is then not restricted', 'Use Ingress and Egress'],
  ),
  bad(
    'two policy types in one entry',
    spec('podSelector: {}\npolicyTypes:\n- ingress/Egres # both «'),
    'error spec.policyTypes[0]: Unsupported value: "ingress/Egres": supported values: "Ingress", "Egress"',
    ['Use Ingress and Egress'],
    spec('podSelector: {}\npolicyTypes:\n- Ingress # both\n- Egress'),
  ),
  bad(
    'two policy types on two lines, the second too deep',
    spec('podSelector: {}\npolicyTypes:\n- Ingress «\n   - Egress'),
    'error spec.policyTypes[0]: Unsupported value: "Ingress - Egress": supported values: "Ingress", "Egress"',
    ['Use Ingress and Egress'],
    spec('podSelector: {}\npolicyTypes:\n- Ingress\n- Egress'),
  ),
  bad(
    'a policy type and a word that is none',
    spec('podSelector: {}\npolicyTypes:\n- Ingress only «'),
    'error spec.policyTypes[0]: Unsupported value: "Ingress only": supported values: "Ingress", "Egress"',
    ['Use Ingress and Egress', 'Use Ingress: egress is then not restricted', 'Use Egress: ingress is then not restricted'],
  ),
  bad(
    'a policy type that is neither beside one that is',
    spec('podSelector: {}\npolicyTypes: [Egress, all] «'),
    'error spec.policyTypes[1]: Unsupported value: "all": supported values: "Ingress", "Egress"',
    ['Use Ingress'],
  ),
  bad(
    'a policy type half typed',
    spec('podSelector: {}\npolicyTypes:\n- Ingress\n- «'),
    'error spec.policyTypes[1]: Unsupported value: "": supported values: "Ingress", "Egress"',
    ['Use Egress', 'Remove the empty entry: egress is then not restricted'],
    spec('podSelector: {}\npolicyTypes:\n- Ingress\n- Egress'),
  ),
  bad(
    'policyTypes with nothing in it',
    spec('podSelector: {}\npolicyTypes: «'),
    'warning spec.policyTypes: policyTypes is empty: the server reads that as not there: Ingress, and Egress where there are egress rules.',
    ['Remove the empty policyTypes: nothing changes by that'],
    spec('podSelector: {}'),
  ),
  bad(
    'policyTypes as a text',
    spec('podSelector: {}\npolicyTypes: ingress «'),
    `error spec.policyTypes: ${unmarshal('string', 'NetworkPolicySpec', 'spec.policyTypes', '[]v1.PolicyType')}: ${LIST}`,
    ['Write the list [Ingress]'],
    spec('podSelector: {}\npolicyTypes:\n  - Ingress'),
  ),
  bad(
    'policyTypes as a text with a comma',
    spec('podSelector: {}\npolicyTypes: Ingress,Egress «'),
    `error spec.policyTypes: ${unmarshal('string', 'NetworkPolicySpec', 'spec.policyTypes', '[]v1.PolicyType')}: ${LIST}`,
    ['Write the list [Ingress, Egress]'],
    spec('podSelector: {}\npolicyTypes:\n  - Ingress\n  - Egress'),
  ),
  bad(
    'policyTypes as a mapping',
    spec('podSelector: {}\npolicyTypes: «\n  Ingress: true'),
    `error spec.policyTypes: ${unmarshal('object', 'NetworkPolicySpec', 'spec.policyTypes', '[]v1.PolicyType')}: ${LIST}`,
  ),
  bad(
    'three policy types',
    spec('podSelector: {}\npolicyTypes: [Ingress, Egress, Ingress] «'),
    'error spec.policyTypes: Invalid value: ["Ingress","Egress","Ingress"]: may not specify more than two policyTypes',
    ['Remove the repeated types'],
    spec('podSelector: {}\npolicyTypes: [Ingress, Egress]'),
  ),
  bad(
    'a policy type that is a boolean',
    spec('podSelector: {}\npolicyTypes: [true] «'),
    `error spec.policyTypes: ${unmarshal('bool', 'NetworkPolicySpec', 'spec.policyTypes', 'v1.PolicyType')}: this must be text…`,
  ),
  bad(
    'rules in a direction that is not listed',
    spec('podSelector: {}\npolicyTypes: [Ingress]\negress: «\n- to:\n  - podSelector: {}'),
    'warning spec.egress: These rules have no effect: policyTypes has no Egress.',
    ['List Egress in policyTypes: everything else is then denied', 'Remove these rules, which have no effect'],
    spec('podSelector: {}\npolicyTypes: [Ingress, Egress]\negress:\n- to:\n  - podSelector: {}'),
  ),
];
