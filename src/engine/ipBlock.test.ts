import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type AddressSet,
  ALL_ADDRESSES,
  addressesMeet,
  blockAddresses,
  holdsAddress,
  isNoAddresses,
  NO_ADDRESSES,
  PRIVATE_ADDRESSES,
  parseAddress,
  parseBlock,
  subtractAddresses,
  unionAddresses,
} from './ipBlock';

const RUNS = Number(process.env.DRAWBRIDGE_RUNS ?? 1000);

describe('reading addresses and blocks', () => {
  test.each([
    ['10.10.1.12/24', '10.10.1.0/24'],
    ['255.255.255.255/0', '0.0.0.0/0'],
    ['2001:DB8::1/32', '2001:db8::/32'],
    ['2001:db8:0:0:0:0:0:1/64', '2001:db8::/64'],
    ['::ffff:10.1.2.3/120', '10.1.2.0/24'],
    ['::ffff:a01:203/128', '10.1.2.3/32'],
    ['64:ff9b::1.2.3.4/128', '64:ff9b::102:304/128'],
  ])('%s means %s', (text, plain) => {
    expect(parseBlock(text)).toBeDefined();
    expect(parseBlock(text)).toEqual(parseBlock(plain));
  });

  test.each([
    '',
    '10.0.0.0',
    '10.0.0.0/33',
    '10.0.0/8',
    '256.0.0.0/8',
    '010.0.0.0/8',
    '10.0.0.0/08',
    '10.0.0.0/-1',
    '10.0.0.0/8/8',
    ' 10.0.0.0/8',
    '::/129',
    ':::/8',
    '1::2::3/8',
    '12345::/16',
    'fe80::1%eth0/64',
    '1:2:3:4:5:6:7:8:9/8',
    '1:2:3:4:5:6:7::8/128x',
    'x/8',
  ])('%j is no block', (text) => {
    expect(parseBlock(text)).toBeUndefined();
  });

  test('an IPv4-mapped address is the IPv4 address it stands for', () => {
    expect(parseAddress('::ffff:10.0.0.1')).toEqual(parseAddress('10.0.0.1'));
    expect(parseAddress('::10.0.0.1')).not.toEqual(parseAddress('10.0.0.1'));
  });

  test('except is taken away, and one that cannot be read makes all of it unreadable', () => {
    const block = blockAddresses('10.0.0.0/8', ['10.1.0.0/16', '10.255.0.0/16']) ?? NO_ADDRESSES;
    expect(['10.0.255.255', '10.2.0.0', '10.254.255.255'].every((ip) => holdsAddress(block, ip))).toBe(true);
    expect(
      ['9.255.255.255', '10.1.0.0', '10.1.255.255', '10.255.0.0', '11.0.0.0', '::a00:0'].some((ip) => holdsAddress(block, ip)),
    ).toBe(false);
    expect(blockAddresses('10.0.0.0/8', ['10.1.0.0'])).toBeUndefined();
  });

  test('the Internet without private addresses meets none of them', () => {
    const internet = unionAddresses(
      blockAddresses('0.0.0.0/0', ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16']) ?? NO_ADDRESSES,
      blockAddresses('::/0', ['fc00::/7']) ?? NO_ADDRESSES,
    );
    expect(addressesMeet(internet, PRIVATE_ADDRESSES)).toBe(false);
    expect(unionAddresses(internet, PRIVATE_ADDRESSES)).toEqual(ALL_ADDRESSES);
  });
});

describe('sets of addresses agree with asking address by address', () => {
  // Blocks of a few addresses each, at both ends of both families, so that they touch, nest and overlap.
  const ends = ['0.0.0.', '255.255.255.'].flatMap((start) =>
    Array.from({ length: 32 }, (_, index) => `${start}${start === '0.0.0.' ? index : 224 + index}`),
  );
  const probes = [
    ...ends,
    ...Array.from({ length: 32 }, (_, index) => `::${index.toString(16)}`),
    ...Array.from({ length: 32 }, (_, index) => `ffff:ffff:ffff:ffff:ffff:ffff:ffff:${(0xffe0 + index).toString(16)}`),
  ];
  const block = fc
    .tuple(fc.constantFrom(...probes), fc.nat(5))
    .map(([address, size]) => parseBlock(`${address}/${(address.includes(':') ? 128 : 32) - size}`) ?? NO_ADDRESSES);
  const sets = fc.array(block, { maxLength: 6 }).map((blocks) => blocks.reduce(unionAddresses, NO_ADDRESSES));
  const held = (set: AddressSet): readonly string[] => probes.filter((probe) => holdsAddress(set, probe));

  test('union, difference, emptiness and meeting', () => {
    fc.assert(
      fc.property(sets, sets, (a, b) => {
        const [inA, inB] = [held(a), held(b)];
        expect(held(unionAddresses(a, b))).toEqual(probes.filter((probe) => inA.includes(probe) || inB.includes(probe)));
        expect(held(subtractAddresses(a, b))).toEqual(inA.filter((probe) => !inB.includes(probe)));
        expect(addressesMeet(a, b)).toBe(inA.some((probe) => inB.includes(probe)));
        expect(isNoAddresses(subtractAddresses(a, b))).toBe(inA.every((probe) => inB.includes(probe)));
        expect(unionAddresses(a, b)).toEqual(unionAddresses(b, a));
        expect(unionAddresses(subtractAddresses(a, b), subtractAddresses(a, subtractAddresses(a, b)))).toEqual(a);
      }),
      { numRuns: RUNS },
    );
  });
});
