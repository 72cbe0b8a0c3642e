import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { generateCluster } from '../../bench/cluster';
import { jsonOf, listOf } from '../../bench/manifests';
import { intents } from '../kinds/networkPolicy/testing/arbitraries';
import { applyEdits, type Path } from '../text';
import { ownText } from './ownText';
import { planEdit } from './planEdit';
import { NO_TYPE } from './typeMeta';

const numRuns = Math.ceil(Number(process.env.DRAWBRIDGE_RUNS ?? 1000) / 25);

const { pods, policies } = generateCluster({ pods: 140, policies: 10 });
const few = [...pods.slice(0, 2), ...policies];
// The same List with so many items behind that it is long.
const LISTS: Readonly<Record<string, readonly [short: string, long: string]>> = {
  'as kubectl prints it': [listOf(few), listOf([...few, ...pods])],
  'further in, with comments': [indented(listOf(few)), indented(listOf([...few, ...pods]))],
  'in JSON': [jsonOf(few), jsonOf([...few, ...pods])],
  'with line breaks of Windows': [listOf(few), listOf([...few, ...pods])].map((text) => text.replaceAll('\n', '\r\n')) as [
    string,
    string,
  ],
};

function indented(text: string): string {
  return text
    .replace(/^(?=[- ].*\n)/gm, '    ')
    .replaceAll('kind: NetworkPolicy', 'kind: NetworkPolicy # a policy\n      # about')
    .replaceAll('ingress:\n', 'ingress: # in\n');
}

describe.each(Object.entries(LISTS))('in a long List %s', (_name, [short, long]) => {
  test('an item stands on its own, in its columns', () => {
    const own = ownText(long, ['items', 4]);
    expect(own.base).toEqual([]);
    expect(own.text.length).toBeLessThan(5000);
    const lines = own.text.split('\n').slice(1, -1).join('\n');
    expect(long.slice(own.start, own.start + own.text.length).includes(lines)).toBe(true);
    expect(ownText(short, ['items', 4])).toEqual({ text: short, base: ['items', 4], start: 0, type: NO_TYPE });
  });

  test('a wish is worked out as it is in a short one', () => {
    fc.assert(
      fc.property(intents, fc.integer({ min: 2, max: few.length - 1 }), (intent, index) => {
        const base: Path = ['items', index];
        const inShort = planEdit(short, base, intent);
        const inLong = planEdit(long, base, intent);
        expect(inLong).toEqual(inShort.ok ? { ...inShort, text: applyEdits(long, inShort.edits) } : inShort);
      }),
      { numRuns },
    );
  });
});

test('an item in which something has a name is not looked at alone', () => {
  const [, long] = LISTS['as kubectl prints it'] ?? ['', ''];
  const named = long.replace('podSelector: {}', 'podSelector: &none {}');
  const index = named.slice(0, named.indexOf('&none')).match(/^- /gm)?.length ?? 0;
  expect(ownText(named, ['items', index - 1]).text).toBe(named);
  expect(ownText(named, ['items', index]).text).not.toBe(named);
});

test('the document is looked at where there is no such item', () => {
  const [, long] = LISTS['in JSON'] ?? ['', ''];
  for (const base of [[], ['items'], ['items', 9999], ['items', 1, 'spec']]) expect(ownText(long, base).text).toBe(long);
});

describe.each(['as kubectl prints it', 'in JSON'])('in a long NetworkPolicyList %s', (name) => {
  test('a wish about an item that does not say what it is is worked out as in a short one', () => {
    const bare = policies.map(({ metadata, spec }) => ({ metadata, spec }));
    const typed = (items: readonly object[]): string => {
      const text = (name === 'in JSON' ? jsonOf : listOf)(items as never);
      const list = text.replace(/kind("?): ("?)List/, 'kind$1: $2NetworkPolicyList');
      return list.replace(/apiVersion("?): ("?)v1(?=["\n])/, 'apiVersion$1: $2networking.k8s.io/v1');
    };
    const short = typed(bare);
    const long = typed([...bare, ...Array.from({ length: 200 }, () => bare).flat()]);
    expect(long.length).toBeGreaterThan(400_000);
    const intent = { type: 'isolate', direction: 'egress', on: true } as const;
    for (const index of bare.keys()) {
      const inShort = planEdit(short, ['items', index], intent);
      const expected = inShort.ok ? { ...inShort, text: applyEdits(long, inShort.edits) } : inShort;
      expect(planEdit(long, ['items', index], intent)).toEqual(expected);
      expect(ownText(long, ['items', index]).type.kind).toBe('NetworkPolicy');
    }
    expect(bare.some((_, index) => planEdit(short, ['items', index], intent).ok)).toBe(true);
  });
});
