import type { Path } from '../../text/path';
import { type Holder, isAbsent, isMapping, type Mapping, own } from './mapping';
import { type Problems, refuse } from './problems';

/** A value of the wrong type: decoding refuses the whole object. The problem has been reported. */
export const WRONG = Symbol('wrong type');
export type Wrong = typeof WRONG;

// Each reads the value at `key` of what stands at `path`. `struct` and `type` are the Go struct it belongs to and its Go
// type there: what a decoding error of the server names.

/** A string field; null is `undefined`. */
export function decodeText(
  problems: Problems,
  holder: Holder,
  path: Path,
  key: string | number,
  struct: string,
  type = 'string',
): string | undefined | Wrong {
  const value = own(holder, key);
  if (isAbsent(value)) return undefined;
  if (typeof value === 'string') return value;
  return wrongType(problems, value, [...path, key], struct, type, wayToText(value));
}

/** An integer field; null is `undefined`. */
export function decodeInteger(
  problems: Problems,
  holder: Holder,
  path: Path,
  key: string,
  struct: string,
  type: 'int32' | 'int64' = 'int32',
): number | undefined | Wrong {
  const value = own(holder, key);
  if (isAbsent(value)) return undefined;
  if (isInteger(value, type === 'int32' ? 31 : 63)) return value;
  const wayOut = typeof value === 'string' ? 'write a number, without quotes' : 'write a whole number';
  return wrongType(problems, value, [...path, key], struct, type, wayOut);
}

/** A list field; null is empty. */
export function decodeList(
  problems: Problems,
  holder: Holder,
  path: Path,
  key: string,
  struct: string,
  type: string,
): readonly unknown[] | Wrong {
  const value = own(holder, key);
  if (isAbsent(value)) return [];
  if (Array.isArray(value)) return value;
  return wrongType(problems, value, [...path, key], struct, `[]${type}`, 'write a list here, each item after a dash');
}

/** A list of texts; null is empty, and a null item is the empty text. Wrong when any item is. */
export function decodeTexts(
  problems: Problems,
  holder: Holder,
  path: Path,
  key: string,
  struct: string,
): readonly string[] | Wrong {
  const items = decodeList(problems, holder, path, key, struct, 'string');
  if (items === WRONG) return WRONG;
  const texts = items.map((_, index) => decodeText(problems, items, [...path, key], index, struct) ?? '');
  return texts.every((text) => text !== WRONG) ? texts : WRONG;
}

/** A mapping field; null is `undefined`. */
export function decodeMapping(
  problems: Problems,
  holder: Holder,
  path: Path,
  key: string | number,
  struct: string,
  type: string,
): Mapping | undefined | Wrong {
  const value = own(holder, key);
  if (isAbsent(value)) return undefined;
  if (isMapping(value)) return value;
  return wrongType(problems, value, [...path, key], struct, type, 'write fields here, each with a name and a colon');
}

/** Whether the server's decoder takes the value for an `int32`. */
export function isInt32(value: unknown): value is number {
  return isInteger(value, 31);
}

function isInteger(value: unknown, bits: number): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= -(2 ** bits) && value < 2 ** bits;
}

/** The way out for a value YAML reads as something else than text. Its spelling is not known here: `1.0` arrives as 1. */
function wayToText(value: unknown): string {
  if (Array.isArray(value) || isMapping(value)) return 'write text here';
  return `this must be text: put what is written there in quotes, like "${typeof value === 'boolean' ? value : '1.0'}"`;
}

/** Reports a value that decoding refuses, in the words of the server's JSON decoder, and the way out. */
export function wrongType(problems: Problems, value: unknown, path: Path, struct: string, type: string, wayOut: string): Wrong {
  // Go's decoder names fields only, neither list positions nor the keys of a map.
  const steps = path.filter((step) => typeof step === 'string');
  const inMap = /^(matchLabels|labels|annotations)$/.test(steps.at(-2) ?? '');
  const field = (inMap ? steps.slice(0, -1) : steps).join('.');
  const message = `cannot unmarshal ${jsonType(value, type)} into Go struct field ${struct}.${field} of type ${type}: ${wayOut}`;
  refuse(problems, 'wrong-type', path, message, field);
  return WRONG;
}

function jsonType(value: unknown, type: string): string {
  if (typeof value === 'boolean') return 'bool';
  if (typeof value === 'number' || typeof value === 'bigint') return type.startsWith('int') ? `number ${value}` : 'number';
  if (typeof value === 'string') return 'string';
  return Array.isArray(value) ? 'array' : 'object';
}
