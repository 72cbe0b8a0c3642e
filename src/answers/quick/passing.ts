import { ALL_PORTS, between, betweenAddress, NO_PORTS, type PortSet } from '../../engine';
import type { Analysis } from '../analysis';
import { mayHangOnBlocks } from '../caveats';
import { trailOf } from '../trail';
import type { Group } from './party';

/** What passes between two groups, on whatever port: surely, surely or perhaps, and of it what ipBlocks decide. */
export interface GroupPassing {
  readonly sure: PortSet;
  readonly perhaps: PortSet;
  readonly byBlocks: PortSet;
}

export const EVERYTHING: GroupPassing = { sure: ALL_PORTS, perhaps: ALL_PORTS, byBlocks: NO_PORTS };

/** What passes from one group to another, remembered by their classes. Addresses are many, and quickly looked up. */
export function groupPassing(analysis: Analysis): (from: Group, to: Group) => GroupPassing {
  const { reach } = analysis;
  const { count } = reach.selection.classes;
  const known = new Map<number, GroupPassing>();
  const address = (direction: 'ingress' | 'egress', own: Group, ip: string): GroupPassing => {
    const ports = reach.pool.portsOf(betweenAddress(reach, direction, own.class, ip));
    return { sure: ports, perhaps: ports, byBlocks: NO_PORTS };
  };
  return (from, to) => {
    if (from.endpoint.type === 'address') return address('ingress', to, from.endpoint.ip);
    if (to.endpoint.type === 'address') return address('egress', from, to.endpoint.ip);
    const key = from.class * count + to.class;
    const before = known.get(key);
    if (before !== undefined) return before;
    const { sure, perhaps } = between(reach, from.class, to.class);
    const passing = {
      sure: reach.pool.portsOf(sure),
      perhaps: reach.pool.portsOf(perhaps),
      byBlocks: byBlocks(analysis, from, to),
    };
    known.set(key, passing);
    return passing;
  };
}

function byBlocks(analysis: Analysis, from: Group, to: Group): PortSet {
  const [fromPod, toPod] = [from.pods[0], to.pods[0]];
  if (!mayHangOnBlocks(analysis, fromPod, toPod)) return NO_PORTS;
  const ends = [
    { endpoint: from.endpoint, pod: fromPod },
    { endpoint: to.endpoint, pod: toPod },
  ] as const;
  return trailOf(analysis, ...ends, { protocol: undefined, port: undefined, within: ALL_PORTS }).byAddress;
}
