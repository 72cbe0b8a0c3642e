import { type BadInput, bad, root, spec } from './badInput';

const BODY = 'metadata:\n  name: web\nspec:\n  podSelector: {}';
const POLICY = `apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\n${BODY}\n`;

/** What is wrong with the spec as a whole. */
export const SPECS: readonly BadInput[] = [
  bad(
    'no spec',
    'apiVersion: networking.k8s.io/v1 «\nkind: NetworkPolicy\nmetadata:\n  name: web\n',
    'warning spec: There is no spec: the server reads that as every pod of the namespace, and denies all ingress.',
    ['Write podSelector: {}, every pod of the namespace'],
    POLICY,
  ),
  bad(
    'spec with nothing in it',
    root('metadata:\n  name: web\nspec: «'),
    'warning spec: There is no spec: the server reads that as every pod of the namespace, and denies all ingress.',
    ['Write podSelector: {}, every pod of the namespace'],
    POLICY,
  ),
  bad(
    'spec as a text',
    root('metadata:\n  name: web\nspec: deny «'),
    'error spec: cannot unmarshal string into Go struct field NetworkPolicy.spec of type v1.NetworkPolicySpec: write fields here, each with a name and a colon',
  ),
  bad(
    'spec as a list',
    root('metadata:\n  name: web\nspec: «\n- podSelector: {}'),
    'error spec: cannot unmarshal array into Go struct field NetworkPolicy.spec of type v1.NetworkPolicySpec: write fields here, each with a name and a colon',
    ['Write it without the dash'],
    POLICY,
  ),
  bad(
    'no pod selector',
    spec('policyTypes: [Ingress]').replace('spec:', 'spec: «'),
    'warning spec.podSelector: The server reads a missing podSelector as every pod of the namespace; older versions refuse it. Write podSelector: {} to say so.',
    ['Write podSelector: {}, every pod of the namespace'],
  ),
  bad(
    'a pod selector with nothing in it',
    spec('podSelector: «'),
    'warning spec.podSelector: The server reads a missing podSelector as every pod of the namespace; older versions refuse it. Write podSelector: {} to say so.',
    ['Write podSelector: {}, every pod of the namespace'],
    POLICY,
  ),
  bad(
    'ingress misspelt',
    spec('podSelector: {}\ningres: «\n- {}'),
    'error spec.ingres: unknown field "spec.ingres": did you mean ingress?',
    ['Rename to ingress', 'Remove ingres: more may be allowed without it'],
    spec('podSelector: {}\ningress:\n- {}'),
  ),
  bad(
    'ingress or egress misspelt',
    spec('podSelector: {}\nigress: [] «'),
    'error spec.igress: unknown field "spec.igress": did you mean ingress or egress?',
    ['Rename to ingress', 'Rename to egress', 'Remove igress: more may be allowed without it'],
  ),
  bad(
    'policyType in the singular',
    spec('podSelector: {}\npolicyType: [Ingress] «'),
    'error spec.policyType: unknown field "spec.policyType": did you mean policyTypes?',
    ['Rename to policyTypes', 'Remove policyType: more may be allowed without it'],
  ),
  bad(
    'the selector of another kind of policy',
    spec('endpointSelector: «\n  matchLabels:\n    app: web'),
    'error spec.endpointSelector: unknown field "spec.endpointSelector": did you mean podSelector?',
    ['Rename to podSelector', 'Remove endpointSelector: more may be allowed without it'],
    spec('podSelector:\n  matchLabels:\n    app: web'),
  ),
  bad(
    'denying rules',
    spec('podSelector: {}\negressDeny: [] «'),
    'error spec.egressDeny: unknown field "spec.egressDeny": NetworkPolicy only allows; denying rules are of other kinds of policy',
    ['Remove egressDeny: more may be allowed without it'],
  ),
  bad(
    'labels of the pods straight under spec',
    spec('matchLabels: «\n  app: web'),
    'error spec.matchLabels: unknown field "spec.matchLabels"',
    ['Put matchLabels under podSelector', 'Remove matchLabels: more may be allowed without it'],
    spec('podSelector:\n  matchLabels:\n    app: web'),
  ),
  bad(
    'peers straight under spec',
    spec('podSelector: {}\nfrom: «\n- podSelector: {}'),
    'error spec.from: unknown field "spec.from"',
    ['Put from under ingress', 'Remove from: more may be allowed without it'],
    spec('podSelector: {}\ningress:\n- from:\n  - podSelector: {}'),
  ),
];
