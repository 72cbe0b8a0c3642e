import { type BadInput, bad, metadata, port, root, selector, spec } from './badInput';
import { TEXT, unmarshal } from './serverTexts';

const kubectl = (written: string, legacy: string, now: string) =>
  `warning yaml: kubectl reads "${written}" as ${legacy}, YAML 1.2 as ${now}. Put it in quotes if it is a text, or write it so that both agree.`;
const notText = (type: string, like: string) =>
  `error spec.podSelector.matchLabels: ${unmarshal(type, 'LabelSelector', 'spec.podSelector.matchLabels', 'string')}: ${TEXT} "${like}"`;
const tag = (name: string) =>
  `warning yaml: The tag ${name} is not understood here and is left out of account: the value is read without it.`;
const POLICY = spec('podSelector: {}');

/** What readers of YAML take for something else, and more than one document. */
export const WORDING: readonly BadInput[] = [
  bad(
    'a label that kubectl reads as true',
    selector('matchLabels:\n  enabled: yes «'),
    [notText('bool', 'true'), kubectl('yes', 'true', 'text')],
    ['Quote "yes"'],
    selector('matchLabels:\n  enabled: "yes"'),
  ),
  bad(
    'a label that kubectl reads as a number of thousands',
    selector('matchLabels:\n  build: 1_000 # first «'),
    [notText('number', '1.0'), kubectl('1_000', 'the number 1000', 'text')],
    ['Quote "1_000"'],
    selector('matchLabels:\n  build: "1_000" # first'),
  ),
  bad(
    'a label that kubectl reads as a binary number',
    selector('matchLabels: {commit: 0b11} «'),
    [notText('number', '1.0'), kubectl('0b11', 'the number 3', 'text')],
    ['Quote "0b11"'],
    selector('matchLabels: {commit: "0b11"}'),
  ),
  bad(
    'a name of one letter that kubectl reads as a boolean',
    metadata('name: y «'),
    kubectl('y', 'true', 'text'),
    ['Quote "y"'],
    metadata('name: "y"'),
  ),
  bad(
    'the key of a label that kubectl reads as true',
    selector('matchLabels:\n  on: x «'),
    kubectl('on', 'true', 'text'),
    ['Quote "on"'],
    selector('matchLabels:\n  "on": x'),
  ),
  bad(
    'a port with a zero before it',
    port('port: 0443 «'),
    kubectl('0443', 'the number 291', 'the number 443'),
    ['Write 443', 'Write 291'],
    port('port: 443'),
  ),
  bad(
    'a port with a low line in it',
    port('port: 8_080 «'),
    kubectl('8_080', 'the number 8080', 'text'),
    ['Write 8080'],
    port('port: 8080'),
  ),
  bad(
    'dates and times of day, which kubectl reads as texts',
    metadata('name: web\nlabels: {rev: 2024-01-01}\nannotations: {at: 12:30:45, window: 22:00, since: 2024-01-31T00:00:00Z}'),
    [],
  ),
  bad(
    'a whole number of another base in an annotation, which all read alike',
    metadata('name: web\nannotations:\n  mode: 0o755 «'),
    `error metadata.annotations: ${unmarshal('number', 'ObjectMeta', 'metadata.annotations', 'string')}: ${TEXT} "1.0"`,
    ['Quote "0o755"'],
    metadata('name: web\nannotations:\n  mode: "0o755"'),
  ),
  bad(
    'a label with an exclamation mark',
    metadata('name: web\nannotations:\n  note: !important «'),
    tag('!important'),
    ['Quote "!important"'],
    metadata('name: web\nannotations:\n  note: "!important"'),
  ),
  bad(
    'a tag of some other program',
    selector('matchLabels:\n  app: !Ref web «'),
    tag('!Ref'),
    ['Remove the tag !Ref'],
    selector('matchLabels:\n  app: web'),
  ),
  bad(
    'an anchor set twice',
    spec('podSelector: &a {}\ningress: &a [] «\negress: *a'),
    'warning yaml: The anchor &a is set on line 6 and again on line 7 of this document: an alias means the last one before it.',
  ),
  bad(
    'a no-break space behind a colon',
    root('metadata:\n  name: web\nspec: «\n  podSelector:\u00a0{}'),
    'error spec: cannot unmarshal string into Go struct field NetworkPolicy.spec of type v1.NetworkPolicySpec: write fields here, each with a name and a colon',
    ['Replace the no-break spaces with spaces'],
    POLICY,
  ),
  bad(
    'no-break spaces before a key',
    root('metadata:\n  name: web\nspec:\n\u00a0\u00a0podSelector: {} «'),
    'error [\u00a0\u00a0podSelector]: unknown field "[\u00a0\u00a0podSelector]"…',
    ['Replace the no-break spaces with spaces', 'Remove \u00a0\u00a0podSelector: more may be allowed without it'],
    POLICY,
  ),
  bad(
    'two documents, the second broken',
    `${POLICY}---\n${spec('podSelector: {\n «')}`.replace('{\n   «', '{ «'),
    'error yaml: A bracket is open here and not closed before this: add the closing }, and indent what stands inside.',
    ['Add the closing }'],
    `${POLICY}---\n${POLICY}`,
  ),
  bad(
    'two documents, the first broken',
    `${selector('matchLabels:\n  app: @web «')}---\n${POLICY}`,
    'error yaml: A value cannot start with "@" unless it is in quotes: put quotes around it.',
    ['Quote "@web"'],
    `${selector('matchLabels:\n  app: "@web"')}---\n${POLICY}`,
  ),
  bad(
    'a misspelt field in the second of two documents, with line breaks of Windows',
    `${POLICY}---\n${spec('podSelector: {}\npolicyTypes: [ingress] «')}`.replaceAll('\n', '\r\n'),
    'error spec.policyTypes[0]: Unsupported value: "ingress": supported values: "Ingress", "Egress"',
    ['Use Ingress'],
    `${POLICY}---\n${spec('podSelector: {}\npolicyTypes: [Ingress]')}`.replaceAll('\n', '\r\n'),
  ),
  bad(
    'a misspelt field behind a byte order mark',
    `\ufeff${spec('podSelector: {}\npolicyTypes: [egress] «')}`,
    'error spec.policyTypes[0]: Unsupported value: "egress": supported values: "Ingress", "Egress"',
    ['Use Egress'],
    `\ufeff${spec('podSelector: {}\npolicyTypes: [Egress]')}`,
  ),
  bad(
    'a port in quotes in an item of a List',
    'apiVersion: v1\nkind: List\nitems:\n- apiVersion: networking.k8s.io/v1\n  kind: NetworkPolicy\n  metadata: {name: web}\n  spec:\n    podSelector: {}\n    ingress:\n    - ports:\n      - port: "80" «\n',
    'error spec.ingress[0].ports[0].port: Invalid value: "80": must contain at least one letter (a-z)',
    ['Write 80 without quotes'],
    'apiVersion: v1\nkind: List\nitems:\n- apiVersion: networking.k8s.io/v1\n  kind: NetworkPolicy\n  metadata: {name: web}\n  spec:\n    podSelector: {}\n    ingress:\n    - ports:\n      - port: 80\n',
  ),
];
