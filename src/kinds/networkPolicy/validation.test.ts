import { describe, expect, test } from 'vitest';
import type { ProblemCode } from '../policyKind';
import { problemLines, read, policyObject as spec } from './testing/policies';

const SUBDOMAIN =
  "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must start and end with an alphanumeric character (e.g. 'example.com', regex used for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?(\\.[a-z0-9]([-a-z0-9]*[a-z0-9])?)*')";
const DNS_LABEL =
  "a lowercase RFC 1123 label must consist of lower case alphanumeric characters or '-', and must start and end with an alphanumeric character (e.g. 'my-name',  or '123-abc', regex used for validation is '[a-z0-9]([-a-z0-9]*[a-z0-9])?')";
const NAME_PART =
  "name part must consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character (e.g. 'MyName',  or 'my.name',  or '123-abc', regex used for validation is '([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]')";
const LABEL_VALUE =
  "a valid label must be an empty string or consist of alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character (e.g. 'MyValue',  or 'my_value',  or '12345', regex used for validation is '(([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9])?')";
const CIDR = 'must be a valid CIDR value, (e.g. 10.9.8.0/24 or 2001:db8::/64)';
const SINCE_136 = 'refused by Kubernetes 1.36 and later, older versions only warn';

const ports = (...list: readonly unknown[]) => spec({ podSelector: {}, ingress: [{ ports: list }] });
const peers = (...list: readonly unknown[]) => spec({ podSelector: {}, ingress: [{ from: list }] });
const selector = (podSelector: unknown) => spec({ podSelector });
const metadata = (fields: unknown) => ({ ...spec({ podSelector: {} }), metadata: fields });
const port = (at: string) => `spec.ingress[0].ports[0]${at}`;
const peer = (at: string) => `spec.ingress[0].from[0]${at}`;
const long = (length: number) => 'a'.repeat(length);

const CASES: readonly (readonly [what: string, object: unknown, problems: readonly string[]])[] = [
  ['nothing wrong', peers({ podSelector: { matchLabels: { app: 'a' } } }), []],
  ['no name', metadata({}), ['metadata.name: Required value: name or generateName is required']],
  ['no metadata', metadata(null), ['metadata.name: Required value: name or generateName is required']],
  ['an empty name', metadata({ name: '' }), ['metadata.name: Required value: name or generateName is required']],
  ['a generated name', metadata({ generateName: 'web-' }), []],
  [
    'a generated name in upper case',
    metadata({ generateName: 'Web-' }),
    [`metadata.generateName: Invalid value: "Web-": ${SUBDOMAIN}`],
  ],
  ['a name in upper case', metadata({ name: 'A' }), [`metadata.name: Invalid value: "A": ${SUBDOMAIN}`]],
  [
    'a name too long',
    metadata({ name: long(254) }),
    [`metadata.name: Invalid value: "${long(254)}": must be no more than 253 bytes`],
  ],
  [
    'a namespace with dots',
    metadata({ name: 'a', namespace: 'a.b' }),
    ['metadata.namespace: Invalid value: "a.b": must not contain dots'],
  ],
  [
    'a namespace in upper case',
    metadata({ name: 'a', namespace: 'A' }),
    [`metadata.namespace: Invalid value: "A": ${DNS_LABEL}`],
  ],
  [
    'a namespace too long',
    metadata({ name: 'a', namespace: long(64) }),
    [`metadata.namespace: Invalid value: "${long(64)}": must be no more than 63 bytes`],
  ],
  ['a label key', metadata({ name: 'a', labels: { 'a b': 'x' } }), [`metadata.labels: Invalid value: "a b": ${NAME_PART}`]],
  ['a label value', metadata({ name: 'a', labels: { a: 'x y' } }), [`metadata.labels: Invalid value: "x y": ${LABEL_VALUE}`]],
  [
    'an annotation key',
    metadata({ name: 'a', annotations: { 'a b': '' } }),
    [`metadata.annotations: Invalid value: "a b": ${NAME_PART}`],
  ],
  ['an annotation key in upper case', metadata({ name: 'a', annotations: { 'Example.COM/A': '' } }), []],
  [
    'annotations too long',
    metadata({ name: 'a', annotations: { a: 'é'.repeat(131_072) } }),
    ['metadata.annotations: Too long: may not be more than 262144 bytes'],
  ],
  [
    'a protocol',
    ports({ protocol: 'ICMP' }),
    [`${port('.protocol')}: Unsupported value: "ICMP": supported values: "TCP", "UDP", "SCTP"`],
  ],
  [
    'a protocol in lower case',
    ports({ protocol: 'tcp' }),
    [`${port('.protocol')}: Unsupported value: "tcp": supported values: "TCP", "UDP", "SCTP"`],
  ],
  ['a port too high', ports({ port: 70000 }), [`${port('.port')}: Invalid value: 70000: must be between 1 and 65535, inclusive`]],
  ['port 0', ports({ port: 0 }), [`${port('.port')}: Invalid value: 0: must be between 1 and 65535, inclusive`]],
  [
    'a port name in upper case',
    ports({ port: 'X' }),
    [
      `${port('.port')}: Invalid value: "X": must contain only alpha-numeric characters (a-z, 0-9), and hyphens (-)`,
      `${port('.port')}: Invalid value: "X": must contain at least one letter (a-z)`,
    ],
  ],
  [
    'a port name too long',
    ports({ port: long(16) }),
    [`${port('.port')}: Invalid value: "${long(16)}": must be no more than 15 bytes`],
  ],
  ['a quoted number', ports({ port: '80' }), [`${port('.port')}: Invalid value: "80": must contain at least one letter (a-z)`]],
  [
    'hyphens together',
    ports({ port: 'a--b' }),
    [`${port('.port')}: Invalid value: "a--b": must not contain consecutive hyphens`],
  ],
  ['a hyphen first', ports({ port: '-a' }), [`${port('.port')}: Invalid value: "-a": must not begin or end with a hyphen`]],
  // The server prints the port here, not the end.
  [
    'a range backwards',
    ports({ port: 80, endPort: 70 }),
    [`${port('.endPort')}: Invalid value: 80: must be greater than or equal to \`port\``],
  ],
  [
    'an end with a name',
    ports({ port: 'http', endPort: 80 }),
    [`${port('.endPort')}: Invalid value: 80: may not be specified when \`port\` is non-numeric`],
  ],
  [
    'an end alone',
    ports({ endPort: 80 }),
    [`${port('.endPort')}: Invalid value: 80: may not be specified when \`port\` is not specified`],
  ],
  [
    'an end too high',
    ports({ port: 80, endPort: 70000 }),
    [`${port('.endPort')}: Invalid value: 70000: must be between 1 and 65535, inclusive`],
  ],
  ['an empty peer', peers({}), [`${peer('')}: Required value: must specify a peer`]],
  ['a null peer', peers(null), [`${peer('')}: Required value: must specify a peer`]],
  ['a null podSelector alone', peers({ podSelector: null }), [`${peer('')}: Required value: must specify a peer`]],
  [
    'a block and a selector',
    peers({ podSelector: {}, ipBlock: { cidr: '10.0.0.0/8' } }),
    [`${peer('')}: Forbidden: may not specify both ipBlock and another peer`],
  ],
  ['no cidr', peers({ ipBlock: {} }), [`${peer('.ipBlock.cidr')}: Required value`]],
  ['no cidr, as text', peers({ ipBlock: { cidr: '' } }), [`${peer('.ipBlock.cidr')}: Required value`]],
  ['a cidr that is none', peers({ ipBlock: { cidr: 'x' } }), [`${peer('.ipBlock.cidr')}: Invalid value: "x": ${CIDR}`]],
  ['an address', peers({ ipBlock: { cidr: '10.0.0.1' } }), [`${peer('.ipBlock.cidr')}: Invalid value: "10.0.0.1": ${CIDR}`]],
  [
    'an except that is no subset',
    peers({ ipBlock: { cidr: '10.0.0.0/8', except: ['11.0.0.0/16'] } }),
    [`${peer('.ipBlock.except[0]')}: Invalid value: "11.0.0.0/16": must be a strict subset of \`cidr\``],
  ],
  [
    'an except as large',
    peers({ ipBlock: { cidr: '10.0.0.0/8', except: ['10.0.0.0/8'] } }),
    [`${peer('.ipBlock.except[0]')}: Invalid value: "10.0.0.0/8": must be a strict subset of \`cidr\``],
  ],
  [
    'an except of the other family',
    peers({ ipBlock: { cidr: '0.0.0.0/0', except: ['fc00::/7'] } }),
    [`${peer('.ipBlock.except[0]')}: Invalid value: "fc00::/7": must be a strict subset of \`cidr\``],
  ],
  [
    'an except that is none',
    peers({ ipBlock: { cidr: '10.0.0.0/8', except: [null] } }),
    [`${peer('.ipBlock.except[0]')}: Invalid value: "": ${CIDR}`],
  ],
  [
    'bits beyond the prefix',
    peers({ ipBlock: { cidr: '10.10.1.12/24' } }),
    [
      `warning ${peer('.ipBlock.cidr')}: Invalid value: "10.10.1.12/24": must not have bits set beyond the prefix length: ${SINCE_136}`,
    ],
  ],
  [
    'leading zeros',
    peers({ ipBlock: { cidr: '010.0.0.0/8' } }),
    [
      `warning ${peer('.ipBlock.cidr')}: Invalid value: "010.0.0.0/8": must not have leading 0s in IP or prefix length: ${SINCE_136}`,
    ],
  ],
  [
    'an IPv4-mapped address',
    peers({ ipBlock: { cidr: '::ffff:10.0.0.0/104' } }),
    [
      `warning ${peer('.ipBlock.cidr')}: Invalid value: "::ffff:10.0.0.0/104": must not have an IPv4-mapped IPv6 address: ${SINCE_136}`,
    ],
  ],
  [
    'three policyTypes',
    spec({ podSelector: {}, policyTypes: ['Ingress', 'Egress', 'Ingress'] }),
    ['spec.policyTypes: Invalid value: ["Ingress","Egress","Ingress"]: may not specify more than two policyTypes'],
  ],
  [
    'a policyType in lower case',
    spec({ podSelector: {}, policyTypes: ['ingress'] }),
    ['spec.policyTypes[0]: Unsupported value: "ingress": supported values: "Ingress", "Egress"'],
  ],
  ['a policyType twice', spec({ podSelector: {}, policyTypes: ['Egress', 'Egress'] }), []],
  ['no policyTypes', spec({ podSelector: {}, policyTypes: [] }), []],
  [
    'a label key in a selector',
    selector({ matchLabels: { 'a b': 'x' } }),
    [`spec.podSelector.matchLabels: Invalid value: "a b": ${NAME_PART}`],
  ],
  [
    'a label value in a selector',
    selector({ matchLabels: { a: 'a b' } }),
    [`spec.podSelector.matchLabels: Invalid value: "a b": ${LABEL_VALUE}`],
  ],
  [
    'a label value too long',
    selector({ matchLabels: { a: long(64) } }),
    [`spec.podSelector.matchLabels: Invalid value: "${long(64)}": must be no more than 63 bytes`],
  ],
  [
    'a label key too long',
    selector({ matchLabels: { [long(64)]: '' } }),
    [`spec.podSelector.matchLabels: Invalid value: "${long(64)}": name part must be no more than 63 bytes`],
  ],
  ['a prefix', selector({ matchLabels: { 'example.com/a': 'x' } }), []],
  [
    'an empty prefix',
    selector({ matchLabels: { '/a': 'x' } }),
    ['spec.podSelector.matchLabels: Invalid value: "/a": prefix part must be non-empty'],
  ],
  [
    'a prefix in upper case',
    selector({ matchLabels: { 'A/a': 'x' } }),
    [`spec.podSelector.matchLabels: Invalid value: "A/a": prefix part ${SUBDOMAIN}`],
  ],
  [
    'two slashes',
    selector({ matchLabels: { 'a/b/c': 'x' } }),
    [
      `spec.podSelector.matchLabels: Invalid value: "a/b/c": a qualified name ${NAME_PART.slice('name part '.length)} with an optional DNS subdomain prefix and '/' (e.g. 'example.com/MyName')`,
    ],
  ],
  [
    'In without values',
    selector({ matchExpressions: [{ key: 'a', operator: 'In' }] }),
    ["spec.podSelector.matchExpressions[0].values: Required value: must be specified when `operator` is 'In' or 'NotIn'"],
  ],
  [
    'NotIn with no values',
    selector({ matchExpressions: [{ key: 'a', operator: 'NotIn', values: [] }] }),
    ["spec.podSelector.matchExpressions[0].values: Required value: must be specified when `operator` is 'In' or 'NotIn'"],
  ],
  [
    'Exists with values',
    selector({ matchExpressions: [{ key: 'a', operator: 'Exists', values: ['x'] }] }),
    [
      "spec.podSelector.matchExpressions[0].values: Forbidden: may not be specified when `operator` is 'Exists' or 'DoesNotExist'",
    ],
  ],
  [
    'an operator that is none',
    selector({ matchExpressions: [{ key: 'a', operator: 'X' }] }),
    ['spec.podSelector.matchExpressions[0].operator: Invalid value: "X": not a valid selector operator'],
  ],
  [
    'a null expression',
    selector({ matchExpressions: [null] }),
    [
      'spec.podSelector.matchExpressions[0].operator: Invalid value: "": not a valid selector operator',
      'spec.podSelector.matchExpressions[0].key: Invalid value: "": name part must be non-empty',
      `spec.podSelector.matchExpressions[0].key: Invalid value: "": ${NAME_PART}`,
    ],
  ],
  [
    'the key of an expression',
    selector({ matchExpressions: [{ key: '-', operator: 'Exists' }] }),
    [`spec.podSelector.matchExpressions[0].key: Invalid value: "-": ${NAME_PART}`],
  ],
  [
    'a value of an expression',
    selector({ matchExpressions: [{ key: 'a', operator: 'In', values: ['x', '-'] }] }),
    [`spec.podSelector.matchExpressions[0].values[1]: Invalid value: "-": ${LABEL_VALUE}`],
  ],
];

describe('what the API server refuses', () => {
  test.each(CASES)('%s', (_, object, problems) => {
    expect(problemLines(object)).toEqual(problems);
  });
});

const TEXT = 'this must be text: put what is written there in quotes, like';

const DECODING: readonly (readonly [what: string, object: unknown, problems: readonly string[]])[] = [
  [
    'a label that is true',
    selector({ matchLabels: { app: true } }),
    [
      `spec.podSelector.matchLabels: cannot unmarshal bool into Go struct field LabelSelector.spec.podSelector.matchLabels of type string: ${TEXT} "true"`,
    ],
  ],
  [
    'a label that is a number',
    peers({ podSelector: { matchLabels: { version: 1 } } }),
    [
      `spec.ingress.from.podSelector.matchLabels: cannot unmarshal number into Go struct field LabelSelector.spec.ingress.from.podSelector.matchLabels of type string: ${TEXT} "1.0"`,
    ],
  ],
  [
    'ports as text',
    spec({ podSelector: {}, ingress: [{ ports: '80' }] }),
    [
      'spec.ingress.ports: cannot unmarshal string into Go struct field NetworkPolicyIngressRule.spec.ingress.ports of type []v1.NetworkPolicyPort: write a list here, each item after a dash',
    ],
  ],
  [
    'a port with a fraction',
    ports({ port: 80.5 }),
    [
      'spec.ingress.ports.port: cannot unmarshal number 80.5 into Go struct field NetworkPolicyPort.spec.ingress.ports.port of type int32: write a port number, or the name of a port',
    ],
  ],
  [
    'an end in quotes',
    ports({ port: 80, endPort: '90' }),
    [
      'spec.ingress.ports.endPort: cannot unmarshal string into Go struct field NetworkPolicyPort.spec.ingress.ports.endPort of type int32: write a number, without quotes',
    ],
  ],
  [
    'a name that is a number',
    metadata({ name: 1 }),
    [`metadata.name: cannot unmarshal number into Go struct field ObjectMeta.metadata.name of type string: ${TEXT} "1.0"`],
  ],
  [
    'an annotation that is a boolean',
    metadata({ name: 'a', annotations: { on: false } }),
    [
      `metadata.annotations: cannot unmarshal bool into Go struct field ObjectMeta.metadata.annotations of type string: ${TEXT} "false"`,
    ],
  ],
  [
    'a resourceVersion that is a number',
    metadata({ name: 'a', resourceVersion: 12345 }),
    [
      `metadata.resourceVersion: cannot unmarshal number into Go struct field ObjectMeta.metadata.resourceVersion of type string: ${TEXT} "1.0"`,
    ],
  ],
  [
    'a uid that is a number',
    metadata({ name: 'a', uid: 5 }),
    [`metadata.uid: cannot unmarshal number into Go struct field ObjectMeta.metadata.uid of type types.UID: ${TEXT} "1.0"`],
  ],
  [
    'times that are no texts',
    metadata({ name: 'a', selfLink: null, creationTimestamp: 2024, deletionTimestamp: {} }),
    [
      `metadata.creationTimestamp: cannot unmarshal number into Go struct field ObjectMeta.metadata.creationTimestamp of type string: ${TEXT} "1.0"`,
      'metadata.deletionTimestamp: cannot unmarshal object into Go struct field ObjectMeta.metadata.deletionTimestamp of type string: write text here',
    ],
  ],
  [
    'numbers of metadata that are none',
    metadata({ name: 'a', generation: 'x', deletionGracePeriodSeconds: 1.5 }),
    [
      'metadata.generation: cannot unmarshal string into Go struct field ObjectMeta.metadata.generation of type int64: write a number, without quotes',
      'metadata.deletionGracePeriodSeconds: cannot unmarshal number 1.5 into Go struct field ObjectMeta.metadata.deletionGracePeriodSeconds of type int64: write a whole number',
    ],
  ],
  [
    'lists of metadata that are none',
    metadata({ name: 'a', finalizers: 'foo', ownerReferences: {}, managedFields: 1 }),
    [
      'metadata.finalizers: cannot unmarshal string into Go struct field ObjectMeta.metadata.finalizers of type []string: write a list here, each item after a dash',
      'metadata.ownerReferences: cannot unmarshal object into Go struct field ObjectMeta.metadata.ownerReferences of type []v1.OwnerReference: write a list here, each item after a dash',
      'metadata.managedFields: cannot unmarshal number into Go struct field ObjectMeta.metadata.managedFields of type []v1.ManagedFieldsEntry: write a list here, each item after a dash',
    ],
  ],
  [
    'items of the lists of metadata',
    metadata({ name: 'a', finalizers: ['a', true], ownerReferences: [{}, 'b'], managedFields: [[]] }),
    [
      `metadata.finalizers: cannot unmarshal bool into Go struct field ObjectMeta.metadata.finalizers of type string: ${TEXT} "true"`,
      'metadata.ownerReferences: cannot unmarshal string into Go struct field ObjectMeta.metadata.ownerReferences of type v1.OwnerReference: write fields here, each with a name and a colon',
      'metadata.managedFields: cannot unmarshal array into Go struct field ObjectMeta.metadata.managedFields of type v1.ManagedFieldsEntry: write fields here, each with a name and a colon',
    ],
  ],
  [
    'what `kubectl get -o yaml` prints',
    metadata({
      name: 'a',
      uid: '8c1f',
      resourceVersion: '12345',
      generation: 2 ** 40,
      creationTimestamp: null,
      deletionGracePeriodSeconds: 0,
      finalizers: ['x/y'],
      ownerReferences: [{ kind: 'App', name: 'a', controller: true }],
      managedFields: [{ manager: 'kubectl', fieldsV1: {} }],
    }),
    [],
  ],
  [
    'a misspelt peer field',
    peers({ podSelectr: {} }),
    [`${peer('.podSelectr')}: unknown field "${peer('.podSelectr')}": did you mean podSelector?`],
  ],
  [
    'a misspelt spec field',
    spec({ podSelector: {}, ingres: [] }),
    ['spec.ingres: unknown field "spec.ingres": did you mean ingress?'],
  ],
  [
    'a field of another kind',
    spec({ podSelector: {}, egressDeny: [] }),
    ['spec.egressDeny: unknown field "spec.egressDeny": NetworkPolicy only allows; denying rules are of other kinds of policy'],
  ],
  [
    'peers of the other direction',
    spec({ podSelector: {}, ingress: [{ to: [] }] }),
    ['spec.ingress[0].to: unknown field "spec.ingress[0].to": an ingress rule names its peers under from'],
  ],
  [
    'a status',
    { ...spec({ podSelector: {} }), status: {} },
    ['warning status: unknown field "status" since Kubernetes 1.28: kubectl refuses it there. It has no effect; remove it.'],
  ],
  ['a field nobody knows', { ...spec({ podSelector: {} }), zzz: 1 }, ['zzz: unknown field "zzz"']],
  [
    'a key of every object',
    JSON.parse('{"metadata":{"name":"a","__proto__":1},"spec":{"podSelector":{}},"constructor":1}'),
    ['constructor: unknown field "constructor"', 'metadata.__proto__: unknown field "metadata.__proto__"'],
  ],
];

describe('what decoding and kubectl refuse', () => {
  test.each(DECODING)('%s', (_, object, problems) => {
    expect(problemLines(object)).toEqual(problems);
  });
});

const NAMES: readonly (readonly [code: ProblemCode, object: unknown, since?: number])[] = [
  ['not-an-object', 'text'],
  ['unknown-field', spec({ podSelector: {}, ingres: [] })],
  ['wrong-type', ports({ port: 80.5 })],
  ['server-field', { ...spec({ podSelector: {} }), status: {} }, 28],
  ['name', metadata({})],
  ['name', metadata({ name: 'A' })],
  ['namespace', metadata({ name: 'a', namespace: 'a.b' })],
  ['label-key', metadata({ name: 'a', labels: { 'a b': '' } })],
  ['label-key', selector({ matchLabels: { 'a b': '' } })],
  ['label-key', selector({ matchExpressions: [{ key: '-', operator: 'Exists' }] })],
  ['label-value', metadata({ name: 'a', labels: { a: 'a b' } })],
  ['label-value', selector({ matchLabels: { a: 'a b' } })],
  ['label-value', selector({ matchExpressions: [{ key: 'a', operator: 'In', values: ['-'] }] })],
  ['empty-label', selector({ matchLabels: { a: null } })],
  ['annotation-key', metadata({ name: 'a', annotations: { 'a b': '' } })],
  ['annotations', metadata({ name: 'a', annotations: { a: long(262_145) } })],
  ['missing-spec', spec(null)],
  ['missing-pod-selector', spec({})],
  ['selector-operator', selector({ matchExpressions: [{ key: 'a', operator: 'X' }] })],
  ['selector-values', selector({ matchExpressions: [{ key: 'a', operator: 'In' }] })],
  ['policy-types', spec({ podSelector: {}, policyTypes: ['ingress'] })],
  ['policy-types', spec({ podSelector: {}, policyTypes: ['Ingress', 'Egress', 'Ingress'] })],
  ['ignored-rules', spec({ podSelector: {}, policyTypes: ['Egress'], ingress: [{}] })],
  ['empty-rule', spec({ podSelector: {}, ingress: [null] })],
  ['empty-field', spec({ podSelector: {}, policyTypes: null })],
  ['empty-field', selector({ matchLabels: null })],
  ['empty-field', peers({ podSelector: {}, namespaceSelector: null })],
  ['empty-field', peers({ ipBlock: { cidr: '10.0.0.0/8', except: null } })],
  ['peer', peers(null)],
  ['peer-clash', peers({ podSelector: {}, ipBlock: { cidr: '10.0.0.0/8' } })],
  ['protocol', ports({ protocol: 'ICMP' })],
  ['port', ports({ port: '80' })],
  ['empty-port', ports({ port: null })],
  ['end-port', ports({ endPort: 80 })],
  ['cidr', peers({ ipBlock: { cidr: 'x' } })],
  ['cidr-strict', peers({ ipBlock: { cidr: '10.1.0.0/8' } }), 36],
  ['cidr-strict', peers({ ipBlock: { cidr: '010.0.0.0/8' } }), 36],
  ['cidr-strict', peers({ ipBlock: { cidr: '::ffff:10.0.0.0/104' } }), 36],
  ['except', peers({ ipBlock: { cidr: '10.0.0.0/8', except: ['11.0.0.0/16'] } })],
];

describe('each check has a name that stays', () => {
  test.each(NAMES.map(([code, object, since], index) => [index, code, object, since] as const))(
    '%i: %s',
    (_, code, object, since) => {
      const [problem] = read(object).problems;
      expect([problem?.code, problem?.since]).toEqual([code, since]);
      // What only later servers refuse is a warning that names the version.
      if (since !== undefined)
        expect(problem).toMatchObject({ severity: 'warning', message: expect.stringContaining(`1.${since}`) });
    },
  );
});

describe('what is missing is not told beside what may be it', () => {
  test.each([
    [
      'a spec in upper case',
      { ...metadata({ name: 'a' }), spec: undefined, Spec: {} },
      ['Spec: unknown field "Spec": did you mean spec?'],
    ],
    [
      'the selector of another kind',
      spec({ endpointSelector: {} }),
      ['spec.endpointSelector: unknown field "spec.endpointSelector": did you mean podSelector?'],
    ],
  ])('%s', (_, object, problems) => {
    expect(problemLines(object)).toEqual(problems);
  });
});
