import { type BadInput, bad, metadata, port, root, selector, spec } from './badInput';

const kubectl = (written: string, legacy: string, now: string) =>
  `warning yaml: kubectl, like YAML 1.1, reads "${written}" as ${legacy}, YAML 1.2 as ${now}. Put it in quotes if it is a text, or write it so that both agree.`;
const tag = (name: string) =>
  `warning yaml: The tag ${name} is not understood here and is left out of account: the value is read without it.`;
const POLICY = spec('podSelector: {}');

/** What readers of YAML take for something else, and more than one document. */
export const WORDING: readonly BadInput[] = [
  bad(
    'a label that kubectl reads as true',
    selector('matchLabels:\n  enabled: yes «'),
    kubectl('yes', 'true', 'text'),
    ['Quote "yes"'],
    selector('matchLabels:\n  enabled: "yes"'),
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
    [
      'error spec.ingress[0].ports[0].port: Invalid value: "8_080": must contain only…',
      'error spec.ingress[0].ports[0].port: Invalid value: "8_080": must contain at least one letter (a-z)',
      `> ${kubectl('8_080', 'the number 8080', 'text')}`,
    ],
    ['Write 8080'],
  ),
  bad(
    'an annotation that is a time of day',
    metadata('name: web\nannotations:\n  at: 12:30:45 «'),
    'warning yaml: YAML 1.1 reads "12:30:45" as the number 45045, YAML 1.2 as text. Put it in quotes if it is a text, or write it so that both agree.',
    ['Quote "12:30:45"'],
    metadata('name: web\nannotations:\n  at: "12:30:45"'),
  ),
  bad(
    'an annotation that is a date',
    metadata('name: web\nannotations:\n  since: 2024-01-31 «'),
    'warning yaml: YAML 1.1 reads "2024-01-31" as a date, YAML 1.2 as text. Put it in quotes if it is a text, or write it so that both agree.',
    ['Quote "2024-01-31"'],
    metadata('name: web\nannotations:\n  since: "2024-01-31"'),
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
