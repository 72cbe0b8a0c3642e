import type { Direction } from '../../engine/policy';
import type { Placement } from '../../text/placement';
import { DIRECTION_FIELDS } from './directionFields';
import { own } from './mapping';
import type { Target } from './target';

export const TYPES_UNREADABLE =
  'Which directions this policy isolates cannot be read. Mend policyTypes or the egress rules in the YAML first.';

const PATH = ['spec', 'policyTypes'];
const DIRECTIONS = ['ingress', 'egress'] as const;

/** The entries of `policyTypes`; empty when absent, null or empty. Only for a list that can be read. */
function listed(target: Target): readonly unknown[] {
  const value = own(target.spec, 'policyTypes');
  return Array.isArray(value) ? value : [];
}

/**
 * Whether it is not known which directions are isolated: `policyTypes` cannot be read, or the egress rules that would imply
 * egress. Nothing may rest on it then.
 */
export function typesUnreadable({ policy }: Target): boolean {
  return policy.ingress.isolated === 'unknown' || policy.egress.isolated === 'unknown';
}

/**
 * Makes a direction isolated by name. What the API implied for the other direction is written out with it, so that
 * nothing but this direction changes. Nothing when it is listed already.
 */
export function placeListed(target: Target, direction: Direction): readonly Placement[] {
  const { type } = DIRECTION_FIELDS[direction];
  const types = listed(target);
  if (types.includes(type)) return [];
  if (types.length === 0) return [setTypes([...isolatedTypes(target), type])];
  // The server takes no more than two entries, also when one stands twice.
  const twice = [...types.keys()].slice(1).reverse();
  return [
    ...twice.map((index): Placement => ({ type: 'remove', path: [...PATH, index] })),
    { type: 'insert', path: PATH, index: 1, value: type },
  ];
}

/**
 * Takes a direction out of `policyTypes`, writing out what was implied; undefined when that would leave the list
 * empty, which the server reads as Ingress. Nothing when the direction is not isolated.
 */
export function placeUnlisted(target: Target, direction: Direction): readonly Placement[] | undefined {
  const { type } = DIRECTION_FIELDS[direction];
  if (target.policy[direction].isolated === false) return [];
  const types = listed(target);
  const left = (types.length === 0 ? isolatedTypes(target) : types).filter((other) => other !== type);
  if (left.length === 0) return undefined;
  if (types.length === 0) return [setTypes(left)];
  return [...types.keys()]
    .filter((index) => types[index] === type)
    .reverse()
    .map((index) => ({ type: 'remove', path: [...PATH, index] }));
}

function isolatedTypes({ policy }: Target): readonly string[] {
  return DIRECTIONS.filter((direction) => policy[direction].isolated === true).map(
    (direction) => DIRECTION_FIELDS[direction].type,
  );
}

function setTypes(types: readonly unknown[]): Placement {
  const value = DIRECTIONS.map((direction) => DIRECTION_FIELDS[direction].type).filter((type) => types.includes(type));
  return { type: 'set', path: PATH, value, after: ['podSelector'] };
}
