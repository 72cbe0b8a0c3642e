import { type AddressSet, ALL_ADDRESSES, NO_ADDRESSES, rangeTexts, subtractAddresses } from '../engine';
import { listedWords } from './segment';

const FAMILIES = ['v4', 'v6'] as const;
const NAMES = { v4: 'IPv4', v6: 'IPv6' } as const;

/**
 * A set of addresses in words: `every address`, `10.0.0.0/8 and 192.168.0.0-192.168.2.255`, `every IPv4 address
 * (but not 10.0.0.0/8)` where that is shorter; `no address` for none.
 */
export function addressWords(addresses: AddressSet): string {
  const rest = subtractAddresses(ALL_ADDRESSES, addresses);
  if (rangeTexts(rest).length === 0) return 'every address';
  const words = FAMILIES.flatMap((family) => {
    const own = rangeTexts({ ...NO_ADDRESSES, [family]: addresses[family] });
    const missing = rangeTexts({ ...NO_ADDRESSES, [family]: rest[family] });
    if (own.length === 0) return [];
    if (missing.length === 0) return [`every ${NAMES[family]} address`];
    // A hole is told as what it is, not by the two stretches beside it.
    return missing.length < own.length ? [`every ${NAMES[family]} address (but not ${listedWords(missing, ' or ')})`] : own;
  });
  return words.length === 0 ? 'no address' : listedWords(words);
}
