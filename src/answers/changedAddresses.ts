import { type AddressSet, type AddressSlice, cutAddresses, type Direction, type PortsId, unionAddresses } from '../engine';
import { type MemberPassing, together } from './analysis';
import type { Joint, JointGroup } from './jointGroups';
import { changeStore, type PassingChange, translator } from './passingChange';

/** Addresses outside the cluster between which and a workload the same passed before, and the same passes now. */
export interface AddressChange {
  readonly addresses: AddressSet;
  readonly change: PassingChange;
}

/** Calls with each group and direction for which something else passes from or to addresses outside than before. */
export function eachChangedAddress(
  joint: Joint,
  call: (group: number, direction: Direction, changes: readonly AddressChange[]) => void,
): void {
  const compare = comparison(joint);
  for (const [place, group] of joint.groups.entries()) {
    for (const direction of ['ingress', 'egress'] as const) {
      const changes = group.same[direction] ? [] : compare(group, direction);
      if (changes.length > 0) call(place, direction, changes);
    }
  }
}

const NOTHING: readonly AddressSlice[] = [];

function comparison({ before, after }: Joint): (group: JointGroup, direction: Direction) => readonly AddressChange[] {
  const translate = translator(before.reach.pool, after.reach.pool);
  const store = changeStore();
  const numbers = new Map<readonly AddressSlice[], number>();
  const known = new Map<string, readonly AddressChange[]>();
  const numberOf = (slices: readonly AddressSlice[]): number => {
    const number = numbers.get(slices) ?? numbers.size;
    numbers.set(slices, number);
    return number;
  };
  const changeAt = (
    { classes, loose }: JointGroup,
    direction: Direction,
    ports: readonly PortsId[],
  ): PassingChange | undefined => {
    let was: MemberPassing | undefined;
    let is: MemberPassing | undefined;
    let anyChanged = false;
    for (const [index, one] of classes.entries()) {
      const [old, now] = [translate(ports[2 * index] ?? 0), ports[2 * index + 1] ?? 0];
      if (one.before >= 0) was = together(after.reach.pool, was, { sure: old, perhaps: old });
      if (one.after >= 0) is = together(after.reach.pool, is, { sure: now, perhaps: now });
      anyChanged ||= one.before >= 0 && one.after >= 0 && old !== now;
    }
    if (was === undefined || is === undefined) return undefined;
    const differs = was.sure !== is.sure || was.perhaps !== is.perhaps;
    return anyChanged || (loose && differs) ? store(was, is, direction) : undefined;
  };
  return (group, direction) => {
    const lists = group.classes.flatMap((one) => [
      before.reach.rows[direction][one.before]?.addresses ?? NOTHING,
      after.reach.rows[direction][one.after]?.addresses ?? NOTHING,
    ]);
    const present = group.classes.map((one) => `${one.before < 0}${one.after < 0}`);
    const key = `${direction} ${lists.map(numberOf).join()} ${present.join()}`;
    const found = known.get(key);
    if (found !== undefined) return found;
    const changes = new Map<PassingChange, AddressSet>();
    for (const { addresses, ports } of cutAddresses(lists)) {
      const change = changeAt(group, direction, ports);
      const earlier = change && changes.get(change);
      if (change !== undefined) changes.set(change, earlier === undefined ? addresses : unionAddresses(earlier, addresses));
    }
    const made = [...changes].map(([change, addresses]) => ({ change, addresses }));
    known.set(key, made);
    return made;
  };
}
