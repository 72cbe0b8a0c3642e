import type { Condition, CoveredRow, Group, RowState, RowSubject, Share } from './coverage';
import { addressesMeet, isNoAddresses, NO_ADDRESSES, PRIVATE_ADDRESSES, subtractAddresses, unionAddresses } from './ipBlock';
import type { Direction, DirectionOfPolicy, Peer, Policy, Requirement, Rule } from './policy';
import { type PortAtom, portAtoms, portsOfAtoms } from './portAtoms';
import {
  ALL_PORTS,
  containsPorts,
  DNS_PORTS,
  equalPorts,
  intersectPorts,
  isNoPorts,
  NO_PORTS,
  type PortSet,
  subtractPorts,
} from './portSet';
import { addressesOf, EVERYONE, groupOf, holdsPod, isKubeDns, KUBE_DNS, type Region } from './region';
import type { Budget, Literal } from './satisfy';

/** What is assumed where the API leaves it to the cluster. */
export interface Assumptions {
  /** Whether an ipBlock matches a pod by its address: up to the network plugin; Cilium's never does. */
  readonly ipBlocksMatchPods: 'notChosen' | 'never' | 'always';
}
export const NOTHING_ASSUMED: Assumptions = { ipBlocksMatchPods: 'notChosen' };

/** Steps all searches of one direction may take together; ordinary policies need a few thousand. */
const STEPS = 400_000;

/** So many peers are looked into for what an in-between row hangs on; people read a handful. */
const MOST_SHARES = 40;

/** A row before it is judged. */
interface Draft {
  readonly group: Group;
  readonly subject: RowSubject;
  readonly region: Region;
  /** The ports the row is judged on. */
  readonly on: PortSet;
}

/** One peer of one rule that surely lets through what it matches. */
interface Opening {
  readonly rule: number;
  readonly peer: number;
  readonly who: Peer | 'anyone';
  readonly ports: PortSet;
}

/** Something unreadable that might let through more: whoever `who` matches, on `ports`. */
interface Unknown {
  readonly who: Peer | 'anyone';
  readonly ports: PortSet;
}

/**
 * What every row of one direction says: fixed rows first in their group, then the peers in the rules' order. Each row
 * is a statement true by itself; "surely" and "possibly" are as the row states define them, decided by search over the
 * labels that occur. A search over its budget answers `depends` with `undecided`, never a guess.
 */
export function cover(policy: Policy, direction: Direction, assumptions: Assumptions = NOTHING_ASSUMED): readonly CoveredRow[] {
  const side = policy[direction];
  const drafts = draftRows(policy, direction, side);
  if (side.isolated === false) return drafts.map((draft) => untouched(draft, direction));
  const judge = judgeOf(policy, side, assumptions);
  return drafts.map((draft) => ({ direction, group: draft.group, subject: draft.subject, ...judge(draft) }));
}

function draftRows(policy: Policy, direction: Direction, side: DirectionOfPolicy): readonly Draft[] {
  const ignored = side.isolated === false;
  const placed = side.rules.flatMap((rule, index) =>
    rule.peers === 'anyone' ? [] : rule.peers.map((peer, place) => ({ peer, rule: index, place })),
  );
  const inGroup = (group: Group): readonly Peer[] =>
    ignored ? [] : placed.filter(({ peer }) => groupOf(peer, policy) === group).map(({ peer }) => peer);
  const isDns = (peer: Peer): boolean => direction === 'egress' && isKubeDns(peer, policy);

  const fixed = (group: Exclude<Group, 'anyone'>): Draft => {
    const taken = inGroup(group);
    const whole = fixedRegion(group);
    const region = {
      ...whole,
      addresses: taken.reduce((left, peer) => subtractAddresses(left, addressesOf(peer)), whole.addresses),
      without: taken.filter(({ type }) => type === 'pods'),
    };
    return { group, subject: { type: 'fixed', other: taken.length > 0 }, region, on: ALL_PORTS };
  };
  const drafts: Draft[] = [fixed('outside'), fixed('namespace'), fixed('cluster')];
  if (direction === 'egress' && (ignored || !placed.some(({ peer }) => isDns(peer)))) {
    const home = policy.namespace === 'kube-system' ? 'own' : 'other';
    drafts.push({
      group: home === 'own' ? 'namespace' : 'cluster',
      subject: { type: 'dns' },
      region: { ...EVERYONE, addresses: NO_ADDRESSES, homes: [home], within: [KUBE_DNS] },
      on: DNS_PORTS,
    });
  }
  side.rules.forEach((rule, index) => {
    if (rule.peers === 'anyone')
      drafts.push({ group: 'anyone', subject: { type: 'anyone', rule: index }, region: EVERYONE, on: ALL_PORTS });
  });
  for (const { peer, rule, place } of placed) {
    const dns = isDns(peer) && !ignored;
    drafts.push({
      group: groupOf(peer, policy),
      subject: { type: 'peer', rule, peer: place, dns },
      region: regionOf(peer),
      on: dns ? DNS_PORTS : ALL_PORTS,
    });
  }
  return drafts;
}

function fixedRegion(group: Exclude<Group, 'anyone'>): Region {
  switch (group) {
    case 'outside':
      return { ...EVERYONE, homes: [] };
    case 'namespace':
      return { ...EVERYONE, addresses: NO_ADDRESSES, homes: ['own'] };
    case 'cluster':
      return { ...EVERYONE, addresses: NO_ADDRESSES, homes: ['other'] };
  }
}

function regionOf(peer: Peer): Region {
  switch (peer.type) {
    case 'addresses':
      return { ...EVERYONE, homes: [], addresses: addressesOf(peer) };
    case 'pods':
      return { ...EVERYONE, addresses: NO_ADDRESSES, within: [peer] };
    case 'unreadable':
      return EVERYONE;
  }
}

// Nothing isolates: everything passes, and rules that stand there have no effect.
function untouched(draft: Draft, direction: Direction): CoveredRow {
  const ignored = draft.subject.type === 'peer' || draft.subject.type === 'anyone';
  const ports = ignored ? NO_PORTS : draft.on;
  return {
    direction,
    group: draft.group,
    subject: draft.subject,
    state: ignored ? 'ignored' : 'allowed',
    must: ports,
    may: ports,
    moreDepends: false,
    openedBy: [],
    shares: [],
    undecided: false,
  };
}

type Judged = Omit<CoveredRow, 'direction' | 'group' | 'subject'>;

function judgeOf(policy: Policy, side: DirectionOfPolicy, assumptions: Assumptions): (draft: Draft) => Judged {
  const openings = side.rules.flatMap(openingsOf);
  const unknowns = side.isolated === 'unknown' ? [{ who: 'anyone', ports: ALL_PORTS } as const] : side.rules.flatMap(unknownsOf);
  const atoms = portAtoms(
    side.rules.map((rule) => (rule.ports === 'unreadable' || rule.unreadable !== undefined ? NO_PORTS : rule.ports)),
  );
  const budget: Budget = { steps: STEPS };

  return (draft) => {
    const { region } = draft;
    let undecided = false;
    const pods = (more: Parameters<typeof holdsPod>[3]): boolean => {
      const found = holdsPod(region, policy.namespace, budget, more);
      if (found === 'undecided') undecided = true;
      return found !== false;
    };
    const hasPods = region.homes.length > 0 && pods({});
    if (!hasPods && isNoAddresses(region.addresses)) return { ...nothing, state: 'nobody' };

    const meets = (who: Peer | 'anyone'): 'labels' | 'addresses' | 'plugin' | false => {
      if (who === 'anyone') return 'labels';
      if (who.type === 'pods') return hasPods && pods({ and: [who] }) ? 'labels' : false;
      if (who.type !== 'addresses') return false;
      const block = addressesOf(who);
      if (addressesMeet(block, region.addresses)) return 'addresses';
      return hasPods && assumptions.ipBlocksMatchPods !== 'never' && addressesMeet(block, PRIVATE_ADDRESSES) ? 'plugin' : false;
    };
    const met = openings.map((opening) => ({ opening, how: meets(opening.who) })).filter(({ how }) => how !== false);
    const metOf = new Map<number, (typeof met)[number][]>();
    for (const one of met) metOf.set(one.opening.rule, [...(metOf.get(one.opening.rule) ?? []), one]);
    const sureFor = (rules: readonly number[]): boolean => {
      const own = rules.flatMap((rule) => metOf.get(rule) ?? []);
      if (own.some(({ opening }) => opening.who === 'anyone' || region.within.includes(opening.who))) return true;
      const peers = own.flatMap(({ opening, how }) => (opening.who === 'anyone' || how === 'plugin' ? [] : [opening.who]));
      if (!isNoAddresses(region.addresses)) {
        const named = peers.reduce((sum, peer) => unionAddresses(sum, addressesOf(peer)), NO_ADDRESSES);
        if (!isNoAddresses(subtractAddresses(region.addresses, named))) return false;
      }
      return !hasPods || !pods({ not: peers.filter(({ type }) => type === 'pods') });
    };

    const sure: PortAtom[] = [];
    const possible: PortAtom[] = [];
    const asked = new Map<string, boolean>();
    for (const atom of atoms) {
      const rules = atom.rules.filter((rule) => metOf.has(rule));
      if (rules.length === 0) continue;
      possible.push(atom);
      const key = rules.join();
      const answer = asked.get(key) ?? sureFor(rules);
      asked.set(key, answer);
      if (answer) sure.push(atom);
    }
    const must = intersectPorts(portsOfAtoms(sure), draft.on);
    const may = intersectPorts(portsOfAtoms(possible), draft.on);

    const own = draft.subject.type === 'peer' ? side.rules[draft.subject.rule] : undefined;
    const itself = draft.subject.type === 'peer' && own && own.peers !== 'anyone' ? own.peers[draft.subject.peer] : undefined;
    const open = unknowns.some(({ who, ports }) => !containsPorts(must, intersectPorts(ports, draft.on)) && meets(who) !== false);
    const state = open || itself?.type === 'unreadable' ? 'unknown' : stateOf(must, may, draft.on, undecided);
    const openers = isNoPorts(must)
      ? []
      : [
          ...new Set(
            met.filter(({ opening }) => !isNoPorts(intersectPorts(opening.ports, must))).map(({ opening }) => opening.rule),
          ),
        ];
    const alone = openers.filter((rule) => sureFor([rule]));
    const shares =
      state === 'unknown' || equalPorts(must, may)
        ? []
        : met.slice(0, MOST_SHARES).flatMap(({ opening, how }) => shareOf(opening, how, must, draft, pods));
    return {
      state,
      must,
      may,
      moreDepends: (state === 'ports' || state === 'allowed') && !equalPorts(must, may),
      openedBy: alone.length > 0 ? alone : openers,
      shares,
      undecided,
    };
  };
}

const nothing: Judged = {
  state: 'nobody',
  must: NO_PORTS,
  may: NO_PORTS,
  moreDepends: false,
  openedBy: [],
  shares: [],
  undecided: false,
};

function stateOf(must: PortSet, may: PortSet, on: PortSet, undecided: boolean): RowState {
  if (equalPorts(must, on)) return 'allowed';
  if (undecided) return 'depends';
  if (!isNoPorts(must)) return 'ports';
  return isNoPorts(may) ? 'denied' : 'depends';
}

function openingsOf(rule: Rule, index: number): readonly Opening[] {
  if (rule.ports === 'unreadable' || rule.unreadable !== undefined) return [];
  const { ports, peers } = rule;
  if (peers === 'anyone') return [{ rule: index, peer: 0, who: 'anyone', ports }];
  return peers.flatMap((who, peer) => (who.type === 'unreadable' ? [] : [{ rule: index, peer, who, ports }]));
}

function unknownsOf(rule: Rule): readonly Unknown[] {
  if (rule.unreadable !== undefined) return [{ who: 'anyone', ports: ALL_PORTS }];
  const ports = rule.ports === 'unreadable' ? ALL_PORTS : rule.ports;
  if (rule.peers === 'anyone') return rule.ports === 'unreadable' ? [{ who: 'anyone', ports }] : [];
  if (rule.peers.some(({ type }) => type === 'unreadable')) return [{ who: 'anyone', ports }];
  return rule.ports === 'unreadable' ? rule.peers.map((who) => ({ who, ports })) : [];
}

function shareOf(
  opening: Opening,
  how: string | boolean,
  must: PortSet,
  draft: Draft,
  pods: (more: { failing: Literal }) => boolean,
): readonly Share[] {
  const ports = subtractPorts(intersectPorts(opening.ports, draft.on), must);
  if (isNoPorts(ports) || opening.who === 'anyone') return [];
  const missing = (on: Literal['on'], requirements: readonly Requirement[]): readonly Requirement[] =>
    requirements.filter((requirement) => pods({ failing: { on, requirement } }));
  const { who, rule, peer } = opening;
  const none: Condition = { namespaces: [], pods: [], ownNamespace: false, plugin: how === 'plugin' };
  if (who.type === 'addresses')
    return [{ rule, peer, ports, when: how === 'addresses' ? { ...none, addresses: who.cidr } : none }];
  if (who.type !== 'pods') return [];
  const when = {
    ...none,
    namespaces: missing('namespace', who.namespaces?.requirements ?? []),
    pods: missing('pod', who.pods?.requirements ?? []),
    ownNamespace:
      who.namespaces === undefined &&
      draft.region.homes.includes('other') &&
      draft.region.within.every((one) => one.type !== 'pods' || one.namespaces !== undefined),
  };
  return [{ rule, peer, ports, when }];
}
