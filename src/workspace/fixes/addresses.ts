import { addressText } from '../../engine';
import { type Cidr, isStrictSubset, parseCidr } from '../../kinds/networkPolicy/cidr';
import { type Candidate, mappingAt, parentOf, place, placeValue, type Spot } from './spot';

/** A text that is no CIDR, where it can only mean one. */
export function fixesOfCidr({ path, value }: Spot): readonly Candidate[] {
  if (typeof value !== 'string') return [];
  const cidr = cidrInText(value.trim());
  if (cidr === undefined) return [];
  // As an exception, a single address may be less than what was meant.
  const single = path.at(-2) === 'except' && /\/(?:32|128)$/.test(cidr) ? ': only this address is left out' : '';
  return [placeValue(`Write ${cidr}${single}`, path, cidr)];
}

/** The CIDR that an address, one with stars or with a mask can only mean. */
export function cidrInText(text: string): string | undefined {
  if (text.includes('/')) return parseCidr(text) ? text : withPrefix(text);
  const stars = /^((?:\d{1,3}\.){1,3})\*(?:\.\*)*$/.exec(text);
  if (stars?.[1] !== undefined) {
    const parts = stars[1].split('.').filter((part) => part !== '');
    const cidr = `${[...parts, '0', '0', '0'].slice(0, 4).join('.')}/${parts.length * 8}`;
    return text.split('.').length === 4 && parseCidr(cidr) ? cidr : undefined;
  }
  return [`${text}/32`, `${text}/128`].find((cidr) => parseCidr(cidr)?.prefix === parseCidr(cidr)?.bits && parseCidr(cidr));
}

/** `10.0.0.0/255.0.0.0`: a mask instead of its length. */
function withPrefix(text: string): string | undefined {
  const [address = '', maskText = ''] = text.split('/');
  const mask = parseCidr(`${maskText}/32`);
  if (mask === undefined || mask.bits !== 32) return undefined;
  const ones = mask.address.toString(2).padStart(32, '0');
  const prefix = ones.indexOf('0') < 0 ? 32 : ones.indexOf('0');
  const cidr = `${address.trim()}/${prefix}`;
  // Masks of routers have it the other way round: `10.0.0.1/0.0.0.0` is one address there.
  if (prefix === 0 && parseCidr(`${address.trim()}/32`)?.address !== 0n) return undefined;
  return ones.lastIndexOf('1') < prefix && parseCidr(cidr)?.bits === 32 ? cidr : undefined;
}

/** What servers from 1.36 on refuse, in the spelling every server takes; it means the same addresses. */
export function fixesOfStrictCidr({ path, value }: Spot): readonly Candidate[] {
  const cidr = typeof value === 'string' ? parseCidr(value) : undefined;
  const mended = cidr && canonical(cidr);
  return mended === undefined ? [] : [placeValue(`Write ${mended}`, path, mended)];
}

function canonical(cidr: Cidr): string | undefined {
  const mapped = cidr.bits === 128 && cidr.address >> 32n === 0xffffn;
  if (mapped && cidr.prefix < 96) return undefined;
  const bits = mapped ? 32 : cidr.bits;
  const prefix = mapped ? cidr.prefix - 96 : cidr.prefix;
  const rest = BigInt(bits - prefix);
  const base = ((mapped ? cidr.address & 0xffffffffn : cidr.address) >> rest) << rest;
  return `${addressText(bits === 32 ? 'v4' : 'v6', base)}/${prefix}`;
}

/** An exception that lies outside its block changes nothing; one that holds the whole block leaves nothing of it. */
export function fixesOfExcept(spot: Spot): readonly Candidate[] {
  const { path, value } = spot;
  const { cidr } = mappingAt(spot, parentOf(parentOf(path))) ?? {};
  const inner = typeof value === 'string' ? parseCidr(value) : undefined;
  const outer = typeof cidr === 'string' ? parseCidr(cidr) : undefined;
  if (inner === undefined || outer === undefined) return [];
  const holdsAll = covers(inner, outer);
  const title = holdsAll
    ? `Remove this exception: all of ${String(cidr)} is then allowed`
    : 'Remove this exception, which has no effect';
  return [place(title, [{ type: 'remove', path }])];
}

function covers(large: Cidr, small: Cidr): boolean {
  const rest = BigInt(large.bits - large.prefix);
  const same = large.bits === small.bits && large.prefix === small.prefix;
  return isStrictSubset(small, large) || (same && large.address >> rest === small.address >> rest);
}
