/** A set of small whole numbers below a length that whoever holds it knows. */
export type Bits = Uint32Array;

export function noBits(length: number): Bits {
  return new Uint32Array((length + 31) >>> 5);
}

export function allBits(length: number): Bits {
  const bits = noBits(length).fill(0xffffffff);
  const rest = length & 31;
  if (rest > 0) bits[bits.length - 1] = (1 << rest) - 1;
  return bits;
}

export function addBit(bits: Bits, at: number): void {
  bits[at >>> 5] = (bits[at >>> 5] ?? 0) | (1 << (at & 31));
}

export function hasBit(bits: Bits, at: number): boolean {
  return ((bits[at >>> 5] ?? 0) & (1 << (at & 31))) !== 0;
}

export function bothBits(a: Bits, b: Bits): Bits {
  return a.map((word, index) => word & (b[index] ?? 0));
}

export function eitherBits(a: Bits, b: Bits): Bits {
  return a.map((word, index) => word | (b[index] ?? 0));
}

/** Those of `a` that are not in `b`. */
export function withoutBits(a: Bits, b: Bits): Bits {
  return a.map((word, index) => word & ~(b[index] ?? 0));
}

export function isNoBits(bits: Bits): boolean {
  // The callback of `every` costs more than what it asks, and this is asked for each slice of each row.
  for (const word of bits) if (word !== 0) return false;
  return true;
}

/** Calls with each number in the set, from the smallest on. */
export function eachBit(bits: Bits, call: (at: number) => void): void {
  for (let index = 0; index < bits.length; index++) {
    let word = bits[index] ?? 0;
    while (word !== 0) {
      const lowest = word & -word;
      call((index << 5) + 31 - Math.clz32(lowest));
      word ^= lowest;
    }
  }
}

export function countBits(bits: Bits): number {
  let count = 0;
  eachBit(bits, () => {
    count += 1;
  });
  return count;
}

/** The set as a text that is as short as can be, to find equal sets by. */
export function bitsText(bits: Bits): string {
  let text = '';
  for (const word of bits) text += String.fromCharCode(word >>> 16, word & 0xffff);
  return text;
}
