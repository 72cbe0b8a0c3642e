import type { Path } from '../../text/path';
import { isAbsent, isMapping, type Mapping } from './mapping';
import { type Problems, refuse } from './problems';

/** The Go struct whose field a value belongs to, and the field's Go type: what a decoding error of the server names. */
export interface GoField {
  readonly struct: string;
  readonly type: string;
}

/** A value of the wrong type: decoding refuses the whole object. The problem has been reported. */
export const WRONG = Symbol('wrong type');
export type Wrong = typeof WRONG;

/** A string field; null is `undefined`. */
export function decodeText(problems: Problems, value: unknown, path: Path, go: GoField): string | undefined | Wrong {
  if (isAbsent(value)) return undefined;
  if (typeof value === 'string') return value;
  return wrongType(problems, value, path, go, wayToText(value));
}

/** A 32-bit integer field; null is `undefined`. */
export function decodeInteger(problems: Problems, value: unknown, path: Path, go: GoField): number | undefined | Wrong {
  if (isAbsent(value)) return undefined;
  if (isInt32(value)) return value;
  const wayOut = typeof value === 'string' ? 'write a number, without quotes' : 'write a whole number';
  return wrongType(problems, value, path, go, wayOut);
}

/** A list field; null is empty. */
export function decodeList(problems: Problems, value: unknown, path: Path, go: GoField): readonly unknown[] | Wrong {
  if (isAbsent(value)) return [];
  if (Array.isArray(value)) return value;
  return wrongType(problems, value, path, go, 'write a list here, each item after a dash');
}

/** A mapping field; null is `undefined`. */
export function decodeMapping(problems: Problems, value: unknown, path: Path, go: GoField): Mapping | undefined | Wrong {
  if (isAbsent(value)) return undefined;
  if (isMapping(value)) return value;
  return wrongType(problems, value, path, go, 'write fields here, each with a name and a colon');
}

/** Whether the server's decoder takes the value for an `int32`. */
export function isInt32(value: unknown): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= -(2 ** 31) && value < 2 ** 31;
}

/** The way out for a value YAML reads as something else than text. Its spelling is not known here: `1.0` arrives as 1. */
export function wayToText(value: unknown): string {
  if (typeof value === 'boolean') return `this must be text: put what is written there in quotes, like "${value}"`;
  if (typeof value === 'number' || typeof value === 'bigint')
    return 'this must be text: put what is written there in quotes, like "1.0"';
  return 'write text here';
}

/** Reports a value that decoding refuses, in the words of the server's JSON decoder, and the way out. */
export function wrongType(problems: Problems, value: unknown, path: Path, go: GoField, wayOut: string): Wrong {
  // Go's decoder names fields only, neither list positions nor the keys of a map.
  const steps = path.filter((step) => typeof step === 'string');
  const field = (go.type === 'string' && go.struct !== '' && inMap(steps) ? steps.slice(0, -1) : steps).join('.');
  refuse(
    problems,
    path,
    `cannot unmarshal ${jsonType(value, go)} into Go struct field ${go.struct}.${field} of type ${go.type}: ${wayOut}`,
    field,
  );
  return WRONG;
}

const MAPS = ['matchLabels', 'labels', 'annotations'];

function inMap(steps: readonly string[]): boolean {
  const parent = steps[steps.length - 2];
  return parent !== undefined && MAPS.includes(parent);
}

function jsonType(value: unknown, go: GoField): string {
  if (typeof value === 'boolean') return 'bool';
  if (typeof value === 'number' || typeof value === 'bigint') return go.type === 'int32' ? `number ${value}` : 'number';
  if (typeof value === 'string') return 'string';
  return Array.isArray(value) ? 'array' : 'object';
}
