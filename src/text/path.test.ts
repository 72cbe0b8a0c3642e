import { describe, expect, test } from 'vitest';
import { formatAncestors, formatPath, type Path } from './index';

describe('formatPath', () => {
  const rows: readonly [Path, string][] = [
    [[], ''],
    [['spec', 'ingress', 0, 'from', 12], 'spec.ingress[0].from[12]'],
    [['metadata', 'annotations', 'example.com/owner'], 'metadata.annotations[example.com/owner]'],
    [['items', 0, 'a-b_C9'], 'items[0].a-b_C9'],
    [['a b', 'c'], '[a b].c'],
    [['labels', ''], 'labels[]'],
    [['labels', '0'], 'labels.0'],
    [[3], '[3]'],
  ];
  test.each(rows)('%j is %s', (path, expected) => {
    expect(formatPath(path)).toBe(expected);
  });

  test('the ancestors lead from a value to the document', () => {
    expect(formatAncestors(['spec', 'ingress', 0])).toEqual(['spec.ingress[0]', 'spec.ingress', 'spec', '']);
  });
});
