import type { Direction, PortPool, PortsId } from '../engine';
import type { MemberPassing } from './analysis';

/**
 * What passed and what passes, both by their numbers in the second analysis's pool. `end`: whose rules changed it, the
 * destination's (`ingress`, also where both did) or the source's alone. Equal ones are one object.
 */
export interface PassingChange {
  readonly was: MemberPassing;
  readonly is: MemberPassing;
  readonly end: Direction;
}

/** Keeps each change once. Numbers of ports are far below this. */
const MOST = 2 ** 24;

export function changeStore(): (was: MemberPassing, is: MemberPassing, end: Direction) => PassingChange {
  const passings = [new Map<number, number>(), new Map<number, number>()];
  let last = 0;
  const numberOf = ({ sure, perhaps, differs }: MemberPassing): number => {
    const known = passings[Number(differs)];
    const key = sure * MOST + perhaps;
    const number = known?.get(key) ?? ++last;
    known?.set(key, number);
    return number;
  };
  const changes = { ingress: new Map<number, PassingChange>(), egress: new Map<number, PassingChange>() };
  return (was, is, end) => {
    const key = numberOf(was) * MOST + numberOf(is);
    const change = changes[end].get(key) ?? { was, is, end };
    changes[end].set(key, change);
    return change;
  };
}

/** Finds the numbers that the sets of ports of one pool have in another. */
export function translator(from: PortPool, to: PortPool): (id: PortsId) => PortsId {
  if (from === to) return (id) => id;
  const known: PortsId[] = [];
  return (id) => {
    const before = known[id];
    if (before !== undefined) return before;
    const found = to.idOf(from.portsOf(id));
    known[id] = found;
    return found;
  };
}
