/** An object of parsed JSON, of which nothing is known. */
export type Json = Readonly<Record<string, unknown>>;

export function objectOf(value: unknown): Json | undefined {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Json) : undefined;
}

/** A text that is not empty: protobuf does not tell an empty one from none. */
export const textOf = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined);

/** A number, also one written as a text, as protobuf's JSON does with those of 64 bits. */
export function numberOf(value: unknown): number | undefined {
  if (typeof value === 'number') return value;
  return typeof value === 'string' && /^\d+$/.test(value) ? Number(value) : undefined;
}

export const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);
