import {
  type AddressSet,
  blockAddresses,
  isNoAddresses,
  PRIVATE_ADDRESSES,
  parseBlock,
  subtractAddresses,
  unionAddresses,
} from '../engine/ipBlock';
import type { Direction, Peer, Policy, Rule } from '../engine/policy';
import {
  equalPorts,
  isAllPorts,
  isNoPorts,
  NO_PORTS,
  type PortSet,
  type Protocol,
  type ProtocolPorts,
  protocolPorts,
  subtractPorts,
} from '../engine/portSet';
import type { PeerWish } from '../kinds/intent';
import { ownNamespace, peerPhrase } from '../words/peerWords';
import { portsWords } from '../words/portsWords';
import { sentenceText } from '../words/segment';
import { assumptionsOf, type ClusterProfile } from '../workspace/profile';
import { pluginTitle } from '../workspace/profileChoices';
import { isReadable } from './coverage';
import type { Observation } from './observation';

type PodsPeer = Extract<Peer, { type: 'pods' }>;
type BlockPeer = Extract<Peer, { type: 'addresses' }>;

/** Private ranges, and the one for shared address space (RFC 6598) that EKS and others give pods. */
const POD_RANGES: AddressSet = unionAddresses(PRIVATE_ADDRESSES, parseBlock('100.64.0.0/10') ?? { v4: [], v6: [] });

/** ipBlocks that lie in the ranges where clusters have their pods. */
export function blocksOfPods(policy: Policy, profile: ClusterProfile): readonly Observation[] {
  const { ipBlocksMatchPods } = assumptionsOf(profile);
  const never = profile.plugin !== undefined && ipBlocksMatchPods === 'never';
  const consequence = never
    ? `${pluginTitle(profile.plugin)} never matches pods by their address: this allows none of them. Choose pods by their labels.`
    : ipBlocksMatchPods === 'always'
      ? 'If pods are meant, choose them by their labels: their addresses change whenever they start anew.'
      : 'If pods are meant, choose them by their labels: whether an ipBlock matches pods is up to the network plugin, and their addresses change.';
  return everyRule(policy, (rule) =>
    blocksOf(rule).flatMap((peer): readonly Observation[] => {
      const block = parseBlock(peer.cidr);
      if (block === undefined || !isNoAddresses(subtractAddresses(block, POD_RANGES))) return [];
      return [
        {
          rule: 'block-of-pods',
          severity: never ? 'warning' : 'info',
          path: [...peer.origin, 'ipBlock'],
          message: () => `${peer.cidr} lies in the ranges that clusters give their pods. ${consequence}`,
          related: [],
          remedies: [],
        },
      ];
    }),
  );
}

const EVERYWHERE = { v4: '0.0.0.0/0', v6: '::/0' } as const;
type Family = keyof typeof EVERYWHERE;
const FAMILY_NAMES: Readonly<Record<Family, string>> = { v4: 'IPv4', v6: 'IPv6' };
/** What the other family's block leaves out when this one leaves out its private ranges, as "the Internet" does. */
const PRIVATE: Readonly<Record<Family, readonly string[]>> = {
  v4: ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16'],
  v6: ['fc00::/7'],
};

/** Rules with a block of every address of one family, on ports on which the policy allows no address of the other. */
export function oneFamily(policy: Policy): readonly Observation[] {
  return (['ingress', 'egress'] as const).flatMap((direction) => {
    const { isolated, rules } = policy[direction];
    const found = rules.flatMap((rule, index) => {
      const whole = blocksOf(rule).find((peer) => familyOf(peer) !== undefined);
      const family = whole && familyOf(whole);
      return whole && family ? [{ rule, index, whole, family }] : [];
    });
    // Whatever cannot be read may allow the other family.
    if (found.length === 0 || isolated !== true || !rules.every(isReadable)) return [];
    const allowed = { v4: portsOfFamily(rules, 'v4'), v6: portsOfFamily(rules, 'v6') };
    return found.flatMap(({ rule: { ports }, index, whole, family }) => {
      const other: Family = family === 'v4' ? 'v6' : 'v4';
      const left = ports === 'unreadable' ? NO_PORTS : surelyWithout(ports, allowed[other]);
      if (isNoPorts(left)) return [];
      // Where other rules allow some of the family on some of the ports, all of it may be too much.
      const isWhole = ports !== 'unreadable' && equalPorts(left, ports);
      return [familyAlone(direction, index, whole, family, left, isWhole)];
    });
  });
}

function familyAlone(
  direction: Direction,
  rule: number,
  whole: BlockPeer,
  family: Family,
  ports: PortSet,
  mendable: boolean,
): Observation {
  const other: Family = family === 'v4' ? 'v6' : 'v4';
  const wish: PeerWish = { type: 'addresses', cidr: EVERYWHERE[other], except: whole.except.length > 0 ? PRIVATE[other] : [] };
  const title = wish.except.length > 0 ? `Add ${wish.cidr} without its private range` : `Add ${wish.cidr}`;
  const where = `${direction === 'ingress' ? 'from' : 'to'} ${FAMILY_NAMES[other]} addresses outside it`;
  return {
    rule: 'one-address-family',
    severity: 'info',
    path: [...whole.origin, 'ipBlock'],
    message: () =>
      `${whole.cidr} is every ${FAMILY_NAMES[family]} address and no ${FAMILY_NAMES[other]} address: where the cluster has both, this policy allows nothing ${where}${isAllPorts(ports) ? '' : ` on ${portsWords(ports)}`}.`,
    related: [],
    remedies: mendable ? [{ title, intent: { type: 'addPeers', direction, rule, peers: [wish] } }] : [],
  };
}

/** The ports on which the rules allow any address of the family. */
function portsOfFamily(rules: readonly Rule[], family: Family): PortSet {
  const allowing = rules.flatMap(({ peers, ports }) => {
    const allows =
      peers === 'anyone' ||
      peers.some((peer) => {
        return peer.type === 'addresses' && (blockAddresses(peer.cidr, peer.except)?.[family] ?? []).length > 0;
      });
    return allows && ports !== 'unreadable' ? [ports] : [];
  });
  const inProtocol = (protocol: Protocol): ProtocolPorts =>
    protocolPorts(
      allowing.flatMap((ports) => ports[protocol].ranges),
      allowing.flatMap((ports) => ports[protocol].names),
    );
  return { TCP: inProtocol('TCP'), UDP: inProtocol('UDP'), SCTP: inProtocol('SCTP') };
}

/** The ports of `all` that are surely not in `some`: one with a name may have any number. */
function surelyWithout(all: PortSet, some: PortSet): PortSet {
  const left = subtractPorts(all, some);
  const inProtocol = (protocol: Protocol): ProtocolPorts => {
    if (some[protocol].names.length > 0) return NO_PORTS[protocol];
    return some[protocol].ranges.length > 0 ? { ...left[protocol], names: [] } : left[protocol];
  };
  return { TCP: inProtocol('TCP'), UDP: inProtocol('UDP'), SCTP: inProtocol('SCTP') };
}

function familyOf({ cidr }: BlockPeer): Family | undefined {
  const block = cidr.endsWith('/0') ? parseBlock(cidr) : undefined;
  if (block === undefined) return undefined;
  return block.v4.length > 0 ? 'v4' : 'v6';
}

function blocksOf({ peers }: Rule): readonly BlockPeer[] {
  return peers === 'anyone' ? [] : peers.filter((peer) => peer.type === 'addresses');
}

/** Neighbouring peers, one with a namespaceSelector alone and one with a podSelector alone: `first` is their index. */
export interface LoosePair {
  readonly rule: number;
  readonly first: number;
}

/** The pairs of peers that look as if they were meant as one. */
export function loosePairs(policy: Policy, direction: Direction): readonly LoosePair[] {
  return policy[direction].rules.flatMap((rule, index) => {
    const { peers } = rule;
    if (peers === 'anyone' || !isReadable(rule)) return [];
    return peers.flatMap((peer, at) => {
      const next = peers[at + 1];
      return next && joined(peer, next) ? [{ rule: index, first: at }] : [];
    });
  });
}

/** The one peer that two would be. An empty podSelector beside a namespace says "my own pods too": nothing to join. */
function joined(a: Peer, b: Peer): PodsPeer | undefined {
  if (a.type !== 'pods' || b.type !== 'pods') return undefined;
  const [where, who] = a.namespaces === undefined ? [b, a] : [a, b];
  if (where.namespaces === undefined || where.pods !== undefined) return undefined;
  if (who.namespaces !== undefined || who.pods === undefined || who.pods.requirements.length === 0) return undefined;
  return { type: 'pods', namespaces: where.namespaces, pods: who.pods, origin: a.origin };
}

export function accidentalOr(policy: Policy, direction: Direction): readonly Observation[] {
  return loosePairs(policy, direction).flatMap(({ rule, first }): readonly Observation[] => {
    const peers = policy[direction].rules[rule]?.peers;
    const [a, b] = peers === undefined || peers === 'anyone' ? [] : [peers[first], peers[first + 1]];
    const both = a && b && joined(a, b);
    if (a?.type !== 'pods' || b === undefined || both === undefined) return [];
    const words = (peer: Peer): string => sentenceText(peerPhrase(peer, ownNamespace(policy)));
    return [
      {
        rule: 'accidental-or',
        // The reverse order is how people write two peers they mean.
        severity: a.namespaces === undefined ? 'info' : 'warning',
        path: b.origin,
        message: () =>
          `The dash starts a second peer, so one of the two is enough: ${words(a)}, or ${words(b)}. As one peer both would have to hold: ${words(both)}.`,
        related: [{ path: a.origin }],
        remedies: [{ title: 'Make it one peer (AND)', intent: { type: 'joinSelectors', direction, rule, peer: first } }],
      },
    ];
  });
}

function everyRule(
  policy: Policy,
  look: (rule: Rule, index: number, direction: Direction) => readonly Observation[],
): readonly Observation[] {
  return (['ingress', 'egress'] as const).flatMap((direction) =>
    policy[direction].rules.flatMap((rule, index) => look(rule, index, direction)),
  );
}
