import {
  type AddressSet,
  type AddressSlice,
  cutAddresses,
  type Direction,
  type Reachability,
  rangeTexts,
  unionAddresses,
} from '../engine';
import { type MemberPassing, together } from './analysis';

/** Addresses outside the cluster with what passes between them and a workload. */
export interface AddressPart {
  readonly addresses: AddressSet;
  readonly passing: MemberPassing;
}

/** What passes between the pods of some classes and addresses: parts that do not overlap; equal ones have equal texts. */
export interface AddressParts {
  readonly text: string;
  readonly parts: readonly AddressPart[];
}

/** Finds what passes from (`egress`) or to (`ingress`) the pods of some classes; classes with equal rules are worked out once. */
export function addressPartsOf(reach: Reachability): (direction: Direction, classes: readonly number[]) => AddressParts {
  const numbers = new Map<readonly AddressSlice[], number>();
  const known = new Map<string, AddressParts>();
  return (direction, classes) => {
    const lists = [...new Set(classes.map((one) => reach.rows[direction][one]?.addresses ?? []))];
    const key = lists.map((slices) => numberOf(numbers, slices)).join();
    const parts = known.get(key) ?? partsOf(reach, lists);
    known.set(key, parts);
    return parts;
  };
}

function numberOf<T>(numbers: Map<T, number>, one: T): number {
  const number = numbers.get(one) ?? numbers.size;
  numbers.set(one, number);
  return number;
}

function partsOf({ pool }: Reachability, lists: readonly (readonly AddressSlice[])[]): AddressParts {
  const byPassing = new Map<string, AddressPart>();
  for (const { addresses, ports } of cutAddresses(lists)) {
    let passing: MemberPassing | undefined;
    for (const id of ports) passing = together(pool, passing, { sure: id, perhaps: id });
    if (passing === undefined || passing.perhaps === 0) continue;
    const key = `${passing.sure} ${passing.perhaps}`;
    const before = byPassing.get(key);
    byPassing.set(key, before === undefined ? { addresses, passing } : joined(before, addresses));
  }
  const entries = [...byPassing].sort(([a], [b]) => (a < b ? -1 : 1));
  const text = entries.map(([key, { addresses }]) => `${key}: ${rangeTexts(addresses).join()}`).join('; ');
  return { text, parts: entries.map(([, part]) => part) };
}

function joined({ addresses, passing }: AddressPart, more: AddressSet): AddressPart {
  return { addresses: unionAddresses(addresses, more), passing };
}
