import { nearestNames } from '../../kinds/networkPolicy/nearestNames';
import type { Path } from '../../text/path';
import { HOLDING_NAMES, type ObjectShape, type Shape, shapeAt } from './shapes';
import { isMapping, type Mapping } from './spot';

const TYPES = 'policyTypes';

/** A field that others stand under: those of its object, those of each item of its list, or any label. */
export interface Home {
  readonly name: string;
  readonly type: 'object' | 'list' | 'map';
  holds(key: string): boolean;
}

/** The fields of an object that hold others, in the API's order. */
export function homesIn(shape: ObjectShape): readonly Home[] {
  return Object.entries(shape.fields).flatMap(([name, field]) => homeOf(name, field, Object.keys(shape.fields)));
}

function homeOf(name: string, field: Shape, siblings: readonly string[]): readonly Home[] {
  const within = field.type === 'list' ? field.items : field;
  if (within.type === 'object') {
    const { fields } = within;
    return [{ name, type: field.type === 'list' ? 'list' : 'object', holds: (key) => Object.hasOwn(fields, key) }];
  }
  // A label may have any name, so that one which looks like a field's may as well be that field.
  const isLabel = (key: string): boolean => nearestNames(key, siblings).length === 0 && !HOLDING_NAMES.has(key) && key !== TYPES;
  return within.type === 'map' ? [{ name, type: 'map', holds: isLabel }] : [];
}

/** Whether a value is of the type that is expected at a path; of the values below it nothing is said. */
export function fitsAt(path: Path, value: unknown): boolean {
  return fits(shapeAt(path), value);
}

export function fits(shape: Shape | undefined, value: unknown): boolean {
  if (value === null) return true;
  if (shape?.type === 'list') return Array.isArray(value);
  if (shape?.type === 'object' || shape?.type === 'map') return typeof value === 'object' && !Array.isArray(value);
  return typeof value !== 'object';
}

/** The fields of a mapping that the API does not know there, in the order in which they stand. */
export function strays(holder: Mapping, shape: ObjectShape): readonly string[] {
  return Object.keys(holder).filter((key) => !Object.hasOwn(shape.fields, key));
}

/** The field that a stray one was meant to stand under, by where it stands. */
export interface Meant {
  readonly home: Home;
  /** `fill`: nothing is behind it yet. `join`: the stray field goes on where its mapping, or its last item, ends. */
  readonly how: 'fill' | 'join';
}

/**
 * Where the stray fields of a mapping were meant: in the field right above that has room for it; else under the last one
 * before it, or the first behind it, that has nothing behind it and can hold it. Those without such a field are left out.
 */
export function meantHomes(holder: Mapping, shape: ObjectShape): ReadonlyMap<string, Meant> {
  const homes = homesIn(shape);
  const keys = Object.keys(holder);
  const empty = keys.flatMap((key) => (holder[key] === null ? homes.filter(({ name }) => name === key) : []));
  const meant = new Map<string, Meant>();
  let above: string | undefined;
  let passed = 0;
  for (const key of keys) {
    if (Object.hasOwn(shape.fields, key)) {
      above = key;
      if (empty[passed]?.name === key) passed++;
      continue;
    }
    const joined = homes.find((home) => home.name === above && home.holds(key) && hasRoom(home, holder, key));
    const before = empty.slice(0, passed).findLast((home) => home.holds(key));
    const behind = empty.slice(passed).find((home) => home.type !== 'map' && home.holds(key));
    const found = joined ?? before ?? behind;
    if (found !== undefined) meant.set(key, { home: found, how: joined === undefined ? 'fill' : 'join' });
  }
  return meant;
}

function hasRoom(home: Home, holder: Mapping, key: string): boolean {
  const inner = innermost(home, holder);
  if (inner === undefined || Object.keys(inner).length === 0 || Object.hasOwn(inner, key)) return false;
  // Addresses and selectors are never one peer.
  return key === 'ipBlock' ? false : home.type !== 'list' || !Object.hasOwn(inner, 'ipBlock');
}

/** The mapping that fields of a home stand in: its own, or the last one of its list. */
function innermost(home: Home, holder: Mapping): Mapping | undefined {
  const value = holder[home.name];
  const inner = home.type !== 'list' ? value : Array.isArray(value) ? value.at(-1) : undefined;
  return isMapping(inner) ? inner : undefined;
}
