import type { Assumptions } from '../assumptions';
import {
  type AddressSet,
  ALL_ADDRESSES,
  addressesMeet,
  blockAddresses,
  NO_ADDRESSES,
  PRIVATE_ADDRESSES,
  unionAddresses,
} from '../ipBlock';
import type { Direction, Peer, Policy, Rule } from '../policy';
import { type PortSet, PROTOCOLS } from '../portSet';
import { type Bits, eitherBits, withoutBits } from './bits';
import { blockText } from './podClasses';
import type { ClassSelection } from './selectClasses';

/** Whom a rule lets through: classes of pods surely, classes only if they have the right address, addresses outside. */
export interface RuleMatch {
  readonly rule: number;
  readonly ports: PortSet;
  readonly hasNames: boolean;
  readonly sure: Bits;
  readonly perhaps: Bits;
  readonly addresses: AddressSet;
}

/** A policy held against the classes: whom it selects, and by direction whom its rules let through; absent: not isolated. */
export interface PolicyMatch {
  readonly subjects: Bits;
  readonly rules: Readonly<Record<Direction, readonly RuleMatch[] | undefined>>;
}

/** Whether a policy says nothing that cannot be read. Others are not to be counted. */
export function isReadable({ subject, ingress, egress }: Policy): boolean {
  return (
    subject !== 'unreadable' &&
    [ingress, egress].every(
      ({ isolated, rules }) =>
        isolated !== 'unknown' &&
        rules.every(
          (rule) =>
            rule.unreadable === undefined &&
            rule.ports !== 'unreadable' &&
            (rule.peers === 'anyone' || rule.peers.every(isReadablePeer)),
        ),
    )
  );
}

function isReadablePeer(peer: Peer): boolean {
  return peer.type === 'pods' || (peer.type === 'addresses' && blockAddresses(peer.cidr, peer.except) !== undefined);
}

/** Matches a readable policy. */
export function matchPolicy(policy: Policy, selection: ClassSelection, assumptions: Assumptions): PolicyMatch {
  const side = (direction: Direction): readonly RuleMatch[] | undefined => {
    const { isolated, rules } = policy[direction];
    return isolated === true
      ? rules.map((rule, index) => matchRule(rule, index, policy.namespace, selection, assumptions))
      : undefined;
  };
  return {
    subjects: policy.subject === 'unreadable' ? selection.none : selection.subjects(policy.namespace, policy.subject),
    rules: { ingress: side('ingress'), egress: side('egress') },
  };
}

function matchRule(rule: Rule, index: number, own: string, selection: ClassSelection, assumptions: Assumptions): RuleMatch {
  if (rule.ports === 'unreadable') throw new Error('A policy that cannot be read was counted.');
  const { ports } = rule;
  const common = { rule: index, ports, hasNames: PROTOCOLS.some((protocol) => ports[protocol].names.length > 0) };
  if (rule.peers === 'anyone') return { ...common, sure: selection.all, perhaps: selection.none, addresses: ALL_ADDRESSES };
  let sure = selection.none;
  let perhaps = selection.none;
  let addresses = NO_ADDRESSES;
  for (const peer of rule.peers) {
    if (peer.type === 'pods') sure = eitherBits(sure, selection.peers(own, peer));
    if (peer.type !== 'addresses') continue;
    const block = blockAddresses(peer.cidr, peer.except) ?? NO_ADDRESSES;
    addresses = unionAddresses(addresses, block);
    if (assumptions.ipBlocksMatchPods === 'never') continue;
    sure = eitherBits(sure, selection.held(blockText(peer.cidr, peer.except)));
    if (assumptions.ipBlocksMatchPods === 'known') continue;
    if (addressesMeet(block, PRIVATE_ADDRESSES)) perhaps = eitherBits(perhaps, selection.homeless);
  }
  return { ...common, sure, perhaps: withoutBits(perhaps, sure), addresses };
}
