import { type BadInput, bad, root, rule, selector, spec } from './badInput';

const twice = (key: string, first: number, second: number) =>
  `error yaml: The key "${key}" stands in the same mapping twice: on line ${first} and again on line ${second} of this document. Remove one of them.`;
const TEMPLATE =
  'error yaml: This is a Helm template that has not been rendered. Render it with `helm template` first, and open the result.';

/** What YAML allows and Kubernetes does not, and JSON. */
export const FAULTS: readonly BadInput[] = [
  bad(
    'a comma too many',
    spec('podSelector: {}\npolicyTypes: [Ingress,, Egress] «'),
    'error yaml: There is a comma too many here: remove it.',
    ['Remove the comma'],
    spec('podSelector: {}\npolicyTypes: [Ingress, Egress]'),
  ),
  bad(
    'a comment without its space',
    spec('podSelector: {}\npolicyTypes: ["Ingress"]#all «'),
    'error yaml: A space is missing before the # of this comment. If it is no comment, put the value in quotes.',
    ['Add a space before the #'],
    spec('podSelector: {}\npolicyTypes: ["Ingress"] #all'),
  ),
  bad(
    'a key twice',
    spec('podSelector: {} # all\npodSelector: «\n  matchLabels: {app: web}'),
    twice('podSelector', 6, 7),
    ['Remove the first podSelector', 'Remove the second podSelector'],
    spec('podSelector:\n  matchLabels: {app: web}'),
  ),
  bad(
    'a key twice, with comments of its own',
    spec(
      '# everyone\npodSelector: {}\n# only the shop\npodSelector: # shop «\n  matchLabels: {app: web}\npolicyTypes: [Ingress]',
    ),
    twice('podSelector', 7, 9),
    ['Remove the first podSelector', 'Remove the second podSelector'],
    spec('# only the shop\npodSelector: # shop\n  matchLabels: {app: web}\npolicyTypes: [Ingress]'),
  ),
  bad(
    'a key twice, the first behind a dash',
    rule('ports:\n- port: 80\n  port: 443 «'),
    twice('port', 9, 10),
    ['Remove the first port', 'Remove the second port'],
    rule('ports:\n- port: 443'),
  ),
  bad(
    'a key twice in braces',
    selector('matchLabels: {app: web, app: api} «'),
    twice('app', 7, 7),
    ['Remove the first app', 'Remove the second app'],
    selector('matchLabels: {app: api}'),
  ),
  bad(
    'a key three times',
    selector('matchLabels:\n  app: a\n  app: b «\n  app: c «'),
    [twice('app', 8, 9), `> ${twice('app', 8, 10)}`],
    ['Remove the first app', 'Remove the third app'],
  ),
  bad(
    'an invisible character',
    spec('podSelector: {}\u0007 «'),
    'error yaml: An invisible control character stands here (U+0007). YAML does not allow it: delete it.',
    ['Delete the invisible character'],
    spec('podSelector: {}'),
  ),
  bad(
    'two invisible characters',
    spec('podSelector: {}\u0007 «\npolicyTypes: [Ingress]\u0000'),
    'error yaml: An invisible control character stands here (U+0007). YAML does not allow it: delete it.',
    ['Delete the invisible characters'],
    spec('podSelector: {}\npolicyTypes: [Ingress]'),
  ),
  bad(
    'a byte order mark in the middle',
    spec('podSelector: {}\n\ufeffpolicyTypes: [Ingress] «'),
    'error yaml: An invisible byte order mark stands in the middle of the text (U+FEFF). YAML does not allow it: delete it.',
    ['Delete the invisible character'],
    spec('podSelector: {}\npolicyTypes: [Ingress]'),
  ),
  bad(
    'half of a character',
    spec('podSelector: {} # \ud83d «'),
    'error yaml: Half of a character stands here (U+D83D). YAML does not allow it: delete it.',
    ['Delete the invisible character'],
  ),
  bad('a Helm template as a value', spec('podSelector: {{ .Values.selector }} «'), TEMPLATE),
  bad('a Helm template on a line of its own', root('{{- if .Values.enabled }} «\nmetadata:\n  name: web\n{{- end }}'), TEMPLATE),
  bad('a Helm template inside of a text', root('metadata:\n  name: web-{{ .Release.Name }} «'), TEMPLATE),
  bad(
    'a merge conflict',
    root('metadata:\n  name: web\n<<<<<<< HEAD «\nspec:\n  podSelector: {}\n=======\nspec: {}\n>>>>>>> theirs'),
    'error yaml: This looks like an unresolved merge conflict. Keep one side and remove the lines with <<<<<<<, ======= and >>>>>>>.',
  ),
  bad(
    'a merge of something that is no mapping',
    selector('matchLabels:\n  <<: web «'),
    'error yaml: The key << merges mappings: its value must be an alias of a mapping, or a list of them.',
  ),
  bad(
    'an alias without its anchor',
    selector('matchLabels: *shop «'),
    'error yaml: The alias *shop stands for nothing: no &shop stands before it. Add the anchor, or write the value out.',
  ),
  bad(
    'an alias inside of itself',
    spec('podSelector: &a\n  matchLabels: *a «'),
    'error yaml: The alias *a stands inside what it stands for, so it would never end. Write the value out.',
  ),
  bad(
    'a key that is a list',
    selector('matchLabels:\n  [app]: web «'),
    'error yaml: A key must be a text, not empty, a list or a mapping. Is a text missing before the colon?',
  ),
  bad(
    'a key that is missing',
    selector('matchLabels:\n  : web «'),
    'error yaml: A key must be a text, not empty, a list or a mapping. Is a text missing before the colon?',
  ),
  bad(
    'a directive without its line',
    `%YAML 1.2\n${spec('podSelector: {}').replace('\n', ' «\n')}`,
    'error yaml: A line with --- is missing between the % directives and the document.',
    ['Put a line with --- before it'],
    `%YAML 1.2\n---\n${spec('podSelector: {}')}`,
  ),
  bad(
    'two objects in JSON without a line between them',
    '{"kind": "Pod"}\n{"kind": "Pod"} «\n',
    'error yaml: Something stands behind a value that is already complete…',
    ['Put a line with --- before it'],
    '{"kind": "Pod"}\n---\n{"kind": "Pod"}\n',
  ),
  bad(
    'a comma missing in JSON',
    '{\n  "apiVersion": "v1",\n  "kind": "Pod"\n  "metadata": {} «\n}\n',
    'error yaml: A comma is missing between two items on the line ""metadata": {}".',
    ['Add the comma'],
    '{\n  "apiVersion": "v1",\n  "kind": "Pod",\n  "metadata": {}\n}\n',
  ),
  bad(
    'a brace missing at the end of JSON',
    '{\n  "apiVersion": "v1",\n  "kind": "Pod",\n  "metadata": {"name": "x"} «\n',
    'error yaml: A bracket is open and never closed: add the closing }.',
    ['Add the closing }'],
    '{\n  "apiVersion": "v1",\n  "kind": "Pod",\n  "metadata": {"name": "x"}}\n',
  ),
  bad(
    'a policy in JSON with a misspelt field',
    '{"apiVersion": "networking.k8s.io/v1", "kind": "NetworkPolicy", "metadata": {"name": "web"},\n "spec": {"podSelector": {}, "ingres": []}} «\n',
    'error spec.ingres: unknown field "spec.ingres": did you mean ingress?',
    ['Rename to ingress', 'Remove ingres: more may be allowed without it'],
    '{"apiVersion": "networking.k8s.io/v1", "kind": "NetworkPolicy", "metadata": {"name": "web"},\n "spec": {"podSelector": {}, "ingress": []}}\n',
  ),
  bad(
    'a policy in JSON with a port in quotes',
    '{"apiVersion": "networking.k8s.io/v1", "kind": "NetworkPolicy", "metadata": {"name": "web"},\n "spec": {"podSelector": {}, "ingress": [{"ports": [\n   {"port": "80"} «\n ]}]}}\n',
    'error spec.ingress[0].ports[0].port: Invalid value: "80": must contain at least one letter (a-z)',
    ['Write 80 without quotes'],
    '{"apiVersion": "networking.k8s.io/v1", "kind": "NetworkPolicy", "metadata": {"name": "web"},\n "spec": {"podSelector": {}, "ingress": [{"ports": [\n   {"port": 80}\n ]}]}}\n',
  ),
];
