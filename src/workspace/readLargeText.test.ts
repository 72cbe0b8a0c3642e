import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { generateCluster } from '../../bench/cluster';
import { documentsOf, jsonOf, listOf } from '../../bench/manifests';
import { readResource } from '../kinds/resources/readResource';
import { splitDocuments } from '../yaml';
import { blockObjects, listTextOf } from '../yaml/fixtures/lists';
import { mangled } from '../yaml/fixtures/mangled';
import { planEdit } from './planEdit';
import { readDocumentText } from './readDocumentText';
import { type ReadPart, readInParts, readLargeText } from './readLargeText';
import type { DocumentReading, ReadObject } from './workspace';

const numRuns = Number(process.env.DRAWBRIDGE_RUNS ?? 200);

const cluster = generateCluster({ pods: 12, policies: 12 });
const all = Object.values(cluster).flat();

/** Objects of all kinds that are told apart, and items that are none. */
const itemTexts: readonly string[] = [
  ...blockObjects.slice(0, 8),
  ...all.map((object) => documentsOf([object])),
  'apiVersion: v1\nkind: ConfigMap\nmetadata:\n  name: scripts\ndata:\n  run: |\n    # not a comment\n    rm *.tmp && echo {{ x }}\n\n',
  'apiVersion: v1\nkind: Pod\nmetadata:\n  name: by-hand # c\n  labels: {app: web, version: 2024-01-01}\nspec: {hostNetwork: yes}\n',
  'apiVersion: v1\nkind: Pod\nmetadata: &m\n  name: named\n  labels: &l {app: web}\n  annotations: *l\n',
  'apiVersion: networking.k8s.io/v1\nkind: NetworkPolcy\nmetadata:\n  name: misspelt\nspec:\n  podSelector: {}\n',
  'kind: NetworkPolicy\nmetadata:\n  name: without\nspec:\n  podSelector: {}\n',
  'apiVersion: cilium.io/v2\nkind: CiliumNetworkPolicy\nmetadata:\n  name: other\nspec:\n  endpointSelector: {}\n',
  'apiVersion: v1\nkind: List\nitems:\n- kind: Pod\n  metadata: {name: inner}\n',
  'apiVersion: v1\nkind: PodList\nitems:\n- metadata: {name: inner}\n- kind: List\n  items:\n  - kind: Service\n',
  'apiVersion: networking.k8s.io/v1\nkind: NetworkPolicyList\nitems:\n- metadata: {name: a}\n  spec: {podSelector: {}}\n',
  'apiVersion: v1\nkind: List\nitems: []\n',
  'metadata:\n  name: untyped\nspec:\n  podSelector: {}\n  ingress:\n  - from: [{podSelector: {}}]\n',
  'metadata:\n  name: untyped-pod\n  labels: {app: web, mode: 0443, y: n}\n',
  'items:\n- metadata: {name: deep}\n',
  'just words\n',
  '- a\n- b\n',
];

const TYPES = [
  ['v1', 'PodList'],
  ['networking.k8s.io/v1', 'NetworkPolicyList'],
  ['cilium.io/v2', 'CiliumNetworkPolicyList'],
  ['v1', 'ListList'],
] as const;

/** What an object says of the cluster, read at once or later. */
function resource({ apiVersion, kind, resource }: ReadObject): unknown {
  return resource?.type === 'raw' ? readResource(apiVersion, kind, resource.value, 'default') : resource;
}

function comparable({ broken, objects, problems }: DocumentReading) {
  return { broken, objects: objects.map((object) => ({ ...object, resource: resource(object) })), problems };
}

/** Holds the reading of large texts to the exact one. */
function agrees(text: string): void {
  const large = readLargeText(text, 'default');
  const exact = readDocumentText(text, 'default');
  if (exact.broken) {
    expect(large).toMatchObject({ broken: true, objects: [] });
    expect(large.problems.some(({ severity }) => severity === 'error')).toBe(true);
    return;
  }
  // Of anchors that several items have it does not speak.
  const told = exact.problems.filter(({ code }) => code !== 'repeated-anchor');
  expect(comparable({ ...large, problems: large.problems.filter(({ code }) => code !== 'repeated-anchor') })).toEqual(
    comparable({ ...exact, problems: told }),
  );
}

describe('a large text is read as the exact reader reads it', () => {
  test('as kubectl prints it, and as it is kept in files', () => {
    for (const text of [listOf(all), jsonOf(all)]) agrees(text);
    for (const object of all) agrees(documentsOf([object]));
  });

  test('in Lists of all kinds of objects', () => {
    fc.assert(fc.property(listTextOf(fc.constantFrom(...itemTexts)), agrees), { numRuns });
  });

  test('in lists that say what their items are', () => {
    const untyped = itemTexts.filter((text) => !/^(?:apiVersion|kind):/.test(text));
    const items = fc.oneof(fc.constantFrom(...untyped), fc.constantFrom(...itemTexts));
    fc.assert(
      fc.property(listTextOf(items), fc.constantFrom(...TYPES), (text, [apiVersion, kind]) => {
        agrees(
          text.replace(/^(\uFEFF?)apiVersion: v1$/m, `$1apiVersion: ${apiVersion}`).replace(/^kind: List$/m, `kind: ${kind}`),
        );
      }),
      { numRuns },
    );
  });

  test('in mangled Lists', () => {
    fc.assert(
      fc.property(mangled(listTextOf(fc.constantFrom(...itemTexts)), 1), (text) => {
        for (const { start, end } of splitDocuments(text)) agrees(text.slice(start, end));
      }),
      { numRuns },
    );
  });

  test.each([
    ['a List in brackets', 'kind: List\nitems: [{kind: Pod}, {kind: Pod, metadata: {name: b}}]\n'],
    ['a List of nothing', 'kind: List\nitems: []\n'],
    ['a List without items', 'kind: List\nitems:\nmetadata: {}\n'],
    ['what only has items', 'kind: Menu\nitems:\n- kind: Pod\n'],
    ['an alias of another item', 'kind: List\nitems:\n- kind: Pod\n  metadata: &m {name: a}\n- kind: Pod\n  metadata: *m\n'],
    ['a value around the items that is ambiguous', 'kind: List\nmetadata: {a: yes}\nitems:\n- kind: Pod\nrest: {b: 0755}\n'],
    ['a key around the items that stands twice', 'kind: List\nitems:\n- kind: Pod\nkind: List\n'],
    ['a problem that names lines', 'kind: List\n# c\nitems:\n- kind: Pod\n- kind: Pod\n  a: &a x\n  b: &a y\n  c: *a\n'],
    ['JSON with braces that are none', '{"kind": "List", "items": [{"kind": "Pod", "a": "}]"}, {"kind": "Service"}]}'],
    ['what is not quite JSON', '{"kind": "List", "items": [{"kind": "Pod", a: b}, {"kind": "Service",}]}'],
    ['JSON with a key that stands twice', '{"kind": "List", "items": [{"kind": "Pod"}, {"kind": "Pod", "kind": "Service"}]}'],
    ['a PodList in JSON', '{"kind": "PodList", "apiVersion": "v1", "items": [{"metadata": {"name": "a"}}, {"kind": "Service"}]}'],
    ['a List in a List in JSON', '{"kind": "List", "items": [{"kind": "PodList", "items": [{"metadata": {"name": "a"}}]}]}'],
    ['nothing', '# nothing\n'],
    ['a list', '- kind: Pod\n'],
  ])('%s', (_name, text) => {
    agrees(text);
  });

  test('of objects only what they say of the cluster is kept, and of policies that are not counted all', () => {
    const text =
      'kind: List\nitems:\n- {kind: ConfigMap, data: {a: yes}}\n- apiVersion: cilium.io/v2\n  kind: CiliumNetworkPolicy\n';
    expect(readLargeText(text, 'default').objects.map(({ resource }) => resource?.type)).toEqual([undefined, 'raw']);
  });

  test('what was given before the whole had to be read does not count twice', () => {
    const text = `kind: List\nitems:\n${'- kind: Pod\n'.repeat(450)}- &a\n  kind: Pod\n- *a\n`;
    expect([...readInParts(text, 'default')].map(({ objects, anew }) => [objects.length, anew])).toEqual([
      [200, false],
      [200, false],
      [200, true],
      [200, false],
      [52, false],
    ]);
    agrees(text);
  });
});

test('what is broken is told where it stands', () => {
  const text = `${listOf(cluster.pods).split('kind: List')[0]}- kind: Pod\n  metadata:\n    name: a\n    name: b\n- kind: "Pod\n`;
  const { broken, problems } = readLargeText(text, 'default');
  const line = text.slice(0, text.indexOf('    name: b\n')).split('\n').length;
  expect(broken).toBe(true);
  expect(problems[0]?.message).toContain(`on line ${line - 1} and again on line ${line} of this document`);
  expect(text.slice(problems[0]?.range.start).startsWith('name: b')).toBe(true);
  expect(problems[1]?.code).toBe('quote');
});

test('a text that is too large to be read as a whole is refused, with the line that keeps it from being read in parts', () => {
  const text = `kind: List\nitems:\n${'- kind: Pod\n'.repeat(100)}- a: *b\n`;
  const { broken, problems } = readLargeText(text, 'default', 1000);
  expect(broken).toBe(true);
  expect(problems).toEqual([expect.objectContaining({ code: 'too-large', severity: 'error' })]);
  const [problem] = problems;
  expect(problem?.message).toContain('see line 103 of it. There is an alias.');
  expect(text.slice(problem?.range.start)).toBe('- a: *b\n');
});

describe('in parts', () => {
  const many = generateCluster({ pods: 1500, policies: 3 });

  test.each([
    ['YAML', listOf([...many.pods, ...many.policies])],
    ['JSON', jsonOf([...many.pods, ...many.policies])],
  ])('%s comes a few hundred objects at a time, with how far it is', (_name, text) => {
    const reading = readInParts(text, 'default');
    const parts: ReadPart[] = [];
    let step = reading.next();
    for (; !step.done; step = reading.next()) parts.push(step.value);
    expect(step.value).toEqual({ broken: false, problems: [] });
    expect(parts.length).toBeGreaterThan(5);
    expect(Math.max(...parts.map(({ objects }) => objects.length))).toBeLessThanOrEqual(200);
    expect(parts.flatMap(({ objects }) => objects.map(({ name }) => name))).toEqual(
      [...many.pods, ...many.policies].map(({ metadata }) => metadata.name),
    );
    const done = parts.map((part) => part.done);
    expect(done).toEqual([...done].sort((a, b) => a - b));
    expect(done.at(-1)).toBeGreaterThan(text.length * 0.99);
    expect(done.at(-1)).toBeLessThanOrEqual(text.length);
  });
});

test('a policy in a large List can be edited by click', () => {
  const text = listOf([...cluster.pods, ...cluster.policies.slice(2, 3), ...cluster.services]);
  const policy = readLargeText(text, 'default').objects.find((object) => object.policy);
  expect(policy?.base).toEqual(['items', cluster.pods.length]);
  const edit = planEdit(text, policy?.base ?? [], { type: 'isolate', direction: 'egress', on: true });
  expect(edit.ok && edit.text.split('\n').filter((line) => !text.split('\n').includes(line))).toEqual(['    - Egress']);
  const { start, end } = policy?.ranges.get('') ?? { start: 0, end: 0 };
  expect(edit.ok && edit.edits.every(({ offset }) => offset > start && offset <= end + 1)).toBe(true);
});
