import { type BadInput, bad, root } from './badInput';

const WRITE = 'write apiVersion: networking.k8s.io/v1 and kind: NetworkPolicy';
const WRITE_FIX = 'Write apiVersion: networking.k8s.io/v1 and kind: NetworkPolicy';
const BODY = 'metadata:\n  name: web\nspec:\n  podSelector: {}';
const POLICY = `apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\n${BODY}\n`;

/** What is wrong with the object as a whole, its kind, its top level and its metadata. */
export const OBJECTS: readonly BadInput[] = [
  bad(
    'a kind in another case',
    `apiVersion: networking.k8s.io/v1\nkind: Networkpolicy «\n${BODY}\n`,
    `error kind: no matches for kind "Networkpolicy" in version "networking.k8s.io/v1": ${WRITE}`,
    [WRITE_FIX],
    POLICY,
  ),
  bad(
    'a kind in the plural',
    `apiVersion: networking.k8s.io/v1\nkind: NetworkPolicies «\n${BODY}\n`,
    `error kind: no matches for kind "NetworkPolicies" in version "networking.k8s.io/v1": ${WRITE}`,
    [WRITE_FIX],
    POLICY,
  ),
  bad(
    'an apiVersion of old',
    `apiVersion: extensions/v1beta1 «\nkind: NetworkPolicy\n${BODY}\n`,
    `warning apiVersion: no matches for kind "NetworkPolicy" in version "extensions/v1beta1" since Kubernetes 1.16: ${WRITE}`,
    [WRITE_FIX],
    POLICY,
  ),
  bad(
    'an apiVersion that never was',
    `apiVersion: networking.k8s.io/v1beta1 «\nkind: NetworkPolicy\n${BODY}\n`,
    `error apiVersion: no matches for kind "NetworkPolicy" in version "networking.k8s.io/v1beta1": ${WRITE}`,
    [WRITE_FIX],
    POLICY,
  ),
  bad(
    'the apiVersion of core objects',
    `apiVersion: v1 «\nkind: NetworkPolicy\n${BODY}\n`,
    `error apiVersion: no matches for kind "NetworkPolicy" in version "v1": ${WRITE}`,
    [WRITE_FIX],
    POLICY,
  ),
  bad(
    'a group without its version',
    `apiVersion: networking.k8s.io «\nkind: NetworkPolicy\n${BODY}\n`,
    `error apiVersion: no matches for kind "NetworkPolicy" in version "networking.k8s.io": ${WRITE}`,
    [WRITE_FIX],
    POLICY,
  ),
  bad('no apiVersion', `kind: NetworkPolicy «\n${BODY}\n`, `error apiVersion: apiVersion not set: ${WRITE}`, [WRITE_FIX]),
  bad('no kind', `apiVersion: networking.k8s.io/v1 «\n${BODY}\n`, `error kind: kind not set: ${WRITE}`, [WRITE_FIX], POLICY),
  bad(
    'a kind in an item of a List',
    'apiVersion: v1\nkind: List\nitems:\n- apiVersion: networking.k8s.io/v1\n  kind: NetworkPolcy «\n  spec:\n    podSelector: {}\n',
    `error kind: no matches for kind "NetworkPolcy" in version "networking.k8s.io/v1": ${WRITE}`,
    [WRITE_FIX],
  ),
  bad('a field nobody knows', root(`${BODY}\nextra: 1 «`), 'error extra: unknown field "extra"', ['Remove extra'], POLICY),
  bad(
    'spec in upper case',
    root('metadata:\n  name: web\nSpec: «\n  podSelector: {}'),
    'error Spec: unknown field "Spec": did you mean spec?',
    ['Rename to spec', 'Remove Spec: more may be allowed without it'],
    POLICY,
  ),
  bad(
    'metadata misspelt',
    root('metdata: «\n  name: web\nspec:\n  podSelector: {}'),
    'error metdata: unknown field "metdata": did you mean metadata?',
    ['Rename to metadata'],
    POLICY,
  ),
  bad(
    'the spec without its field',
    root('metadata:\n  name: web\npodSelector: {} «\npolicyTypes: [Ingress] «'),
    ['error podSelector: unknown field "podSelector"', 'error policyTypes: unknown field "policyTypes"'],
    ['Put podSelector and policyTypes under spec', 'Remove podSelector: more may be allowed without it'],
    root('metadata:\n  name: web\nspec:\n  podSelector: {}\n  policyTypes:\n    - Ingress'),
  ),
  bad('a name beside metadata', root('name: web «\nspec:\n  podSelector: {}'), 'error name: unknown field "name"', [
    'Put name under metadata',
  ]),
  bad('a list as the document', '- apiVersion: v1 «\n', []),
  bad(
    'a status',
    root(`${BODY}\nstatus: {} «`),
    'warning status: unknown field "status" since Kubernetes 1.28: kubectl refuses it there. It has no effect; remove it.',
    ['Remove status', 'Remove everything the server filled in'],
    POLICY,
  ),
];
