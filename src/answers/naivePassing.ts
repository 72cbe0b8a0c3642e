import {
  ALL_PORTS,
  type Assumptions,
  allowedPorts,
  decide,
  type Endpoint,
  equalPorts,
  intersectPorts,
  NO_PORTS,
  type Pod,
  type Policy,
  type PortSet,
  portsWith,
  unionPorts,
  type Workload,
} from '../engine';
import { standsForSeveral } from './memberGroups';

/** What passes, worked out for tests: one pair of pods after the other, one policy after the other. */
export interface NaivePassing {
  readonly sure: PortSet;
  readonly perhaps: PortSet;
  readonly differs: boolean;
}

const NOTHING: NaivePassing = { sure: NO_PORTS, perhaps: NO_PORTS, differs: false };

export function naivePair(policies: readonly Policy[], from: Endpoint, to: Endpoint, assumed: Assumptions): NaivePassing {
  const out = from.type === 'pod' ? decide(policies, 'egress', from, to, assumed) : undefined;
  const into = to.type === 'pod' ? decide(policies, 'ingress', to, from, assumed) : undefined;
  const sure = [out, into].map((side) => (side === undefined ? ALL_PORTS : allowedPorts(side)));
  const perhaps = [out, into].map((side) => (side === undefined ? ALL_PORTS : portsWith(side, 'allowed', 'depends')));
  return { sure: sure.reduce(intersectPorts), perhaps: perhaps.reduce(intersectPorts), differs: false };
}

/** Of many pairs together. */
export function naiveTogether(all: readonly NaivePassing[]): NaivePassing {
  const [first, ...others] = all;
  if (first === undefined) return NOTHING;
  const differs = others.some((one) => !equalPorts(one.sure, first.sure) || !equalPorts(one.perhaps, first.perhaps));
  return {
    sure: all.map(({ sure }) => sure).reduce(intersectPorts),
    perhaps: all.map(({ perhaps }) => perhaps).reduce(unionPorts),
    differs,
  };
}

export function naiveBetween(
  policies: readonly Policy[],
  from: readonly Endpoint[],
  to: readonly Endpoint[],
  assumed: Assumptions,
) {
  return naiveTogether(from.flatMap((one) => to.map((other) => naivePair(policies, one, other, assumed))));
}

/** The pairs of pods of one workload that meet each other. */
export function naiveMeeting(workload: Workload, assumed: Assumptions): readonly (readonly [Pod, Pod])[] {
  const itself = !assumed.podReachesItself || standsForSeveral(workload);
  return workload.pods.flatMap((from) => workload.pods.flatMap((to) => (from !== to || itself ? [[from, to] as const] : [])));
}
