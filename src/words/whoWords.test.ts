import { describe, expect, test } from 'vitest';
import type { Workload } from '../engine';
import { sentenceMarkdown } from './markdown';
import { sentenceText } from './segment';
import { everybody, whoParts, workloadNames } from './whoWords';

function workload(path: string, kind = 'Deployment'): Workload {
  const [namespace = '', name = ''] = path.split('/');
  return { namespace, kind, name, selector: undefined, replicas: undefined, ports: [], pods: [] };
}

const SHOP = ['shop/a', 'shop/b', 'shop/c', 'shop/d', 'shop/e', 'shop/f'].map((path) => workload(path));
const DEV = ['dev/x', 'dev/y', 'dev/z'].map((path) => workload(path));
const ALL = [...DEV, ...SHOP];

function told(some: readonly Workload[], others: readonly Workload[] = []): string {
  return whoParts(everybody(ALL), some, others).map(sentenceText).join(' | ');
}

describe('who is meant', () => {
  test.each<[string, readonly Workload[], readonly Workload[], string]>([
    ['everybody', ALL, [], 'every workload'],
    ['everybody but the other end', SHOP.slice(1).concat(DEV), SHOP.slice(0, 1), 'every other workload'],
    ['everybody, with the other end', ALL, SHOP.slice(0, 1), 'every other workload'],
    ['each of several and all others', ALL, SHOP, 'every other workload'],
    ['all but several at the other end', DEV, SHOP, 'every workload but these'],
    ['all but a few', ALL.slice(2), [], 'every workload (but not dev/x or dev/y)'],
    ['all but one, and the other end', ALL.slice(2), [DEV[0] ?? workload('')], 'every other workload (but not dev/y)'],
    ['a namespace', DEV, [], 'every workload in dev'],
    ['a namespace without the other end', DEV.slice(1), DEV.slice(0, 1), 'every other workload in dev'],
    ['a namespace and a name', [...DEV, ...SHOP.slice(0, 1)], [], 'every workload in dev | shop/a'],
    ['names', [...DEV.slice(0, 1), ...SHOP.slice(0, 2)], [], 'dev/x | shop/a | shop/b'],
  ])('%s', (_, some, others, words) => {
    expect(told(some, others)).toBe(words);
  });

  test('a large namespace but a few', () => {
    const large = Array.from({ length: 9 }, (_, index) => workload(`large/w${index}`));
    const parts = whoParts(everybody([...ALL, ...large]), [...large.slice(2), ...DEV]);
    expect(parts.map(sentenceText)).toEqual(['every workload in dev', 'every workload in large (but not w0 or w1)']);
  });

  test('the only workload there is has its name', () => {
    const only = workload('shop/a');
    expect(whoParts(everybody([only]), [only]).map(sentenceText)).toEqual(['shop/a']);
  });
});

test('two with one name are told apart by their kinds', () => {
  const both = [workload('shop/a'), workload('shop/a', 'StatefulSet'), workload('shop/b')];
  expect(both.map(workloadNames(both))).toEqual(['shop/a (Deployment)', 'shop/a (StatefulSet)', 'shop/b']);
});

test('a name that could mean something in Markdown is code', () => {
  const odd = workload('shop/@someone');
  expect(whoParts(everybody([odd, ...DEV]), [odd]).map(sentenceMarkdown)).toEqual(['`shop/@someone`']);
});
