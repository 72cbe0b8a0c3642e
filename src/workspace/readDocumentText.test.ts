import { describe, expect, test } from 'vitest';
import { readResource } from '../kinds/resources/readResource';
import { applyEdits } from '../text';
import { fixesOf } from './fixes';
import { planDocuments } from './planDocuments';
import { planEdit } from './planEdit';
import { readDocumentText } from './readDocumentText';
import { openFile } from './readFile';

const SPEC = 'spec: {podSelector: {}, ingress: [{}]}';

/** The objects of a text in a line each: what they are, where they stand, and what is wrong with them. */
function told(text: string): readonly string[] {
  return readDocumentText(text, 'default').objects.map(({ apiVersion, kind, name, base, policy, problems }) =>
    [
      `${apiVersion} ${kind} ${name} at ${base.join('.')}`,
      ...(policy ? ['a policy'] : []),
      ...problems.map((one) => one.code),
    ].join(', '),
  );
}

// As `UnstructuredJSONScheme` decodes them (k8s.io/apimachinery): an item that names neither has its kind from the list.
describe('items of a typed list', () => {
  test.each([
    [
      'a NetworkPolicyList as the API gives it',
      `apiVersion: networking.k8s.io/v1\nkind: NetworkPolicyList\nitems:\n- metadata: {name: a}\n  ${SPEC}\n- {metadata: {name: b}, ${SPEC}}\n`,
      ['networking.k8s.io/v1 NetworkPolicy a at items.0, a policy', 'networking.k8s.io/v1 NetworkPolicy b at items.1, a policy'],
    ],
    [
      'what names itself stays what it is',
      `apiVersion: v1\nkind: PodList\nitems:\n- {apiVersion: networking.k8s.io/v1, kind: NetworkPolicy, metadata: {name: a}, ${SPEC}}\n- {metadata: {name: p}}\n`,
      ['networking.k8s.io/v1 NetworkPolicy a at items.0, a policy', 'v1 Pod p at items.1'],
    ],
    [
      'what names one of the two is not filled up',
      `apiVersion: networking.k8s.io/v1\nkind: NetworkPolicyList\nitems:\n- {kind: NetworkPolicy, metadata: {name: k}, ${SPEC}}\n- {apiVersion: networking.k8s.io/v1, metadata: {name: v}, ${SPEC}}\n`,
      [' NetworkPolicy k at items.0, wrong-kind', 'networking.k8s.io/v1  v at items.1, wrong-kind'],
    ],
    [
      'what names them with nothing counts as naming neither',
      `apiVersion: networking.k8s.io/v1\nkind: NetworkPolicyList\nitems:\n- {apiVersion: "", kind: null, metadata: {name: a}, ${SPEC}}\n`,
      ['networking.k8s.io/v1 NetworkPolicy a at items.0, a policy'],
    ],
    [
      'a List says nothing of the kind of its items',
      `apiVersion: v1\nkind: List\nitems:\n- {metadata: {name: a}, ${SPEC}}\n`,
      ['v1  a at items.0, wrong-kind'],
    ],
    ['a list without items is an object', 'apiVersion: v1\nkind: PodList\nmetadata: {name: p}\n', ['v1 PodList p at ']],
  ])('%s', (_, text, objects) => {
    expect(told(text)).toEqual(objects);
  });

  test('pods and what makes them are known from it', () => {
    const text = `apiVersion: apps/v1\nkind: DeploymentList\nitems:\n- metadata: {name: web, namespace: shop}\n  spec: {replicas: 2}\n`;
    const resources = readDocumentText(text, 'default').objects.map(({ apiVersion, kind, resource }) =>
      readResource(apiVersion, kind, resource?.type === 'raw' ? resource.value : undefined, 'default'),
    );
    expect(resources).toMatchObject([{ type: 'workload', kind: 'Deployment', namespace: 'shop', name: 'web', replicas: 2 }]);
  });
});

describe('a List inside a List', () => {
  const NESTED = `apiVersion: v1
kind: List
items:
- apiVersion: v1
  kind: List
  items:
  - apiVersion: networking.k8s.io/v1
    kind: NetworkPolicy
    metadata: {name: a}
    spec: {podSelector: {}}
  - apiVersion: networking.k8s.io/v1
    kind: NetworkPolicyList
    items:
    - metadata: {name: b}
      spec: {podSelector: {}}
- apiVersion: v1
  kind: Pod
  metadata: {name: p}
`;

  test('is read, and refused as kubectl refuses it', () => {
    expect(told(NESTED)).toEqual([
      'networking.k8s.io/v1 NetworkPolicy a at items.0.items.0, a policy, nested-list',
      'networking.k8s.io/v1 NetworkPolicy b at items.0.items.1.items.0, a policy, nested-list',
      'v1 Pod p at items.1',
    ]);
    const [first] = readDocumentText(NESTED, 'default').objects;
    expect(first?.problems).toMatchObject([
      { severity: 'error', refused: true, message: expect.stringContaining('is not a list') },
    ]);
    expect(NESTED.slice(first?.problems[0]?.range.start).startsWith('apiVersion: networking')).toBe(true);
  });
});

describe('editing of items that name no kind', () => {
  const LIST = `apiVersion: networking.k8s.io/v1
kind: NetworkPolicyList
items:
- metadata: {name: a} # first
  spec:
    podSelector: {}
    ingress:
    - from:
      - podSelector: {}
`;

  test('a wish is carried out', () => {
    const plan = planEdit(LIST, ['items', 0], { type: 'removeRule', direction: 'ingress', rule: 0 });
    expect(plan.ok ? plan.text : plan.reason).toBe(LIST.replace(/ingress:[\s\S]*$/, 'ingress: []\n'));
  });

  test('a fix is offered, and mends it', () => {
    const text = LIST.replace('from:', 'form:');
    const file = openFile(
      'f',
      'a.yaml',
      text,
      text,
      (one) => readDocumentText(one, 'default'),
      () => 'key',
    );
    const [problem] = file.problems;
    const fixes = problem === undefined ? [] : fixesOf({ files: [file], defaultNamespace: 'default' }, problem);
    expect(fixes.map(({ title }) => title)).toContain('Rename to from');
  });

  test('it is duplicated beside itself', () => {
    const file = openFile(
      'f',
      'a.yaml',
      LIST,
      LIST,
      (one) => readDocumentText(one, 'default'),
      () => 'key',
    );
    const plan = planDocuments(file, { type: 'duplicate', object: 'key' });
    const text = plan.ok ? applyEdits(LIST, plan.edits) : plan.reason;
    expect(told(text)).toEqual([
      'networking.k8s.io/v1 NetworkPolicy a at items.0, a policy',
      'networking.k8s.io/v1 NetworkPolicy a-copy at items.1, a policy',
    ]);
  });
});
