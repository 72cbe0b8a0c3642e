import type { Direction, Rule } from '../../engine/policy';
import { containsPorts, type PortSet, portsOf } from '../../engine/portSet';
import type { Path } from '../../text/path';
import type { Placement } from '../../text/placement';
import type { Intent } from '../intent';
import type { Unsupported } from '../policyKind';
import { DIRECTION_FIELDS } from './directionFields';
import { mergeOf, sayAllOf } from './mergeOf';
import { placeNoPorts } from './placeRule';
import { type FoundRule, findRule, type Placed, type Target, unreadablePeer, unreadableRule, unsupported } from './target';
import { peerMeaning } from './wishMeaning';

/**
 * Puts a rule into another, which then names the peers and the ports of both. Where that would let through more than the
 * two do, it is refused; so it is where a rule for anyone would swallow the peers that the other names. What is named
 * already is not named twice. Comments above the rule go with the first part of it that moves.
 */
export function placeMergedRules(target: Target, intent: Extract<Intent, { type: 'mergeRules' }>): Placed {
  const { direction } = intent;
  const from = plainRule(target, direction, intent.rule);
  if ('unsupported' in from) return from;
  const into = plainRule(target, direction, intent.into);
  if ('unsupported' in into) return into;
  if (intent.rule === intent.into) return unsupported('A rule cannot be merged with itself.');
  const merge = mergeOf(from.rule, into.rule);
  if (merge === 'more') return opensMore(from, into);
  if (merge === 'anyone') return sayAllOf(into.rule, from.rule) ? addsNothing(from, into) : addsNothing(into, from);
  const { peers: field } = DIRECTION_FIELDS[direction];
  const peers = moves(from, into, field, freshPeers(from, into), into.peers.length);
  const moved = [...peers, ...movedPorts(from, into)];
  return [...withHeading(moved, from.path), { type: 'remove', path: from.path }];
}

/** A rule all of which can be read. */
interface PlainRule extends FoundRule {
  readonly peers: Rule['peers'];
  readonly ports: PortSet;
}

function plainRule(target: Target, direction: Direction, number: number): PlainRule | Unsupported {
  const found = findRule(target, direction, number);
  if ('unsupported' in found) return found;
  const { peers, ports, unreadable } = found.rule;
  if (ports === 'unreadable' || unreadable !== undefined) return unreadableRule(direction, number);
  const unread = peers === 'anyone' ? -1 : peers.findIndex(({ type }) => type === 'unreadable');
  return unread < 0 ? { ...found, peers, ports } : unreadablePeer(direction, number, unread);
}

function opensMore(a: PlainRule, b: PlainRule): Unsupported {
  const [one, other] = [Math.min(a.number, b.number) + 1, Math.max(a.number, b.number) + 1];
  return unsupported(
    `Rules ${one} and ${other} differ in their peers and in their ports: as one rule they would allow more than the two do.`,
  );
}

function addsNothing({ number }: PlainRule, wide: PlainRule): Unsupported {
  const covered = `Rule ${wide.number + 1} means anyone on these ports, so rule ${number + 1} adds nothing to it`;
  return unsupported(`${covered}. Remove rule ${number + 1} instead.`);
}

function freshPeers(from: PlainRule, into: PlainRule): readonly number[] {
  if (from.peers === 'anyone' || into.peers === 'anyone') return [];
  const standing = new Set(into.peers.map(peerMeaning));
  return [...from.peers.entries()].filter(([, peer]) => !standing.has(peerMeaning(peer))).map(([index]) => index);
}

function movedPorts(from: PlainRule, into: PlainRule): readonly Placement[] {
  if (containsPorts(into.ports, from.ports)) return [];
  const { entries } = from.rule;
  // Ports that are not listed are all of them.
  if (entries.length === 0) return placeNoPorts(into, false);
  const fresh = [...entries.entries()].filter(([, entry]) => !containsPorts(into.ports, portsOf([entry])));
  return moves(
    from,
    into,
    'ports',
    fresh.map(([index]) => index),
    into.rule.entries.length,
  );
}

/** Moves items of a rule's list behind the `count` of the other's. Each is gone from its list when the next one moves. */
function moves(from: FoundRule, into: FoundRule, field: string, items: readonly number[], count: number): readonly Placement[] {
  return items.map((item, done) => ({
    type: 'move',
    from: [...from.path, field, item - done],
    to: [...into.path, field],
    index: count + done,
  }));
}

function withHeading(placements: readonly Placement[], heading: Path): readonly Placement[] {
  const first = placements.findIndex(({ type }) => type === 'move');
  return placements.map((one, index) => (one.type === 'move' && index === first ? { ...one, heading } : one));
}
