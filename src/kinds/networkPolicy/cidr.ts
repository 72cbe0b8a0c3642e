/**
 * An address block in CIDR notation. `prefix` counts from the first bit of the address as it was written; `strict`
 * are the texts of what API servers since 1.36 refuse in it and older ones take.
 */
export interface Cidr {
  readonly bits: 32 | 128;
  readonly address: bigint;
  readonly prefix: number;
  readonly strict: readonly string[];
}

/**
 * Reads a CIDR as lenient as API servers before 1.36 do (Go's `ParseCIDRSloppy`: leading zeros are decimal, bits
 * beyond the prefix are allowed). Undefined for what every server refuses.
 */
export function parseCidr(text: string): Cidr | undefined {
  const slash = text.indexOf('/');
  if (slash < 0 || text.length > 100) return undefined;
  const written = text.slice(0, slash);
  const prefixText = text.slice(slash + 1);
  const bits = written.includes(':') ? 128 : 32;
  const address = bits === 128 ? parseIpv6(written) : parseIpv4(written);
  if (address === undefined || !/^\d+$/.test(prefixText)) return undefined;
  const prefix = Number(prefixText);
  if (prefix > bits) return undefined;
  return { bits, address, prefix, strict: strictFaults(written, prefixText, bits, address, prefix) };
}

/** Whether `inner` lies in `outer` and is smaller: cidr contains its address, and its mask is longer. */
export function isStrictSubset(inner: Cidr, outer: Cidr): boolean {
  if (inner.bits !== outer.bits || inner.prefix <= outer.prefix) return false;
  const rest = BigInt(outer.bits - outer.prefix);
  return inner.address >> rest === outer.address >> rest;
}

function parseIpv4(text: string): bigint | undefined {
  const parts = text.split('.');
  if (parts.length !== 4) return undefined;
  let address = 0n;
  for (const part of parts) {
    if (!/^\d+$/.test(part) || Number(part) > 255) return undefined;
    address = (address << 8n) | BigInt(Number(part));
  }
  return address;
}

function parseIpv6(text: string): bigint | undefined {
  const halves = text.split('::');
  if (halves.length > 2) return undefined;
  const head = groupsOf(halves[0] ?? '', halves.length === 1);
  const tail = halves.length === 2 ? groupsOf(halves[1] ?? '', true) : [];
  if (head === undefined || tail === undefined) return undefined;
  const missing = 8 - head.length - tail.length;
  // `::` stands for at least one group.
  if (halves.length === 2 ? missing < 1 : missing !== 0) return undefined;
  return [...head, ...Array.from({ length: missing }, () => 0n), ...tail].reduce(
    (address, group) => (address << 16n) | group,
    0n,
  );
}

function groupsOf(text: string, last: boolean): readonly bigint[] | undefined {
  if (text === '') return [];
  const groups: bigint[] = [];
  const parts = text.split(':');
  for (const [index, part] of parts.entries()) {
    if (last && index === parts.length - 1 && part.includes('.')) {
      const embedded = parseIpv4(part);
      if (embedded === undefined) return undefined;
      groups.push(embedded >> 16n, embedded & 0xffffn);
    } else {
      if (!/^0*[0-9A-Fa-f]{1,4}$/.test(part)) return undefined;
      groups.push(BigInt(`0x${part}`));
    }
  }
  return groups;
}

function strictFaults(written: string, prefixText: string, bits: 32 | 128, address: bigint, prefix: number): readonly string[] {
  // In the order of the server's check, which stops at the first.
  const leadingZeros = /^0\d/.test(prefixText) || hasLeadingZeros(written, bits);
  if (leadingZeros) return ['must not have leading 0s in IP or prefix length'];
  if (bits === 128 && address >> 32n === 0xffffn) return ['must not have an IPv4-mapped IPv6 address'];
  const rest = BigInt(bits - prefix);
  if ((address >> rest) << rest !== address) return ['must not have bits set beyond the prefix length'];
  return [];
}

function hasLeadingZeros(written: string, bits: 32 | 128): boolean {
  const dotted = bits === 32 ? written : written.slice(written.lastIndexOf(':') + 1);
  // Groups of IPv6 may carry zeros, to four digits.
  const longGroup = bits === 128 && /[0-9A-Fa-f]{5,}/.test(written);
  return longGroup || (dotted.includes('.') && /(^|\.)0\d/.test(dotted));
}
