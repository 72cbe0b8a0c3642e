import { type PodEndpoint, resolvePorts } from '../decide';
import type { Direction } from '../policy';
import { type AddressSlice, addressSlices, EVERY_ADDRESS } from './addressSlices';
import { type Bits, bothBits, eitherBits, hasBit, isNoBits, withoutBits } from './bits';
import type { RuleMatch } from './matchPolicy';
import { EVERY, NONE, type PortPool, type PortsId } from './portPool';
import type { ClassSelection } from './selectClasses';

/** Classes of pods that have the same ports. */
export interface PodSlice {
  readonly ports: PortsId;
  readonly classes: Bits;
}

/**
 * What one direction lets through for those whom the same policies isolate. `sure` and `perhaps` are slices that do not
 * overlap, whoever is in none has no port; `perhaps` holds what is sure too, and is the same list where nothing hangs on
 * an address that is not known.
 */
export interface Row {
  readonly sure: readonly PodSlice[];
  readonly perhaps: readonly PodSlice[];
  readonly addresses: readonly AddressSlice[];
}

/** The row of those whom nothing isolates. */
export function openRow({ all }: ClassSelection): Row {
  const slices = [{ ports: EVERY, classes: all }];
  return { sure: slices, perhaps: slices, addresses: EVERY_ADDRESS };
}

/** The row of a subject under rules. Names of ports are looked up where the connection goes: on the subject, or on the others. */
export function rowOf(
  direction: Direction,
  subject: PodEndpoint,
  rules: readonly RuleMatch[],
  selection: ClassSelection,
  pool: PortPool,
): Row {
  const sure: PodSlice[] = [];
  const perhaps: PodSlice[] = [];
  const addresses: AddressSlice[] = [];
  for (const match of rules) {
    const add = (slices: PodSlice[], classes: Bits): void => {
      if (isNoBits(classes)) return;
      if (direction === 'egress' && match.hasNames) slices.push(...byDestination(match, classes, selection, pool));
      else slices.push({ ports: pool.idOf(resolvePorts(match.ports, subject)), classes });
    };
    add(sure, match.sure);
    add(perhaps, match.perhaps);
    const { v4, v6 } = match.addresses;
    if (v4.length + v6.length === 0) continue;
    const outside = direction === 'ingress' ? subject : ({ type: 'address', ip: '' } as const);
    addresses.push({ ports: pool.idOf(resolvePorts(match.ports, outside)), addresses: match.addresses });
  }
  const surely = sliced(sure, selection, pool);
  return {
    sure: surely,
    perhaps: perhaps.length === 0 ? surely : sliced([...sure, ...perhaps], selection, pool),
    addresses: addressSlices(addresses, pool),
  };
}

function byDestination(
  { ports }: RuleMatch,
  classes: Bits,
  { classes: all }: ClassSelection,
  pool: PortPool,
): readonly PodSlice[] {
  const slices = new Map<PortsId, Bits>();
  for (const [index, pod] of all.example.entries()) {
    if (!hasBit(classes, index)) continue;
    const id = pool.idOf(resolvePorts(ports, pod));
    const bits = slices.get(id) ?? new Uint32Array(classes.length);
    slices.set(id, bits);
    bits[index >>> 5] = (bits[index >>> 5] ?? 0) | (1 << (index & 31));
  }
  return [...slices].map(([id, bits]) => ({ ports: id, classes: bits }));
}

/** What is opened, put together: slices that do not overlap. */
function sliced(opened: readonly PodSlice[], { all }: ClassSelection, pool: PortPool): readonly PodSlice[] {
  // Most rules of a policy open the same few ports: those first, together.
  const together = new Map<PortsId, Bits>();
  for (const { ports, classes } of opened)
    together.set(ports, eitherBits(together.get(ports) ?? new Uint32Array(all.length), classes));
  let slices = new Map<PortsId, Bits>([[NONE, all]]);
  for (const [ports, classes] of together) {
    const next = new Map<PortsId, Bits>();
    const put = (id: PortsId, bits: Bits): void => {
      if (isNoBits(bits)) return;
      const before = next.get(id);
      next.set(id, before === undefined ? bits : eitherBits(before, bits));
    };
    for (const [id, bits] of slices) {
      put(pool.union(id, ports), bothBits(bits, classes));
      put(id, withoutBits(bits, classes));
    }
    slices = next;
  }
  slices.delete(NONE);
  return [...slices].map(([ports, classes]) => ({ ports, classes }));
}

/** The ports a class has in slices. */
export function portsAt(slices: readonly PodSlice[], at: number): PortsId {
  for (const { ports, classes } of slices) if (hasBit(classes, at)) return ports;
  return NONE;
}
