import { type AddressSet, addBit, type Bits, bitsText, type Direction, NO_ADDRESSES, noBits, rangeTexts } from '../engine';
import { eachChangedAddress } from './changedAddresses';
import { eachChangedPair } from './changedPairs';
import type { Joint, JointGroup } from './jointGroups';
import type { PassingChange } from './passingChange';

/**
 * Connections that change alike, for one reason: `near` are the groups whose rules changed (in `ingress` they are the
 * destinations), isolated by the same policies; `far` and `addresses` are who is at the other end. Places of groups.
 */
export interface ChangeRow {
  readonly change: PassingChange;
  readonly near: Bits;
  readonly far: Bits;
  readonly addresses: AddressSet;
}

/** All connections that change, gathered. Within `near` × `far` a workload with itself means nothing. */
export function changeRows(joint: Joint): readonly ChangeRow[] {
  const reason = isolatingText(joint);
  const rows = new Map<string, ChangeRow>();
  for (const row of workloadRows(joint, reason)) rows.set(keyOf(row), row);
  for (const row of addressRows(joint, reason)) {
    // Who changes alike for workloads and for addresses is told once.
    const key = keyOf(row);
    rows.set(key, { ...row, far: rows.get(key)?.far ?? row.far });
  }
  return [...rows.values()];
}

function keyOf({ change, near }: ChangeRow): string {
  return `${changeText(change)} ${bitsText(near)}`;
}

function changeText({ was, is, end }: PassingChange): string {
  return [end, was.sure, was.perhaps, was.differs, is.sure, is.perhaps, is.differs].join(' ');
}

type Reason = (group: number, direction: Direction) => string;

function workloadRows(joint: Joint, reason: Reason): readonly ChangeRow[] {
  const size = joint.groups.length;
  const byNear = joint.groups.map(() => new Map<PassingChange, Bits>());
  eachChangedPair(joint, (from, to, change) => {
    const [near, far] = change.end === 'ingress' ? [to, from] : [from, to];
    const own = byNear[near];
    const bits = own?.get(change) ?? noBits(size);
    own?.set(change, bits);
    addBit(bits, far);
  });
  const rows = new Map<string, ChangeRow>();
  for (const [place, own] of byNear.entries()) {
    for (const [change, far] of own) {
      const key = `${changeText(change)} ${bitsText(far)} ${reason(place, change.end)}`;
      const row = rows.get(key) ?? { change, near: noBits(size), far, addresses: NO_ADDRESSES };
      rows.set(key, row);
      addBit(row.near, place);
    }
  }
  return [...rows.values()];
}

function addressRows(joint: Joint, reason: Reason): readonly ChangeRow[] {
  const size = joint.groups.length;
  const rows = new Map<string, ChangeRow>();
  eachChangedAddress(joint, (place, direction, changes) => {
    for (const { change, addresses } of changes) {
      const key = `${changeText(change)} ${rangeTexts(addresses).join()} ${reason(place, direction)}`;
      const row = rows.get(key) ?? { change, near: noBits(size), far: noBits(size), addresses };
      rows.set(key, row);
      addBit(row.near, place);
    }
  });
  return [...rows.values()];
}

/** Which policies isolate a group, before and after: workloads of which that differs have their changes told apart. */
function isolatingText({ before, after, groups }: Joint): Reason {
  const known = { ingress: new Map<number, string>(), egress: new Map<number, string>() };
  const textOf = (classes: JointGroup['classes'], direction: Direction): string =>
    JSON.stringify(
      classes.map((one) => [before.reach.isolating[direction][one.before], after.reach.isolating[direction][one.after]]),
    );
  return (place, direction) => {
    const text = known[direction].get(place) ?? textOf(groups[place]?.classes ?? [], direction);
    known[direction].set(place, text);
    return text;
  };
}
