import { describe, expect, test } from 'vitest';
import { docs } from './docs';
import { type Field, objectShape, type Shape } from './shape';

function fieldsBelow(shape: Shape, path: string): readonly (readonly [string, Field])[] {
  if (shape.type === 'list') return fieldsBelow(shape.item, `${path}[]`);
  if (shape.type !== 'object') return [];
  return shape.fields.flatMap((field) => {
    const at = path === '' ? field.name : `${path}.${field.name}`;
    return [[at, field] as const, ...fieldsBelow(field.shape, at)];
  });
}

const selector = [
  '',
  '.matchExpressions',
  '.matchExpressions[].key',
  '.matchExpressions[].operator',
  '.matchExpressions[].values',
  '.matchLabels',
];
const selectorAt = (path: string): readonly string[] => selector.map((rest) => path + rest);
const ruleAt = (rule: string, peers: string): readonly string[] => [
  rule,
  ...['', '.endPort', '.port', '.protocol'].map((rest) => `${rule}[].ports${rest === '' ? '' : `[]${rest}`}`),
  `${rule}[].${peers}`,
  ...['ipBlock', 'ipBlock.cidr', 'ipBlock.except'].map((rest) => `${rule}[].${peers}[].${rest}`),
  ...selectorAt(`${rule}[].${peers}[].namespaceSelector`),
  ...selectorAt(`${rule}[].${peers}[].podSelector`),
];

/** The fields of networking.k8s.io/v1 NetworkPolicy (OpenAPI), without what `metadata` holds. */
const api: readonly string[] = [
  'apiVersion',
  'kind',
  'metadata',
  'spec',
  'spec.policyTypes',
  ...selectorAt('spec.podSelector'),
  ...ruleAt('spec.ingress', 'from'),
  ...ruleAt('spec.egress', 'to'),
];

const policy = fieldsBelow(objectShape('policy'), '');
const all = [...policy, ...fieldsBelow(objectShape('list'), ''), ...fieldsBelow(objectShape('object'), '')];

describe('the fields', () => {
  test('are those of the API', () => {
    const spec = policy.map(([path]) => path).filter((path) => !path.startsWith('metadata.') && path !== 'status');
    expect([...spec].sort()).toEqual([...api].sort());
  });

  test('are those of ObjectMeta', () => {
    const names = policy.flatMap(([path, { name }]) => (path.startsWith('metadata.') ? [name] : []));
    expect([...names].sort()).toEqual(
      [
        'annotations',
        'creationTimestamp',
        'deletionGracePeriodSeconds',
        'deletionTimestamp',
        'finalizers',
        'generateName',
        'generation',
        'labels',
        'managedFields',
        'name',
        'namespace',
        'ownerReferences',
        'resourceVersion',
        'selfLink',
        'uid',
      ].sort(),
    );
  });

  test.each(all)('%s is explained in sentences, short enough to read', (_, field) => {
    for (const words of [field.meaning, field.absent ?? 'None.']) {
      expect(words).toMatch(/[.\]})]$/);
      expect(words).not.toMatch(/!|\s{2}/);
      expect(words.length).toBeLessThan(260);
    }
    expect(docs[field.docs]).toMatch(/^https:\/\/kubernetes\.io\/docs\//);
  });
});
