import fc from 'fast-check';
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

/** Who is meant by parts, read as a person would: `undefined` among the names is an error. */
function readBack(parts: readonly string[], all: readonly Workload[], others: readonly Workload[]): ReadonlySet<Workload> {
  const names = (text: string): readonly string[] => text.split(/, | or /);
  const meant = new Set<Workload>();
  for (const part of parts) {
    const [, , home, left] = /^every (other )?workload(?: in (\w+))?(?: \(but not (.*)\))?$/.exec(part) ?? [];
    const isEvery = part.startsWith('every ');
    for (const one of all) {
      const path = `${one.namespace}/${one.name}`;
      if (part === 'every workload but these') {
        if (!others.includes(one)) meant.add(one);
      } else if (!isEvery) {
        if (part === path) meant.add(one);
      } else {
        const out = left === undefined ? [] : names(left);
        if ((home === undefined || one.namespace === home) && !out.includes(path) && !(home && out.includes(one.name)))
          meant.add(one);
      }
    }
  }
  return meant;
}

test('whatever is meant is read back as it was, but for who is asked about itself', () => {
  const size = fc.integer({ min: 1, max: 4 });
  const world = fc
    .array(
      size.map((count) => count * 3 - 2),
      { minLength: 1, maxLength: 3 },
    )
    .map((sizes) => sizes.flatMap((count, home) => Array.from({ length: count }, (_, index) => workload(`n${home}/w${index}`))));
  const sets = world.chain((all) => fc.tuple(fc.constant(all), fc.subarray(all, { minLength: 1 }), fc.subarray(all)));
  fc.assert(
    fc.property(sets, fc.boolean(), ([all, part, others], most) => {
      // Nearly all are meant as often as a few.
      const some = most && part.length < all.length ? all.filter((one) => !part.includes(one) || one === part[0]) : part;
      const read = readBack(whoParts(everybody(all), some, others).map(sentenceText), all, others);
      const pairs = (set: ReadonlySet<Workload>): readonly string[] =>
        [...set].flatMap((one) =>
          (others.length === 0 ? [undefined] : others).flatMap((other) =>
            one === other ? [] : [`${one.namespace}/${one.name} ${other?.namespace}/${other?.name}`],
          ),
        );
      expect([...pairs(read)].sort()).toEqual([...pairs(new Set(some))].sort());
    }),
    { numRuns: Number(process.env.DRAWBRIDGE_RUNS ?? 1000) },
  );
});
