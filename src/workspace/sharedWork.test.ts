import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { MOST_SHARED, readSharedWork, sharedText } from './sharedWork';

const file = fc.record({ name: fc.stringMatching(/^[a-z][a-z0-9.-]{0,20}\.yaml$/), text: fc.string({ unit: 'binary' }) });

test('what was shared comes back, texts to the last character', () => {
  fc.assert(
    fc.property(
      fc.array(file, { minLength: 1, maxLength: 5 }),
      fc.nat(4),
      fc.option(fc.nat(9), { nil: undefined }),
      (files, at, object) => {
        const work = { files, active: Math.min(at, files.length - 1), object };
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

  test('a place that is none is the first file', () => {
    for (const active of [-1, 7, 1.5, 'x', null]) {
      const read = of({ drawbridge: 1, files: [['a', '']], active, object: active });
      expect(read.ok ? read.work.active : -1).toBe(0);
    }
  });
});
