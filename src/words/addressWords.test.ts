import { expect, test } from 'vitest';
import { ALL_ADDRESSES, blockAddresses, NO_ADDRESSES, unionAddresses } from '../engine';
import { addressWords } from './addressWords';

const block = (cidr: string, ...except: readonly string[]) => blockAddresses(cidr, except) ?? NO_ADDRESSES;

test.each([
  [ALL_ADDRESSES, 'every address'],
  [NO_ADDRESSES, 'no address'],
  [block('0.0.0.0/0'), 'every IPv4 address'],
  [block('10.0.0.0/8'), '10.0.0.0/8'],
  [block('10.0.0.0/8', '10.1.0.0/16'), '10.0.0.0/16 and 10.2.0.0-10.255.255.255'],
  [unionAddresses(block('10.0.0.0/8'), block('2001:db8::/32')), '10.0.0.0/8 and 2001:db8::/32'],
  [
    block('0.0.0.0/0', '10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16'),
    'every IPv4 address (but not 10.0.0.0/8, 172.16.0.0/12 or 192.168.0.0/16)',
  ],
  [
    unionAddresses(block('0.0.0.0/0', '10.0.0.0/8'), block('::/0')),
    'every IPv4 address (but not 10.0.0.0/8) and every IPv6 address',
  ],
])('%#: %s', (addresses, words) => {
  expect(addressWords(addresses)).toBe(words);
});
