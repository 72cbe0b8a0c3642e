import type { AddressSet, Interval } from './ipBlock';

type Family = 'v4' | 'v6';
const FAMILIES: readonly Family[] = ['v4', 'v6'];
const BITS: Readonly<Record<Family, bigint>> = { v4: 32n, v6: 128n };

/** An address as people write it; IPv6 as RFC 5952 says: lower case, the longest run of zeros as `::`. */
export function addressText(family: Family, value: bigint): string {
  return family === 'v4' ? [24n, 16n, 8n, 0n].map((shift) => (value >> shift) & 0xffn).join('.') : v6Text(value);
}

function v6Text(value: bigint): string {
  const groups = Array.from({ length: 8 }, (_, index) => ((value >> BigInt(112 - 16 * index)) & 0xffffn).toString(16));
  const runs = groups.map((_, start) => {
    const end = groups.findIndex((group, index) => index >= start && group !== '0');
    return (end < 0 ? groups.length : end) - start;
  });
  const longest = Math.max(...runs);
  if (longest < 2) return groups.join(':');
  const start = runs.indexOf(longest);
  return `${groups.slice(0, start).join(':')}::${groups.slice(start + longest).join(':')}`;
}

/**
 * The fewest texts that say a set of addresses, IPv4 first: a CIDR for each stretch that is one block, `from-to` for
 * any other. A single address is its CIDR.
 */
export function rangeTexts(addresses: AddressSet): readonly string[] {
  return FAMILIES.flatMap((family) => addresses[family].map((interval) => rangeText(family, interval)));
}

function rangeText(family: Family, [from, to]: Interval): string {
  const size = to - from + 1n;
  const isBlock = (size & (size - 1n)) === 0n && from % size === 0n;
  if (!isBlock) return `${addressText(family, from)}-${addressText(family, to)}`;
  const prefix = BITS[family] - BigInt(size.toString(2).length - 1);
  return `${addressText(family, from)}/${prefix}`;
}
