import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Path } from '../text/path';
import { readDocument } from '../yaml';
import { type Completion, completionsAt, type KnownNames } from './completionsAt';
import { contextAt } from './contextAt';
import { policyText, withCaret } from './testCaret';
import { mangledTexts } from './testMangled';
import { expanded } from './testSnippet';

const runs = Number(process.env.DRAWBRIDGE_RUNS ?? 1000);

const known: KnownNames = {
  labels: new Map([
    ['app', new Set(['backend', 'frontend'])],
    ['version', new Set(['1.0', 'true'])],
  ]),
  namespaces: ['default', 'monitoring'],
  portNames: ['http'],
};

function offered(written: string): readonly Completion[] {
  const { text, offset } = withCaret(written);
  return completionsAt(text, offset, known)?.items ?? [];
}

const labels = (written: string, ...kinds: readonly Completion['kind'][]): readonly string[] =>
  offered(written).flatMap(({ label, kind }) => (kinds.length === 0 || kinds.includes(kind) ? [label] : []));

/** The text after choosing a completion, nothing filled in. */
function chosen(written: string, label: string): string {
  const { text, offset } = withCaret(written);
  const found = completionsAt(text, offset, known);
  const item = found?.items.find((one) => one.label === label);
  if (!found || !item) throw new Error(`${label} is not offered, but ${found?.items.map((one) => one.label).join(', ')}.`);
  return text.slice(0, found.range.start) + expanded(item.insert) + text.slice(found.range.end);
}

const peer = '  ingress:\n    - from:\n        - ';
const selector = '  podSelector:\n    ';

describe('what is offered', () => {
  test.each<[string, string, readonly string[]]>([
    ['at the top', 'kind: NetworkPolicy\n|', ['apiVersion', 'metadata', 'spec']],
    [
      'in metadata, without what the server fills in',
      'metadata:\n  |',
      ['name', 'generateName', 'namespace', 'labels', 'annotations', 'finalizers'],
    ],
    ['in spec', policyText('  |'), ['podSelector', 'policyTypes', 'ingress', 'egress']],
    ['in spec, what is not there yet', policyText('  podSelector: {}\n  |\n  egress: []'), ['policyTypes', 'ingress']],
    ['in an ingress rule', policyText('  ingress:\n    - |'), ['from', 'ports']],
    ['in an egress rule', policyText('  egress:\n    - |'), ['to', 'ports']],
    ['in a peer', policyText(`${peer}|`), ['podSelector', 'namespaceSelector', 'ipBlock']],
    ['beside a podSelector', policyText(`${peer}podSelector: {}\n          |`), ['namespaceSelector']],
    ['beside an ipBlock', policyText(`${peer}ipBlock:\n            cidr: ::/0\n          |`), []],
    ['in an ipBlock', policyText(`${peer}ipBlock:\n            |`), ['cidr', 'except']],
    ['in a port', policyText('  ingress:\n    - ports:\n        - |'), ['protocol', 'port', 'endPort']],
    ['beside a port by name', policyText('  ingress:\n    - ports:\n        - port: http\n          |'), ['protocol']],
    ['in a selector', policyText(`${selector}|`), ['matchLabels', 'matchExpressions']],
    ['in a requirement', policyText(`${selector}matchExpressions:\n      - |`), ['key', 'operator', 'values']],
    ['beside Exists', policyText(`${selector}matchExpressions:\n      - operator: Exists\n        |`), ['key']],
    ['in brackets', policyText('  podSelector: {|}'), ['matchLabels', 'matchExpressions']],
    ['in another kind', 'apiVersion: v1\nkind: Pod\n|', ['metadata']],
    ['in the spec of another kind', 'apiVersion: v1\nkind: Pod\nspec:\n  |', []],
    ['in Calico’s NetworkPolicy', 'apiVersion: projectcalico.org/v3\nkind: NetworkPolicy\nspec:\n  |', []],
    [
      'in an object of a list',
      'kind: List\nitems:\n  - kind: NetworkPolicy\n    spec:\n      |',
      ['podSelector', 'policyTypes', 'ingress', 'egress'],
    ],
    ['in the list itself', 'kind: List\n|', ['apiVersion', 'items']],
    ['in a comment', policyText('  # |'), []],
    ['in an unknown field', policyText('  what:\n    |'), []],
    ['in annotations', 'metadata:\n  annotations:\n    |', []],
  ])('fields %s', (_, written, expected) => {
    expect(labels(written, 'field')).toEqual(expected);
  });

  test.each<[string, string, readonly string[]]>([
    ['apiVersion', 'apiVersion: |', ['networking.k8s.io/v1']],
    ['kind', 'kind: |', ['NetworkPolicy']],
    ['policyTypes', policyText('  policyTypes:\n    - |'), ['Ingress', 'Egress']],
    ['policyTypes, the other one', policyText('  policyTypes:\n    - Ingress\n    - |'), ['Egress']],
    ['policyTypes in brackets', policyText('  policyTypes: [Egress, |]'), ['Ingress']],
    ['policyTypes behind the colon', policyText('  policyTypes: |'), ['[Ingress]', '[Egress]', '[Ingress, Egress]']],
    ['protocol', policyText('  ingress:\n    - ports:\n        - protocol: |'), ['TCP', 'UDP', 'SCTP']],
    ['port', policyText('  ingress:\n    - ports:\n        - port: |'), ['http']],
    ['operator', policyText(`${selector}matchExpressions:\n      - operator: |`), ['In', 'NotIn', 'Exists', 'DoesNotExist']],
    ['namespace', 'metadata:\n  namespace: |', ['default', 'monitoring']],
    ['a podSelector', policyText('  podSelector: |'), ['{}']],
    ['ingress', policyText('  ingress: |'), ['[]']],
  ])('values of %s', (_, written, expected) => {
    expect(labels(written, 'value')).toEqual(expected);
  });

  test.each<[string, string, readonly string[]]>([
    [
      'the keys',
      policyText(`${selector}matchLabels:\n      |`),
      ['app', 'version', 'app: backend', 'app: frontend', 'version: 1.0', 'version: true'],
    ],
    [
      'the keys that are not there',
      policyText(`${selector}matchLabels:\n      app: x\n      |`),
      ['version', 'version: 1.0', 'version: true'],
    ],
    ['the values', policyText(`${selector}matchLabels:\n      app: |`), ['backend', 'frontend']],
    ['in brackets', policyText('  podSelector: {matchLabels: {app: |}}'), ['backend', 'frontend']],
    ['of the object', 'metadata:\n  labels:\n    app: |', ['backend', 'frontend']],
    ['in a requirement', policyText(`${selector}matchExpressions:\n      - key: |`), ['app', 'version']],
    [
      'a requirement’s values',
      policyText(`${selector}matchExpressions:\n      - key: app\n        values:\n          - |`),
      ['backend', 'frontend'],
    ],
    [
      'a requirement’s other values',
      policyText(`${selector}matchExpressions:\n      - key: app\n        values: [backend, |]`),
      ['frontend'],
    ],
    [
      'namespaces by name',
      policyText(`${peer}namespaceSelector:\n            matchLabels:\n              kubernetes.io/metadata.name: |`),
      ['default', 'monitoring'],
    ],
  ])('labels: %s', (_, written, expected) => {
    expect(labels(written, 'label')).toEqual(expected);
  });

  test.each<[string, string, readonly string[]]>([
    ['an empty text', '|', ['policy: one app to another', 'policy: deny all', 'policy: allow DNS']],
    ['another document', 'a: b\n---\n|', ['policy: one app to another', 'policy: deny all', 'policy: allow DNS']],
    ['below ingress', policyText('  ingress:\n    |'), ['rule from pods', 'rule from a namespace']],
    ['behind a dash of egress', policyText('  egress:\n    - |'), ['rule to pods', 'rule to addresses', 'rule for DNS']],
    ['a peer', policyText(`${peer}|`), ['pods by label', 'namespace by name', 'pods in a namespace', 'block of addresses']],
    ['a port', policyText('  ingress:\n    - ports:\n      - |'), ['port', 'range of ports']],
    ['a requirement', policyText(`${selector}matchExpressions:\n    - |`), ['in', 'not in', 'exists', 'does not exist']],
    ['not beside another key', policyText(`${peer}podSelector: {}\n          |`), []],
    ['not where something stands', 'kind: Pod\n|', []],
  ])('snippets: %s', (_, written, expected) => {
    expect(labels(written, 'snippet')).toEqual(expected);
  });
});

describe('what is typed', () => {
  const found = (written: string) => {
    const { text, offset } = withCaret(written);
    return completionsAt(text, offset, known);
  };
  const block = policyText(`${peer}ipBlock:\n            `);

  test.each<[string, string, boolean]>([
    ['a label without its colon', policyText(`${selector}matchLabels:\n      ap|`), false],
    ['nothing yet, where it may become anything', policyText(`${selector}matchLabels:\n      app: |`), true],
    ['another label’s value', policyText(`${selector}matchLabels:\n      app: ba|`), true],
    ['another namespace', 'metadata:\n  namespace: mon|', true],
    ['a port by another name', policyText('  ingress:\n    - ports:\n        - port: ht|'), true],
    ['a block that only begins like a usual one', `${block}cidr: 0.0.0.0|`, true],
    ['an exception that only begins like a usual one', `${block}except:\n              - 10.0.0.0|`, true],
    ['a field', policyText('  pod|'), false],
    ['an operator', policyText(`${selector}matchExpressions:\n      - operator: I|`), false],
    ['a protocol', policyText('  ingress:\n    - ports:\n        - protocol: T|'), false],
  ])('%s is an answer of its own: %s', (_, written, open) => {
    expect(found(written)?.open).toBe(open);
  });

  test.each<[string, string, readonly string[]]>([
    ['the beginning of the kind', 'kind: Net|', ['NetworkPolicy']],
    ['the beginning in lower case', 'kind: net|', ['NetworkPolicy']],
    ['another kind', 'kind: Namespace|', []],
    ['the beginning of the version', 'apiVersion: networking|', ['networking.k8s.io/v1']],
    ['the version of other kinds', 'apiVersion: v1|', []],
    ['the version in brackets', '{apiVersion: v1|}', []],
    ['the version in front of the rest', 'apiVersion: v|1', []],
  ])('%s asks for what it can become', (_, written, expected) => {
    expect(labels(written)).toEqual(expected);
    expect(found(written)?.changes ?? true).toBe(true);
  });

  test.each<[string, string, readonly string[]]>([
    ['the word itself', policyText(`${selector}matchLabels:\n      app: backend|`), []],
    ['nothing that fits', policyText(`${selector}matchLabels:\n      app: web|`), []],
    ['a port by number', policyText('  ingress:\n    - ports:\n        - port: 80|'), []],
    ['the beginning', policyText(`${selector}matchLabels:\n      app: fr|`), ['frontend']],
    ['letters of it', policyText(`${selector}matchLabels:\n      app: fend|`), ['frontend']],
    ['letters in its middle', policyText(`${selector}matchLabels:\n      app: end|`), []],
    ['a block’s beginning', policyText(`${peer}ipBlock:\n            cidr: 169|`), ['169.254.169.254/32']],
  ])('is held against the values of an open place: %s', (_, written, expected) => {
    expect(labels(written)).toEqual(expected);
  });
});

describe('what choosing writes', () => {
  test.each<[string, string, string, string]>([
    ['a field in place of a word', policyText('  pod|'), 'podSelector', policyText('  podSelector:\n    matchLabels:\n      ')],
    ['a field in the middle of a word', policyText('  pol|icy'), 'policyTypes', policyText('  policyTypes:\n    - ')],
    ['only the name where a colon is', policyText('  pod|: {}'), 'podSelector', policyText('  podSelector: {}')],
    [
      'a list at its key’s column where others are',
      policyText('  policyTypes:\n  - Ingress\n  |'),
      'ingress',
      policyText('  policyTypes:\n  - Ingress\n  ingress:\n  - from:\n    - '),
    ],
    [
      'four columns where others are',
      'metadata:\n    name: a\nspec:\n    |',
      'podSelector',
      'metadata:\n    name: a\nspec:\n    podSelector:\n        matchLabels:\n            ',
    ],
    [
      'a rule behind a dash',
      policyText('  ingress:\n    - |'),
      'rule from a namespace',
      policyText(`  ingress:
    - from:
        - namespaceSelector:
            matchLabels:
              kubernetes.io/metadata.name: monitoring
      ports:
        - protocol: TCP
          port: 8080`),
    ],
    [
      'a rule with its dash',
      policyText('  ingress:\n    |'),
      'rule from pods',
      policyText(`  ingress:
    - from:
        - podSelector:
            matchLabels:
              app: frontend
      ports:
        - protocol: TCP
          port: 8080`),
    ],
    [
      'a peer of both selectors',
      policyText(`${peer}|`),
      'pods in a namespace',
      policyText(`${peer}namespaceSelector:
            matchLabels:
              kubernetes.io/metadata.name: monitoring
          podSelector:
            matchLabels:
              app: prometheus`),
    ],
    [
      'a block with its exception',
      policyText(`${peer}|`),
      'block of addresses',
      policyText(`${peer}ipBlock:\n            cidr: 10.0.0.0/8\n            except:\n              - 10.1.0.0/16`),
    ],
    [
      'DNS',
      policyText('  egress:\n    - |'),
      'rule for DNS',
      policyText(`  egress:
    - to:
        - namespaceSelector:
            matchLabels:
              kubernetes.io/metadata.name: kube-system
          podSelector:
            matchLabels:
              k8s-app: kube-dns
      ports:
        - protocol: UDP
          port: 53
        - protocol: TCP
          port: 53`),
    ],
    ['a value behind the colon', 'kind:|', 'NetworkPolicy', 'kind: NetworkPolicy'],
    ['a value behind the space', 'kind: |', 'NetworkPolicy', 'kind: NetworkPolicy'],
    ['a value in place of another', 'kind: Net|work # why', 'NetworkPolicy', 'kind: NetworkPolicy # why'],
    [
      'a list below its key',
      policyText('  ingress: |'),
      'rule from pods',
      policyText(`  ingress:
    - from:
        - podSelector:
            matchLabels:
              app: frontend
      ports:
        - protocol: TCP
          port: 8080`),
    ],
    ['an item with its dash', policyText('  policyTypes:\n  |'), 'Egress', policyText('  policyTypes:\n  - Egress')],
    [
      'a value YAML would misread, quoted',
      policyText(`${selector}matchLabels:\n      version: |`),
      'true',
      policyText(`${selector}matchLabels:\n      version: "true"`),
    ],
    [
      'the same inside quotes',
      policyText(`${selector}matchLabels:\n      version: "|"`),
      '1.0',
      policyText(`${selector}matchLabels:\n      version: "1.0"`),
    ],
    [
      'a pair',
      policyText(`${selector}matchLabels:\n      |`),
      'version: 1.0',
      policyText(`${selector}matchLabels:\n      version: "1.0"`),
    ],
    [
      '::/0, which needs no quotes behind a key',
      policyText(`${peer}ipBlock:\n            cidr: |`),
      '::/0',
      policyText(`${peer}ipBlock:\n            cidr: "::/0"`),
    ],
    ['a field in brackets', policyText('  podSelector: {|}'), 'matchLabels', policyText('  podSelector: {matchLabels: {}}')],
    ['a field in JSON', '{"kind": "NetworkPolicy", |}', 'spec', '{"kind": "NetworkPolicy", "spec": {}}'],
    [
      'in spite of carriage returns',
      'spec:\r\n  pod|\r\n',
      'podSelector',
      'spec:\r\n  podSelector:\n    matchLabels:\n      \r\n',
    ],
  ])('%s', (_, written, label, expected) => {
    expect(chosen(written, label)).toBe(expected);
  });
});

const documents: readonly string[] = [
  policyText(`  podSelector:
    matchLabels:
      app: web
  policyTypes:
    - Ingress
  ingress:
    - from:
        - podSelector:
            matchLabels:
              app: x
          namespaceSelector: {}
        - ipBlock:
            cidr: 10.0.0.0/8
      ports:
        - port: 80
    - {}
`),
  `kind: NetworkPolicy
spec:
    podSelector:
        matchExpressions:
        -   key: a
            operator: In
            values: [x, y]
    egress:
    - to:
      - namespaceSelector:
            matchLabels: {team: a}
      ports:
      - port: 53
        protocol: UDP
metadata:
    name: x
`,
  'kind: List\nitems:\n- kind: NetworkPolicy\n  metadata:\n    name: a\n  spec:\n    podSelector: {}\n    policyTypes: [Ingress]\n',
];

/** A valid document with one line more: blank up to a column, or with a dash, or a beginning word. */
const lines = fc
  .tuple(fc.constantFrom(...documents), fc.nat(), fc.integer({ min: 0, max: 14 }), fc.constantFrom('', '- ', 'p', '- p'))
  .map(([document, at, column, start]) => {
    const all = document.split('\n');
    const line = at % all.length;
    const before = [...all.slice(0, line), `${' '.repeat(column)}${start}`].join('\n');
    return { text: [before, ...all.slice(line)].join('\n'), offset: before.length };
  });
const anywhere = fc
  .tuple(fc.constantFrom(...documents), fc.nat())
  .map(([text, at]) => ({ text, offset: at % (text.length + 1) }));

function valueAt(value: unknown, path: Path): unknown {
  return path.reduce<unknown>((at, step) => (typeof at === 'object' && at !== null ? Reflect.get(at, step) : undefined), value);
}

describe('choosing in a document that reads', () => {
  const holds = ({ text, offset }: { readonly text: string; readonly offset: number }): void => {
    const context = contextAt(text, offset);
    const found = completionsAt(text, offset, known);
    if (!context || !found || readDocument(text.replace(/^( *(?:- )?)p$/m, '$1p: 1')).problems.some(isError)) return;
    for (const item of found.items) {
      const after = text.slice(0, found.range.start) + expanded(item.insert) + text.slice(found.range.end);
      const read = readDocument(after);
      const told = `${item.label} in\n${text.slice(0, offset)}|${text.slice(offset)}\ngives\n${after}`;
      expect(read.problems.filter(isError), told).toEqual([]);
      if (item.kind !== 'field' && item.kind !== 'snippet') continue;
      const fits = context.places.some((place) => {
        const parent = valueAt(read.value, [...place.object.base, ...place.path]);
        if (place.type === 'item') return Array.isArray(parent) && parent.length > place.others.length;
        if (typeof parent !== 'object' || parent === null) return false;
        if (place.type === 'value') return item.kind === 'snippet' || Object.hasOwn(parent, item.label);
        return [...place.siblings.keys(), ...(item.kind === 'field' ? [item.label] : [])].every((key) =>
          Object.hasOwn(parent, key),
        );
      });
      expect(fits, told).toBe(true);
    }
  };
  const isError = ({ severity }: { readonly severity: string }) => severity === 'error';

  test('on a new line, whatever is chosen reads and stands where it should', () => {
    fc.assert(fc.property(lines, holds), { numRuns: runs });
  });

  test('anywhere in it', () => {
    fc.assert(fc.property(anywhere, holds), { numRuns: runs });
  });

  test('and in mangled text nothing throws', () => {
    fc.assert(
      fc.property(mangledTexts, fc.nat(), (text, at) => {
        completionsAt(text, at % (text.length + 1), known);
      }),
      { numRuns: runs },
    );
  });
});
