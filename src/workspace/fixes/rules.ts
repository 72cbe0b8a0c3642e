import { nearestNames } from '../../kinds/networkPolicy/nearestNames';
import type { Path } from '../../text/path';
import { type Candidate, directionOf, keyOf, mappingAt, parentOf, place, placeValue, type Spot, valueAt } from './spot';

const TYPES = ['Ingress', 'Egress'];
const SELECTORS = ['podSelector', 'namespaceSelector'];

/** An entry of policyTypes that is none, or more entries than there are types. */
export function fixesOfPolicyTypes(spot: Spot): readonly Candidate[] {
  const { path, value } = spot;
  if (Array.isArray(value)) {
    const seen = new Set<unknown>();
    const repeated = [...value.keys()].filter((index) => seen.size === seen.add(value[index]).size);
    return [
      place(
        'Remove the repeated types',
        repeated.toReversed().map((index) => ({ type: 'remove', path: [...path, index] })),
      ),
    ];
  }
  const words = typeof value === 'string' ? value.split(/[^A-Za-z]+/).filter((word) => word !== '') : [];
  const near = words.map((word) => nearestNames(word, TYPES));
  const [own = []] = near.length === 1 ? near : [];
  if (own.length === 1) return own.map((type) => placeValue(`Use ${type}`, path, type));
  const isBoth = near.every(({ length }) => length === 1) && new Set(near.flat()).size === TYPES.length;
  if (isBoth) return [bothTypes(path)];
  const list = valueAt(spot.object, parentOf(path));
  const others = Array.isArray(list) ? list.filter((_, index) => index !== path.at(-1)) : [];
  const missing = TYPES.filter((type) => !others.includes(type));
  const used = missing.map((type) => placeValue(`Use ${type}${effectOfTypes([...others, type])}`, path, type));
  if (value === null && others.length > 0)
    return [...used, place(`Remove the empty entry${effectOfTypes(others)}`, [{ type: 'remove', path }])];
  if (missing.length < TYPES.length) return used;
  return own.length > 0 ? [...used, bothTypes(path)] : [bothTypes(path), ...used];
}

function bothTypes(path: Path): Candidate {
  const index = Number(path.at(-1)) + 1;
  return place('Use Ingress and Egress', [
    { type: 'set', path, value: 'Ingress' },
    { type: 'insert', path: parentOf(path), index, value: 'Egress' },
  ]);
}

/** Which direction a list of types leaves open. */
function effectOfTypes(types: readonly unknown[]): string {
  const [left, ...others] = TYPES.filter((type) => !types.includes(type));
  return left === undefined || others.length > 0 ? '' : `: ${left.toLowerCase()} is then not restricted`;
}

/** Rules in a direction that policyTypes does not list. */
export function fixesOfIgnoredRules({ path }: Spot): readonly Candidate[] {
  const direction = directionOf(path);
  if (direction === undefined) return [];
  const type = direction === 'ingress' ? 'Ingress' : 'Egress';
  return [
    {
      title: `List ${type} in policyTypes: everything else is then denied`,
      intent: { type: 'isolate', direction, on: true },
    },
    place('Remove these rules, which have no effect', [{ type: 'remove', path }]),
  ];
}

/** A dash with nothing behind it where a rule should be. */
export function fixesOfEmptyRule({ path }: Spot): readonly Candidate[] {
  const direction = directionOf(path);
  const rule = path[2];
  if (direction === undefined || typeof rule !== 'number') return [];
  return [
    { title: 'Remove the empty rule', intent: { type: 'removeRule', direction, rule } },
    placeValue(`Write {}: ${direction === 'ingress' ? 'from' : 'to'} anyone, on every port`, path, {}),
  ];
}

/** A peer that names nobody. */
export function fixesOfPeer(spot: Spot): readonly Candidate[] {
  const { path } = spot;
  const direction = directionOf(path);
  const [, , rule, , peer] = path;
  if (direction === undefined || typeof rule !== 'number' || typeof peer !== 'number') return [];
  const fields = mappingAt(spot, path) ?? {};
  const list = valueAt(spot.object, parentOf(path));
  const last = Array.isArray(list) && list.length === 1;
  // A block of addresses that is half typed is no selector.
  const selectors = SELECTORS.some((field) => field in fields)
    ? SELECTORS.filter((field) => field in fields).slice(0, 1)
    : ['podSelector'].filter(() => !('ipBlock' in fields));
  const written = selectors.map((field) => {
    const whom = field === 'podSelector' ? 'every pod of the namespace' : 'every namespace';
    const value = { [field]: {} };
    return Object.keys(fields).length === 0
      ? placeValue(`Write ${field}: {}, ${whom}`, path, value)
      : placeValue(`Write ${field}: {}, ${whom}`, [...path, field], {});
  });
  return [
    ...written,
    {
      title: last ? 'Remove the rule, which has no other peer' : 'Remove the empty peer',
      intent: { type: 'removePeer', direction, rule, peer },
    },
  ];
}

/** An address block beside selectors, which the API takes for one or the other. */
export function fixesOfPeerClash({ path }: Spot): readonly Candidate[] {
  return [place('Make it two peers: either is then allowed', [{ type: 'split', path, keys: ['ipBlock'] }])];
}

export function fixesOfMissingSpec(spot: Spot): readonly Candidate[] {
  const after = ['apiVersion', 'kind', 'metadata'];
  const title = 'Write podSelector: {}, every pod of the namespace';
  if (spot.problem.code === 'missing-spec')
    return [place(title, [{ type: 'set', path: ['spec'], value: { podSelector: {} }, after }])];
  return [placeValue(title, ['spec', 'podSelector'], {})];
}

/** `status`, and what else a server filled in. */
export function fixesOfServerField({ path }: Spot): readonly Candidate[] {
  return [
    place(`Remove ${keyOf(path)}`, [{ type: 'remove', path }]),
    { title: 'Remove everything the server filled in', intent: { type: 'stripServerFields' } },
  ];
}

export function fixesOfWrongKind(): readonly Candidate[] {
  return [
    place(
      'Write apiVersion: networking.k8s.io/v1 and kind: NetworkPolicy',
      [
        { type: 'set', path: ['apiVersion'], value: 'networking.k8s.io/v1' },
        { type: 'set', path: ['kind'], value: 'NetworkPolicy', after: ['apiVersion'] },
      ],
      [],
    ),
  ];
}
