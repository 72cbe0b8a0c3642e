import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { HERE, literally, withoutPlaces } from './snippetText';

const numRuns = Number(process.env.DRAWBRIDGE_RUNS ?? 1000);

describe('a snippet without places to fill in is plain text', () => {
  test.each<[string, string | undefined]>([
    ['TCP', 'TCP'],
    ['- Ingress', '- Ingress'],
    ['{\\}', '{}'],
    ['a\\$0', 'a$0'],
    ['\\\\$0', undefined],
    ['port: $1', undefined],
    [HERE, undefined],
  ])('%s', (snippet, text) => {
    expect(withoutPlaces(snippet)).toBe(text);
  });

  test('whatever the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('$', '\\', '{', '}', 'a', '0', '|', ':') }), (text) => {
        expect(withoutPlaces(literally(text))).toBe(text);
        expect(withoutPlaces(literally(text) + HERE)).toBeUndefined();
      }),
      { numRuns },
    );
  });
});
