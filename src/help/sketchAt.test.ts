import { describe, expect, test } from 'vitest';
import { formatPath } from '../text/path';
import { completionsAt } from './completionsAt';
import { contextAt } from './contextAt';
import { hoverAt } from './hoverAt';

const known = { labels: new Map(), namespaces: [], portNames: [] };
const item = (indent: string, name: string): string =>
  [
    '- apiVersion: networking.k8s.io/v1',
    '  kind: NetworkPolicy',
    '  metadata:',
    `    name: ${name}`,
    '  spec:',
    '    podSelector: {}',
  ]
    .map((line) => `${indent}${line}\n`)
    .join('');

describe('in a long list of objects', () => {
  test.each([
    ['with its items at the column of their key', ''],
    ['with its items further in', '  '],
  ])('%s the object at the caret is read, and what is around it is not', (_, indent) => {
    const many = Array.from({ length: 2000 }, (__, index) => item(indent, `p${index}`));
    const text = `apiVersion: v1\nkind: List\nitems:\n${many.join('')}`;
    for (const wanted of ['name: p0\n', 'name: p999\n', 'name: p1999\n']) {
      const spec = text.indexOf('spec:\n', text.indexOf(wanted)) + 6;
      const grown = `${text.slice(0, spec)}${indent}    \n${text.slice(spec)}`;
      const context = contextAt(grown, spec + indent.length + 4);
      expect(context?.places.map(({ type, path }) => `${type} ${formatPath(path)}`)).toEqual(['key spec']);
      expect([...(context?.places[0]?.siblings.keys() ?? [])]).toEqual(['podSelector']);
      expect(completionsAt(grown, spec + indent.length + 4, known)?.items.map(({ label }) => label)).toEqual([
        'policyTypes',
        'ingress',
        'egress',
      ]);
      expect(hoverAt(text, spec + indent.length + 6)?.markdown).toMatch(/pods this policy is about/);
    }
    expect(hoverAt(text, 4)?.markdown).toMatch(/API group/);
    expect(hoverAt(text, text.indexOf('- api') + 4)?.markdown).toMatch(/API group/);
    expect(completionsAt(text + indent, text.length + indent.length, known)?.items.length).toBeGreaterThan(0);
  });

  test('a document beyond all bounds gets no help, and costs no time', () => {
    const text = JSON.stringify({ kind: 'List', items: Array.from({ length: 20000 }, () => ({ kind: 'Pod', spec: {} })) });
    expect(contextAt(text, 100)).toBeUndefined();
    expect(hoverAt(text, 4)).toBeUndefined();
  });
});
