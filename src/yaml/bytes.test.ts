import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decodeText, encodeText, maxFileBytes } from './index';

const numRuns = Number(process.env.DRAWBRIDGE_RUNS ?? 1000);

function bytes(...parts: readonly (string | number)[]): Uint8Array {
  return Uint8Array.from(parts.flatMap((part) => (typeof part === 'number' ? [part] : [...encodeText(part)])));
}

describe('decodeText', () => {
  test.each([
    ['nothing', ''],
    ['a byte order mark', '\uFEFFa: 1\n'],
    ['two byte order marks', '\uFEFF\uFEFFa'],
    ['every line ending', 'a\r\nb\rc\nd'],
    ['all lengths of characters', 'a é ✓ 🚀 \u{10FFFF} \uFFFD'],
  ])('%s comes back byte for byte', (_name, text) => {
    const decoded = decodeText(encodeText(text));
    expect(decoded).toEqual({ ok: true, text });
    expect(encodeText(text)).toEqual(bytes(text));
  });

  const refusals: readonly [name: string, input: Uint8Array, reason: string][] = [
    [
      'Latin-1',
      bytes('a: 1\nb: caf', 0xe9, '\n'),
      'This file is not UTF-8 text: byte 12, on line 2, does not belong there. Save it as UTF-8 and open it again.',
    ],
    [
      'a character cut off at the end',
      bytes('a\r\nb\rc', 0xe2, 0x9c),
      'This file is not UTF-8 text: byte 7, on line 3, does not belong there. Save it as UTF-8 and open it again.',
    ],
    [
      'half of a surrogate pair',
      bytes('x', 0xed, 0xa0, 0x80),
      'This file is not UTF-8 text: byte 2, on line 1, does not belong there. Save it as UTF-8 and open it again.',
    ],
    [
      'an overlong form',
      bytes(0xc0, 0xaf),
      'This file is not UTF-8 text: byte 1, on line 1, does not belong there. Save it as UTF-8 and open it again.',
    ],
    ['UTF-16 with a mark', bytes(0xff, 0xfe, 'a', 0), 'This file is written in UTF-16. Save it as UTF-8 and open it again.'],
    ['UTF-16, big end first', bytes(0xfe, 0xff, 0, 'a'), 'This file is written in UTF-16. Save it as UTF-8 and open it again.'],
    [
      'UTF-16 without a mark',
      bytes('a', 0, ':', 0, ' ', 0),
      'This file is written in UTF-16. Save it as UTF-8 and open it again.',
    ],
    [
      'a picture',
      bytes(0x89, 'PNG', 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 0x0d),
      'This is not a text file: it holds a zero byte (byte 9). Open a YAML or JSON file.',
    ],
    [
      'too much',
      new Uint8Array(maxFileBytes + 1),
      'This file is too large: it has 50.0 MB, and Drawbridge opens files of up to 50 MB.',
    ],
  ];
  test.each(refusals)('%s is refused', (_name, input, reason) => {
    expect(decodeText(input)).toEqual({ ok: false, reason });
  });

  test('takes any text that UTF-8 can hold, and gives any bytes back or refuses them', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 50 }), (text) => {
        const decoded = decodeText(encodeText(text));
        if (text.includes('\0')) expect(decoded.ok).toBe(false);
        else expect(decoded).toEqual({ ok: true, text });
      }),
      { numRuns },
    );
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 12 }), (input) => {
        const decoded = decodeText(input);
        if (decoded.ok) expect(encodeText(decoded.text)).toEqual(Uint8Array.from(input));
        else expect(decoded.reason).toMatch(/\.$/);
      }),
      { numRuns },
    );
  });
});
