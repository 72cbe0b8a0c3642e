import type { Direction, Peer, Rule } from '../../engine/policy';
import { containsPorts, equalPorts, portsOf } from '../../engine/portSet';
import type { Placement } from '../../text/placement';
import type { Intent } from '../intent';
import { DIRECTION_FIELDS } from './directionFields';
import { placeNoPorts } from './placeRule';
import {
  type FoundRule,
  findRule,
  gone,
  isReadable,
  type Placed,
  rulesPath,
  type Target,
  unreadablePeer,
  unreadableRule,
  unsupported,
} from './target';
import { peerMeaning } from './wishMeaning';

/** Places the wishes that part a rule and put two together. Neither opens or closes anything. */

/** Parts a rule: a copy of it behind it keeps the named peers, and the rule itself the others. */
export function placeSplitRule(target: Target, intent: Extract<Intent, { type: 'splitRule' }>): Placed {
  const { direction, rule: number } = intent;
  const found = findRule(target, direction, number);
  if ('unsupported' in found) return found;
  const { rule, path } = found;
  if (!isReadable(rule)) return unreadableRule(direction, number);
  if (rule.peers === 'anyone') return unsupported('A rule that names no peer cannot be split.');
  const named = new Set(intent.peers);
  const all = [...rule.peers.keys()];
  if (![...named].every((peer) => all.includes(peer))) return gone(direction, number);
  if (named.size === 0 || named.size === all.length) {
    return unsupported('Choose some of the peers of this rule, but not all: the others stay in it.');
  }
  const { peers: field } = DIRECTION_FIELDS[direction];
  const without = (at: number, peers: readonly number[]): readonly Placement[] =>
    peers.toReversed().map((peer) => ({ type: 'remove', path: [...rulesPath(direction), at, field, peer] }));
  return [
    { type: 'copy', from: path, to: rulesPath(direction), index: number + 1 },
    ...without(
      number + 1,
      all.filter((peer) => !named.has(peer)),
    ),
    ...without(
      number,
      all.filter((peer) => named.has(peer)),
    ),
  ];
}

/**
 * Puts a rule into another: its peers where the ports are the same, its ports where the peers are. What the other rule
 * says already is not said twice. Comments above the rule go with the first part of it that moves.
 */
export function placeMergedRules(target: Target, intent: Extract<Intent, { type: 'mergeRules' }>): Placed {
  const { direction } = intent;
  const from = findRule(target, direction, intent.rule);
  if ('unsupported' in from) return from;
  const into = findRule(target, direction, intent.into);
  if ('unsupported' in into) return into;
  if (intent.rule === intent.into) return unsupported('A rule cannot be merged with itself.');
  for (const { rule, number } of [from, into]) {
    if (!isReadable(rule)) return unreadableRule(direction, number);
    const unreadable = rule.peers === 'anyone' ? -1 : rule.peers.findIndex(({ type }) => type === 'unreadable');
    if (unreadable >= 0) return unreadablePeer(direction, number, unreadable);
  }
  const moved = samePeers(from.rule, into.rule) ? placePorts(from, into) : placePeers(from, into, direction);
  return 'unsupported' in moved ? moved : [...moved, { type: 'remove', path: from.path }];
}

function placePeers(from: FoundRule, into: FoundRule, direction: Direction): Placed {
  if (from.rule.ports === 'unreadable' || into.rule.ports === 'unreadable') return [];
  if (!equalPorts(from.rule.ports, into.rule.ports)) {
    const [one, other] = [Math.min(from.number, into.number) + 1, Math.max(from.number, into.number) + 1];
    return unsupported(
      `Rules ${one} and ${other} differ in their peers and in their ports: as one rule they would allow more than the two do.`,
    );
  }
  const anyone = [from, into].find(({ rule }) => rule.peers === 'anyone');
  if (from.rule.peers === 'anyone' || into.rule.peers === 'anyone') {
    const [wide, narrow] = anyone === from ? [from, into] : [into, from];
    const covered = `Rule ${wide.number + 1} means anyone on the same ports, so rule ${narrow.number + 1} adds nothing to it`;
    return unsupported(`${covered}. Remove rule ${narrow.number + 1} instead.`);
  }
  const { peers: field } = DIRECTION_FIELDS[direction];
  const standing = new Set(into.rule.peers.map(peerMeaning));
  const fresh = [...from.rule.peers.entries()].filter(([, peer]) => !standing.has(peerMeaning(peer))).map(([index]) => index);
  return moves(from, into, field, fresh, into.rule.peers.length);
}

function placePorts(from: FoundRule, into: FoundRule): Placed {
  const standing = into.rule.ports;
  if (standing === 'unreadable') return [];
  if (from.rule.ports === 'unreadable' || containsPorts(standing, from.rule.ports)) return [];
  // Ports that are not listed are all of them.
  if (from.rule.entries.length === 0) return placeNoPorts(into, false);
  const fresh = [...from.rule.entries.keys()].filter((index) => {
    const entry = from.rule.entries[index];
    return entry !== undefined && !containsPorts(standing, portsOf([entry]));
  });
  return moves(from, into, 'ports', fresh, into.rule.entries.length);
}

/** Moves items of a rule's list behind the `count` of the other's. Each is gone from its list when the next one moves. */
function moves(from: FoundRule, into: FoundRule, field: string, items: readonly number[], count: number): readonly Placement[] {
  return items.map((item, done) => ({
    type: 'move',
    from: [...from.path, field, item - done],
    to: [...into.path, field],
    index: count + done,
    ...(done === 0 && { heading: from.path }),
  }));
}

function samePeers(a: Rule, b: Rule): boolean {
  if (a.peers === 'anyone' || b.peers === 'anyone') return a.peers === b.peers;
  const within = (some: readonly Peer[], all: readonly Peer[]): boolean => {
    const meanings = new Set(all.map(peerMeaning));
    return some.every((peer) => meanings.has(peerMeaning(peer)));
  };
  return within(a.peers, b.peers) && within(b.peers, a.peers);
}
