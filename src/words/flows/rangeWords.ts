import { parseAddress } from '../../engine';
import { addressText } from '../../engine/addressText';

/** The blocks around an address that a rule might name: itself, and what is usually given out together. */
export function rangesOf(ip: string): readonly string[] {
  const address = parseAddress(ip);
  if (address === undefined) return [];
  const { family, value } = address;
  const bits = family === 'v4' ? 32 : 128;
  return (family === 'v4' ? [32, 24, 16] : [128, 64, 48]).map((length) => {
    const host = BigInt(bits - length);
    return `${addressText(family, (value >> host) << host)}/${length}`;
  });
}
