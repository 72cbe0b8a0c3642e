import { type AddressSet, ALL_ADDRESSES, NO_ADDRESSES, sameAddresses, subtractAddresses } from '../engine';

type Family = 'v4' | 'v6';
const FAMILIES: readonly Family[] = ['v4', 'v6'];
const BITS = { v4: 32, v6: 128 } as const;
/** So many blocks are named. */
const SHOWN = 3;

/** Addresses as blocks and ranges, shortly: `10.0.0.0/8`, `every IPv4 address but 10.0.0.0/8`, `10.0.0.1 and 7 more ranges`. */
export function addressesName(addresses: AddressSet): string {
  if (sameAddresses(addresses, ALL_ADDRESSES)) return 'every address';
  const named = piecesOf(addresses);
  const families = FAMILIES.filter((family) => addresses[family].length > 0);
  const whole: AddressSet = { ...NO_ADDRESSES, ...Object.fromEntries(families.map((family) => [family, ALL_ADDRESSES[family]])) };
  const rest = piecesOf(subtractAddresses(whole, addresses));
  const every = families.length > 1 ? 'every address' : families[0] === 'v4' ? 'every IPv4 address' : 'every IPv6 address';
  if (rest.length === 0) return every;
  // A block with a hole is easier told by the hole; a small one never is.
  const isMost = families.some((family) => {
    const [from, to] = [addresses[family][0]?.[0], addresses[family].at(-1)?.[1]];
    return from === 0n && to === (1n << BigInt(BITS[family])) - 1n;
  });
  if (isMost && rest.length <= SHOWN && rest.length <= named.length) return `${every} but ${rest.join(', ')}`;
  if (named.length <= SHOWN) return named.join(', ');
  return `${named[0]} and ${named.length - 1} more ranges`;
}

/** One of the addresses, as text; undefined of none. */
export function sampleOf(addresses: AddressSet): string | undefined {
  const family = FAMILIES.find((one) => addresses[one].length > 0);
  const first = family && addresses[family][0]?.[0];
  return family === undefined || first === undefined ? undefined : addressText(family, first);
}

function piecesOf(addresses: AddressSet): readonly string[] {
  return FAMILIES.flatMap((family) =>
    addresses[family].map(([from, to]) => {
      const size = to - from + 1n;
      const isBlock = (size & (size - 1n)) === 0n && from % size === 0n;
      if (!isBlock) return `${addressText(family, from)}-${addressText(family, to)}`;
      const length = BITS[family] - (size.toString(2).length - 1);
      return length === BITS[family] ? addressText(family, from) : `${addressText(family, from)}/${length}`;
    }),
  );
}

function addressText(family: Family, value: bigint): string {
  if (family === 'v4') return [24n, 16n, 8n, 0n].map((shift) => `${(value >> shift) & 255n}`).join('.');
  const groups = Array.from({ length: 8 }, (_, index) => ((value >> BigInt(112 - index * 16)) & 0xffffn).toString(16));
  const text = groups.join(':');
  const zeros = [...text.matchAll(/\b0(?::0)+\b/g)].toSorted((a, b) => b[0].length - a[0].length)[0];
  if (zeros === undefined) return text;
  const [head, tail] = [text.slice(0, zeros.index), text.slice(zeros.index + zeros[0].length)];
  return `${head.replace(/:$/, '')}::${tail.replace(/^:/, '')}`;
}
