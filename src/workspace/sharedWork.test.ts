import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { NETWORK_PLUGINS, NO_PROFILE } from './profile';
import { MOST_SHARED, readSharedWork, type SharedView, sharedText } from './sharedWork';

const file = fc.record({ name: fc.stringMatching(/^[a-z][a-z0-9.-]{0,20}\.yaml$/), text: fc.string({ unit: 'binary' }) });

const view = fc.record(
  {
    shown: fc.constantFrom('picture', 'yaml', 'answers'),
    tab: fc.stringMatching(/^[a-z]{1,20}$/),
    answers: fc.constantFrom('head', 'panel', 'whole'),
    connectivity: fc.constantFrom('check', 'matrix', 'map'),
    question: fc.record({ from: fc.string(), to: fc.string(), port: fc.string() }),
    together: fc.constant(true),
  },
  { requiredKeys: [] },
) satisfies fc.Arbitrary<SharedView>;
const profile = fc.record({
  kubernetes: fc.option(fc.integer({ min: 20, max: 40 }), { nil: undefined }),
  plugin: fc.option(fc.constantFrom(...NETWORK_PLUGINS), { nil: undefined }),
});

test('what was shared comes back, texts to the last character', () => {
  fc.assert(
    fc.property(
      fc.array(file, { minLength: 1, maxLength: 5 }),
      fc.nat(4),
      fc.option(fc.nat(9), { nil: undefined }),
      view,
      profile,
      (files, at, object, view, profile) => {
        const work = { files, active: Math.min(at, files.length - 1), object, view, profile };
        expect(readSharedWork(sharedText(work))).toEqual({ ok: true, work });
      },
    ),
  );
});

test('nothing that is no work of ours is taken, whatever it is', () => {
  fc.assert(
    fc.property(fc.json(), (text) => {
      const read = readSharedWork(text);
      if (read.ok)
        for (const { name, text: own } of read.work.files) expect([typeof name, typeof own]).toEqual(['string', 'string']);
    }),
  );
});

describe('a link that anybody could have made', () => {
  const of = (value: unknown) => readSharedWork(JSON.stringify(value));
  test.each([
    ['no JSON', () => readSharedWork('{"drawbridge":1,'), /cut on its way/],
    ['a list', () => of([1]), /nothing that Drawbridge made/],
    ['no files', () => of({ drawbridge: 1, files: [] }), /nothing that Drawbridge made/],
    ['files that are none', () => of({ drawbridge: 1, files: [['a', 1]] }), /nothing that Drawbridge made/],
    ['a later version', () => of({ drawbridge: 2, files: [['a', '']] }), /newer Drawbridge/],
    ['too many files', () => of({ drawbridge: 1, files: Array.from({ length: 301 }, () => ['a', '']) }), /more than 300 files/],
    ['too much text', () => of({ drawbridge: 1, files: [['a', 'x'.repeat(MOST_SHARED)]] }), /holds more/],
    ['a text too long to be looked at', () => readSharedWork(' '.repeat(2 * MOST_SHARED + 1)), /holds more/],
  ])('%s is refused', (_, read, reason) => {
    const found = read();
    expect(found.ok ? '' : found.reason).toMatch(reason);
  });

  test.each([
    ['../../etc/passwd', '-..-etc-passwd'],
    ['C:\\boot.ini', 'C-boot.ini'],
    ['.hidden', 'hidden'],
    ['', 'shared.yaml'],
    ['a\u202eyaml.exe', 'a-yaml.exe'],
    ['<script>alert(1)</script>', '-script-alert(1)-script-'],
    ['x'.repeat(500), 'x'.repeat(200)],
  ])('the name %j is %j', (name, plain) => {
    const read = of({ drawbridge: 1, files: [[name, '']] });
    expect(read.ok ? read.work.files[0]?.name : undefined).toBe(plain);
  });

  test.each([
    [{ view: 'x', profile: 'x' }],
    [{ view: [], profile: [] }],
    [
      {
        view: { shown: 'all', tab: '<b>', answers: 1, together: 'yes', width: 9e9 },
        profile: { kubernetes: 1.5, plugin: '<b>' },
      },
    ],
    [{ view: { tab: 'x'.repeat(99), railed: true }, profile: { kubernetes: '31' } }],
    [{ view: { connectivity: ['map'], question: { from: 'a', to: 'b' } } }],
    [{ view: {}, profile: { kubernetes: 1e21 } }],
    [{ view: {}, profile: { kubernetes: -1 } }],
    [{ view: { question: { from: 'x'.repeat(601), to: '', port: '' } } }],
    [{ view: JSON.parse('{"__proto__":{"tab":"flows"}}'), profile: null }],
  ])('of the view %j nothing is taken', (claimed) => {
    const read = of({ drawbridge: 1, files: [['a', '']], ...claimed });
    expect(read.ok && read.work).toMatchObject({ view: {}, profile: NO_PROFILE });
    expect(read.ok && Object.keys(read.work.view)).toEqual([]);
  });

  test('a place that is none is the first file', () => {
    for (const active of [-1, 7, 1.5, 'x', null]) {
      const read = of({ drawbridge: 1, files: [['a', '']], active, object: active });
      expect(read.ok ? read.work.active : -1).toBe(0);
    }
  });
});
