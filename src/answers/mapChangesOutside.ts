import { type AddressSet, isNoAddresses } from '../engine';
import type { Change } from './changes';
import { MOST_RANGES, outsideNode, rangesText } from './mapOutside';
import type { MapEnd, MapNode } from './mapTypes';

/** The boxes for addresses outside with which something changes: one for each set of them, or one for all. */
export function changedOutside(changes: readonly Change[]): {
  readonly nodes: readonly MapNode[];
  readonly endOf: (addresses: AddressSet) => MapEnd;
  /** How many connections there would be if all behind the box changed alike, to so many workloads. */
  readonly allOf: (workloads: number) => number;
} {
  const sets = new Map<string, AddressSet>();
  for (const { from, to } of changes) {
    for (const { addresses } of [from, to]) if (!isNoAddresses(addresses)) sets.set(rangesText(addresses), addresses);
  }
  const isOne = sets.size > MOST_RANGES;
  const nodes = isOne
    ? [outsideNode('changed', [...sets.values()])]
    : [...sets].map(([text, addresses]) => outsideNode(text, [addresses]));
  return {
    nodes,
    endOf: (addresses) => ({ type: 'node', id: `outside ${isOne ? 'changed' : rangesText(addresses)}` }),
    allOf: (workloads) => workloads * (isOne ? sets.size : 1),
  };
}
