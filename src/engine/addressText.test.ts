import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { addressText, rangeTexts } from './addressText';
import { blockAddresses, NO_ADDRESSES, parseAddress, parseBlock, subtractAddresses, unionAddresses } from './ipBlock';

const set = (...cidrs: readonly string[]) =>
  cidrs.map((cidr) => parseBlock(cidr) ?? NO_ADDRESSES).reduce(unionAddresses, NO_ADDRESSES);

test.each<[string, string]>([
  ['10.0.0.1', '10.0.0.1'],
  ['0.0.0.0', '0.0.0.0'],
  ['255.255.255.255', '255.255.255.255'],
  ['::', '::'],
  ['2001:DB8:0:0:1:0:0:1', '2001:db8::1:0:0:1'],
  ['2001:db8:0:1:1:1:1:1', '2001:db8:0:1:1:1:1:1'],
  ['fe80::', 'fe80::'],
  ['::1', '::1'],
])('the address %s', (typed, written) => {
  const address = parseAddress(typed);
  expect(address && addressText(address.family, address.value)).toBe(written);
});

test('every address is read back as it was', () => {
  const v4 = fc.bigInt({ min: 0n, max: (1n << 32n) - 1n }).map((value) => ({ family: 'v4' as const, value }));
  // Many zeros, so that there is something to leave out; addresses that stand for IPv4 are no IPv6 addresses.
  const group = fc.oneof(fc.constant(0n), fc.bigInt({ min: 0n, max: 0xffffn }));
  const v6 = fc
    .array(group, { minLength: 8, maxLength: 8 })
    .map((groups) => ({ family: 'v6' as const, value: groups.reduce((sum, one) => (sum << 16n) | one, 0n) }))
    .filter(({ value }) => value >> 32n !== 0xffffn);
  fc.assert(
    fc.property(fc.oneof(v4, v6), ({ family, value }) => {
      expect(parseAddress(addressText(family, value))).toEqual({ family, value });
    }),
  );
});

describe('ranges', () => {
  test.each<[string, readonly string[], readonly string[]]>([
    ['a block', ['10.0.0.0/8'], ['10.0.0.0/8']],
    ['one address', ['10.0.0.7/32'], ['10.0.0.7/32']],
    ['everything', ['0.0.0.0/0', '::/0'], ['0.0.0.0/0', '::/0']],
    ['two halves are one block', ['10.0.0.0/9', '10.128.0.0/9'], ['10.0.0.0/8']],
    ['neighbours that are no block together', ['10.0.0.0/9', '10.128.0.0/10'], ['10.0.0.0-10.191.255.255']],
    ['neighbours of one size that do not fit', ['10.1.0.0/16', '10.2.0.0/16'], ['10.1.0.0-10.2.255.255']],
    ['both families', ['2001:db8::/32', '192.168.0.0/16'], ['192.168.0.0/16', '2001:db8::/32']],
    ['nothing', [], []],
  ])('%s', (_, cidrs, texts) => {
    expect(rangeTexts(set(...cidrs))).toEqual(texts);
  });

  test('a block with a hole', () => {
    expect(rangeTexts(blockAddresses('10.0.0.0/8', ['10.1.0.0/16']) ?? NO_ADDRESSES)).toEqual([
      '10.0.0.0/16',
      '10.2.0.0-10.255.255.255',
    ]);
  });

  test('they mean what the set holds', () => {
    const block = fc.constantFrom(
      '10.0.0.0/8',
      '10.1.0.0/16',
      '10.1.2.0/24',
      '0.0.0.0/0',
      '128.0.0.0/1',
      '2001:db8::/32',
      '::/0',
    );
    fc.assert(
      fc.property(fc.array(block, { maxLength: 4 }), fc.array(block, { maxLength: 3 }), (cidrs, holes) => {
        const wanted = holes.reduce((rest, hole) => subtractAddresses(rest, set(hole)), set(...cidrs));
        const read = rangeTexts(wanted).map((text) => {
          const [from = '', to = from] = text.split('-');
          const [first, last] = [parseAddress(from), parseAddress(to)];
          if (first === undefined || last === undefined) return parseBlock(text) ?? NO_ADDRESSES;
          return { ...NO_ADDRESSES, [first.family]: [[first.value, last.value] as const] };
        });
        expect(read.reduce(unionAddresses, NO_ADDRESSES)).toEqual(wanted);
      }),
    );
  });
});
