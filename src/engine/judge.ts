import { type AddressSet, addressesMeet, isNoAddresses, NO_ADDRESSES, subtractAddresses, unionAddresses } from './ipBlock';
import { indexOf, type OpeningIndex, openingsNear } from './openingIndex';
import type { Peer, Rule } from './policy';
import { atomsHeldBy, type PortAtom, type PortAtoms, type ProtocolAtoms, portAtoms, portsOfAtoms } from './portAtoms';
import { ALL_PORTS, NO_PORTS, type PortSet } from './portSet';
import { coversPods, type Match, meetPods, type PodRegion, type Region } from './region';
import { type Budget, isSatisfiable } from './satisfy';

/** One peer of a rule, or all of its `anyone`, with the ports it opens or might open. */
export interface Opening {
  readonly rule: number;
  readonly peer: number;
  readonly who: Peer | 'anyone';
  readonly match: Match | 'anyone';
  readonly ports: PortSet;
}

/** What the rules of one direction say, cut up once for all rows. */
export interface Openings {
  /** What surely opens ports for those it matches. */
  readonly sure: OpeningIndex;
  /** Something that cannot be read and might open ports. */
  readonly unknown: readonly Opening[];
  readonly atoms: PortAtoms;
}

type Meeting = 'all' | 'some' | 'none';

/** How an opening meets a region: part by part (pods of each home, then addresses), and only perhaps by the network plugin. */
export interface Touch {
  readonly opening: Opening;
  readonly parts: readonly Meeting[];
  readonly plugin: boolean;
}

export interface Judgement {
  /** The parts of the region somebody may be in. */
  readonly region: Region;
  readonly nobody: boolean;
  readonly must: PortSet;
  readonly may: PortSet;
  readonly touches: readonly Touch[];
  /** What cannot be read and might match somebody in the region. */
  readonly unknown: readonly Opening[];
  /** The rules that make `must` hold: those that do alone, for ports where none does those that do together. */
  readonly openedBy: readonly number[];
  readonly undecided: boolean;
}

/** The openings of one rule that meet a region; whether one of them alone covers all of it. */
interface RuleTouches {
  readonly touches: Touch[];
  isWhole: boolean;
}

/** The openings of rules. `matchOf` works out whom a peer matches. */
export function openingsOf(rules: readonly Rule[], isolated: true | 'unknown', matchOf: (peer: Peer) => Match): Openings {
  const all = rules.flatMap((rule, index): Opening[] => {
    const ports = rule.ports === 'unreadable' ? ALL_PORTS : rule.ports;
    if (rule.peers === 'anyone') return [{ rule: index, peer: 0, who: 'anyone', match: 'anyone', ports }];
    return rule.peers.map((who, peer) => ({ rule: index, peer, who, match: matchOf(who), ports }));
  });
  const isRead = ({ rule, who }: Opening): boolean =>
    rules[rule]?.unreadable === undefined &&
    rules[rule]?.ports !== 'unreadable' &&
    (who === 'anyone' || who.type !== 'unreadable');
  const anyone = { peer: 0, who: 'anyone', match: 'anyone' } as const;
  const unknown = [
    ...(isolated === 'unknown' ? [{ ...anyone, rule: 0, ports: ALL_PORTS }] : []),
    // Of a rule with something unreadable beside its peers and ports nothing is known: it may be anyone's, on every port.
    ...rules.flatMap((rule, index) => (rule.unreadable === undefined ? [] : [{ ...anyone, rule: index, ports: ALL_PORTS }])),
    ...all
      .filter((opening) => !isRead(opening))
      .map((opening) =>
        opening.who !== 'anyone' && opening.who.type === 'unreadable' ? { ...opening, match: 'anyone' as const } : opening,
      ),
  ];
  const sets = rules.map((rule) => (rule.ports === 'unreadable' || rule.unreadable !== undefined ? NO_PORTS : rule.ports));
  return { sure: indexOf(all.filter(isRead)), unknown, atoms: portAtoms(sets) };
}

/**
 * Which ports are sure for everybody in a region, and which are possible for somebody. Ports that are in doubt because
 * a search ran out of steps are possible and not sure.
 */
export function judge(whole: Region, openings: Openings, budget: Budget): Judgement {
  let undecided = false;
  const decided = (answer: boolean | 'undecided', otherwise: boolean): boolean => {
    if (answer !== 'undecided') return answer;
    undecided = true;
    return otherwise;
  };
  const pods = whole.pods.filter(({ domains, clauses }) => decided(isSatisfiable(domains, clauses, budget), true));
  const region: Region = { pods, addresses: whole.addresses };
  const parts: readonly (PodRegion | AddressSet)[] = isNoAddresses(region.addresses) ? pods : [...pods, region.addresses];

  const meet = (part: PodRegion | AddressSet, match: Match | 'anyone'): Meeting => {
    if (match === 'anyone') return 'all';
    if ('home' in part) {
      const met = meetPods(part, match, budget);
      if (met !== 'undecided') return met;
      return decided(met, true) ? 'some' : 'none';
    }
    if (!addressesMeet(part, match.addresses)) return 'none';
    return isNoAddresses(subtractAddresses(part, match.addresses)) ? 'all' : 'some';
  };
  const touchOf = (opening: Opening): readonly Touch[] => {
    const { match } = opening;
    const met = parts.map((part) => meet(part, match));
    const plugin = pods.length > 0 && match !== 'anyone' && match.maybePods && met.every((how) => how === 'none');
    return plugin || met.some((how) => how !== 'none') ? [{ opening, parts: met, plugin }] : [];
  };
  const touches = openingsNear(openings.sure, region).flatMap(touchOf);

  const byRule: (RuleTouches | undefined)[] = [];
  for (const touch of touches) {
    const { rule } = touch.opening;
    const same = byRule[rule] ?? { touches: [], isWhole: false };
    same.touches.push(touch);
    same.isWhole ||= touch.parts.every((how) => how === 'all');
    byRule[rule] = same;
  }
  const coversPart = (together: readonly Touch[], index: number): boolean => {
    if (together.some((touch) => touch.parts[index] === 'all')) return true;
    const matches = together.flatMap(({ opening: { match }, parts: met }) =>
      met[index] === 'some' && match !== 'anyone' ? [match] : [],
    );
    const part = parts[index];
    if (part === undefined || matches.length === 0) return false;
    if ('home' in part) return decided(coversPods(part, matches, budget), false);
    const named = matches.reduce((sum, match) => unionAddresses(sum, match.addresses), NO_ADDRESSES);
    return isNoAddresses(subtractAddresses(part, named));
  };
  // Without clauses, one opening that leaves somebody out of a part is known to.
  const isPlain = pods.every(({ clauses }) => clauses.length === 0);
  const asked = new Map<string, boolean>();
  const covers = (rules: readonly number[]): boolean => {
    let count = 0;
    for (const rule of rules) {
      const own = byRule[rule];
      if (own?.isWhole) return true;
      count += own?.touches.length ?? 0;
    }
    if (count === 0 || (isPlain && count === 1)) return false;
    const own = rules.filter((rule) => byRule[rule] !== undefined);
    const key = own.join();
    const known = asked.get(key);
    if (known !== undefined) return known;
    const together = own.flatMap((rule) => byRule[rule]?.touches ?? []);
    // A part that nobody meets settles it without a search.
    const isMet = parts.every((_, index) => together.some((touch) => touch.parts[index] !== 'none'));
    const answer = isMet && parts.every((_, index) => coversPart(together, index));
    asked.set(key, answer);
    return answer;
  };

  // What no touching rule holds is open to nobody in the region, but for names where all numbers are.
  const isTouching = (rule: number): boolean => byRule[rule] !== undefined;
  const held = atomsHeldBy(openings.atoms, new Set(touches.map(({ opening }) => opening.rule)));
  const sure = held.flatMap((atom): Sure[] => (covers(atom.rules) ? [{ atom, rules: atom.rules }] : []));
  for (const protocol of openings.atoms.protocols) {
    if (protocol.numbers.every(({ rules }) => rules.some(isTouching))) sure.push(...sureNames(protocol, covers));
  }
  const openedBy = sure.flatMap(({ rules }) => {
    const touching = rules.filter(isTouching);
    const alone = touching.length < 2 ? touching : touching.filter((rule) => covers([rule]));
    return alone.length > 0 ? alone : touching;
  });
  return {
    region,
    nobody: parts.length === 0,
    must: portsOfAtoms(sure.map(({ atom }) => atom)),
    may: portsOfAtoms(held),
    touches,
    unknown: openings.unknown.filter((opening) => touchOf(opening).length > 0),
    openedBy: [...new Set(openedBy)].sort((a, b) => a - b),
    undecided,
  };
}

/** Ports that are sure, and the rules that make them so. */
interface Sure {
  readonly atom: PortAtom;
  readonly rules: readonly number[];
}

// For each endpoint either a rule that names the port opens it, or its rules open all numbers, and so every name.
function sureNames({ numbers, names }: ProtocolAtoms, covers: (rules: readonly number[]) => boolean): readonly Sure[] {
  return names.flatMap((atom): Sure[] => {
    const joined = (rules: readonly number[]): readonly number[] => [...new Set([...atom.rules, ...rules])].sort((a, b) => a - b);
    if (covers(atom.rules) || !numbers.every(({ rules }) => covers(joined(rules)))) return [];
    return [{ atom, rules: joined(numbers.flatMap(({ rules }) => rules)) }];
  });
}
