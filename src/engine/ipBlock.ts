/** A set of addresses: closed intervals of each family, sorted, disjoint, never adjacent. */
export interface AddressSet {
  readonly v4: readonly Interval[];
  readonly v6: readonly Interval[];
}
export type Interval = readonly [from: bigint, to: bigint];

const FAMILIES = ['v4', 'v6'] as const;
const BITS = { v4: 32, v6: 128 } as const;

export const NO_ADDRESSES: AddressSet = { v4: [], v6: [] };
export const ALL_ADDRESSES: AddressSet = { v4: [[0n, (1n << 32n) - 1n]], v6: [[0n, (1n << 128n) - 1n]] };

/**
 * Reads an IPv4 or IPv6 address; undefined when it is none. Leading zeros are refused as in Go's netip. An IPv4-mapped
 * IPv6 address (`::ffff:10.0.0.1`) is the IPv4 address it stands for.
 */
export function parseAddress(text: string): { readonly family: 'v4' | 'v6'; readonly value: bigint } | undefined {
  if (!text.includes(':')) {
    const value = parseV4(text);
    return value === undefined ? undefined : { family: 'v4', value };
  }
  const value = parseV6(text);
  if (value === undefined) return undefined;
  return value >> 32n === 0xffffn ? { family: 'v4', value: value & 0xffffffffn } : { family: 'v6', value };
}

function parseV4(text: string): bigint | undefined {
  const parts = text.split('.');
  if (parts.length !== 4 || !parts.every((part) => /^(0|[1-9]\d{0,2})$/.test(part) && Number(part) <= 255)) return undefined;
  return parts.reduce((sum, part) => (sum << 8n) | BigInt(part), 0n);
}

function parseV6(text: string): bigint | undefined {
  let groups = text;
  const dotted = /^(.*:)(\d+\.\d+\.\d+\.\d+)$/.exec(text);
  if (dotted) {
    const tail = parseV4(dotted[2] ?? '');
    if (tail === undefined) return undefined;
    groups = `${dotted[1]}${(tail >> 16n).toString(16)}:${(tail & 0xffffn).toString(16)}`;
  }
  const halves = groups.split('::');
  if (halves.length > 2) return undefined;
  const [head = [], tail = []] = halves.map((half) => (half === '' ? [] : half.split(':')));
  const missing = 8 - head.length - tail.length;
  if (halves.length === 2 ? missing < 1 : missing !== 0) return undefined;
  const all = [...head, ...new Array<string>(missing).fill('0'), ...tail];
  if (!all.every((group) => /^[0-9a-f]{1,4}$/i.test(group))) return undefined;
  return all.reduce((sum, group) => (sum << 16n) | BigInt(`0x${group}`), 0n);
}

/** Reads a CIDR; bits beyond the prefix do not count (10.10.1.12/24 means 10.10.1.0/24). Undefined when it is none. */
export function parseBlock(cidr: string): AddressSet | undefined {
  const match = /^([^/]+)\/(0|[1-9]\d{0,2})$/.exec(cidr);
  const address = parseAddress(match?.[1] ?? '');
  if (!match || !address) return undefined;
  const mapped = address.family === 'v4' && (match[1] ?? '').includes(':') ? 96 : 0;
  const length = Number(match[2]) - mapped;
  const bits = BITS[address.family];
  if (length < 0 || length > bits) return undefined;
  const size = 1n << BigInt(bits - length);
  const from = (address.value / size) * size;
  return { ...NO_ADDRESSES, [address.family]: [[from, from + size - 1n]] };
}

/** The addresses of an ipBlock: `cidr` without `except`. Undefined when one of them is no CIDR. */
export function blockAddresses(cidr: string, except: readonly string[]): AddressSet | undefined {
  let addresses = parseBlock(cidr);
  for (const hole of except) {
    const without = parseBlock(hole);
    addresses = addresses && without && subtractAddresses(addresses, without);
  }
  return addresses;
}

export function unionAddresses(a: AddressSet, b: AddressSet): AddressSet {
  return perFamily((f) => {
    const joined: [bigint, bigint][] = [];
    for (const [from, to] of [...a[f], ...b[f]].sort((x, y) => (x[0] < y[0] ? -1 : 1))) {
      const last = joined.at(-1);
      if (!last || from > last[1] + 1n) joined.push([from, to]);
      else if (to > last[1]) last[1] = to;
    }
    return joined;
  });
}

export function subtractAddresses(a: AddressSet, b: AddressSet): AddressSet {
  return perFamily((f) => {
    let left: readonly Interval[] = a[f];
    for (const [low, high] of b[f]) {
      left = left.flatMap(([from, to]): Interval[] => {
        if (high < from || to < low) return [[from, to]];
        const parts: Interval[] = [];
        if (from < low) parts.push([from, low - 1n]);
        if (high < to) parts.push([high + 1n, to]);
        return parts;
      });
    }
    return left;
  });
}

/** Whether two sets share an address. */
export function addressesMeet(a: AddressSet, b: AddressSet): boolean {
  // Asked for each pair of blocks of a policy, so without a function for each of them.
  for (const family of FAMILIES) {
    for (const [from, to] of a[family]) {
      for (const [low, high] of b[family]) if (low <= to && from <= high) return true;
    }
  }
  return false;
}

/** Whether two sets hold the same addresses. */
export function sameAddresses(a: AddressSet, b: AddressSet): boolean {
  return isNoAddresses(subtractAddresses(a, b)) && isNoAddresses(subtractAddresses(b, a));
}

export function isNoAddresses(addresses: AddressSet): boolean {
  return addresses.v4.length === 0 && addresses.v6.length === 0;
}

export function holdsAddress(addresses: AddressSet, text: string): boolean {
  const address = parseAddress(text);
  return address !== undefined && addresses[address.family].some(([from, to]) => from <= address.value && address.value <= to);
}

function perFamily(make: (family: 'v4' | 'v6') => readonly Interval[]): AddressSet {
  return { v4: make('v4'), v6: make('v6') };
}

/**
 * Where pods are taken to have their addresses while the workspace does not show them: RFC 1918 and unique local IPv6
 * (RFC 4193). The preset "the Internet" therefore touches no pod.
 */
export const PRIVATE_ADDRESSES: AddressSet = ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', 'fc00::/7']
  .map((cidr) => parseBlock(cidr) ?? NO_ADDRESSES)
  .reduce(unionAddresses, NO_ADDRESSES);
