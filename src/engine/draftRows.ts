import type { Group, RowSubject } from './coverage';
import { NO_ADDRESSES } from './ipBlock';
import { DNS_NAMESPACE, groupOf, isKubeDns, KUBE_DNS } from './placement';
import type { Direction, Peer, Policy } from './policy';
import { ALL_PORTS, DNS_PORTS, type PortSet } from './portSet';
import { allPods, everyone, type Match, type Region, regionOf, without } from './region';

/** A row before it is judged: where it stands, whom it means and the ports it is judged on. */
export interface Draft {
  readonly group: Group;
  readonly subject: RowSubject;
  readonly region: Region;
  readonly on: PortSet;
  /** A peer that cannot be read: nobody knows whom it means. */
  readonly unreadable: boolean;
}

type FixedGroup = Exclude<Group, 'anyone'>;

/**
 * The rows of one direction: the fixed ones, then the rules' own in the rules' order. Peers without effect, since the
 * direction is not isolated, take nothing away from the fixed rows.
 */
export function draftRows(policy: Policy, direction: Direction, match: (peer: Peer) => Match): readonly Draft[] {
  const { isolated, rules } = policy[direction];
  const everybody = everyone(policy.namespace);
  const own = rules.flatMap(({ peers }, rule): Draft[] => {
    if (peers === 'anyone') return [draft('anyone', { type: 'anyone', rule }, everybody)];
    return peers.map((peer, index) => {
      const dns = direction === 'egress' && isolated !== false && isKubeDns(peer, policy);
      const row = draft(groupOf(peer, policy), { type: 'peer', rule, peer: index, dns }, regionOf(match(peer), policy.namespace));
      return { ...row, on: dns ? DNS_PORTS : ALL_PORTS, unreadable: peer.type === 'unreadable' };
    });
  });
  const effective = isolated === false ? [] : rules.flatMap(({ peers }) => (peers === 'anyone' ? [] : peers));
  const fixed = (group: FixedGroup): Draft => {
    const placed = effective.filter((peer) => groupOf(peer, policy) === group);
    const region = without(groupRegion(group, policy.namespace), placed.map(match));
    return draft(group, { type: 'fixed', other: placed.length > 0 }, region);
  };
  const dns = direction === 'egress' && !effective.some((peer) => isKubeDns(peer, policy)) ? [dnsRow(policy, match)] : [];
  return [fixed('outside'), fixed('namespace'), fixed('cluster'), ...dns, ...own];
}

function draft(group: Group, subject: RowSubject, region: Region): Draft {
  return { group, subject, region, on: ALL_PORTS, unreadable: false };
}

function dnsRow(policy: Policy, match: (peer: Peer) => Match): Draft {
  const group = policy.namespace === DNS_NAMESPACE ? 'namespace' : 'cluster';
  return { ...draft(group, { type: 'dns' }, regionOf(match(KUBE_DNS), policy.namespace)), on: DNS_PORTS };
}

function groupRegion(group: FixedGroup, namespace: string): Region {
  switch (group) {
    case 'outside':
      return { pods: [], addresses: everyone(namespace).addresses };
    case 'namespace':
      return { pods: [allPods('own', namespace)], addresses: NO_ADDRESSES };
    case 'cluster':
      return { pods: [allPods('other', namespace)], addresses: NO_ADDRESSES };
  }
}
