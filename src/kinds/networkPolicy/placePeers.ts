import type { Direction } from '../../engine/policy';
import type { Placement } from '../../text/placement';
import type { Intent } from '../intent';
import type { Unsupported } from '../policyKind';
import { DIRECTION_FIELDS } from './directionFields';
import { isAbsent, isMapping, own } from './mapping';
import { peerValue } from './peerValue';
import { placeRemovedRule } from './placeRules';
import {
  type FoundRule,
  findPeer,
  findRule,
  firstFault,
  gone,
  isReadable,
  type Placed,
  type Target,
  unreadablePeer,
  unreadableRule,
  unsupported,
} from './target';
import { checkPeer } from './wish';

type Of<T extends Intent['type']> = Extract<Intent, { readonly type: T }>;

/** Places the wishes about the peers of rules. */

/** Appends peers to a rule that names some. */
export function placeAddedPeers(target: Target, { direction, rule, peers }: Of<'addPeers'>): Placed {
  const into = findTakingRule(target, direction, rule);
  if ('unsupported' in into) return into;
  const fault = firstFault(peers.map((peer) => checkPeer(peer)));
  if (fault !== undefined) return unsupported(fault);
  const path = [...into.path, DIRECTION_FIELDS[direction].peers];
  return peers.map((peer, index) => ({ type: 'insert', path, index: into.count + index, value: peerValue(peer) }));
}

/** Removes a peer. Without a peer a rule would mean everyone, so the last one goes together with its rule. */
export function placeRemovedPeer(target: Target, { direction, rule, peer }: Of<'removePeer'>): Placed {
  const found = findRule(target, direction, rule);
  if ('unsupported' in found) return found;
  const { peers: field } = DIRECTION_FIELDS[direction];
  const list = isMapping(found.written) ? own(found.written, field) : undefined;
  if (!isAbsent(list) && !Array.isArray(list)) return unreadableRule(direction, rule);
  if (!Array.isArray(list) || !(peer in list)) return gone(direction, rule);
  if (list.length === 1) return placeRemovedRule(target, { type: 'removeRule', direction, rule });
  return [{ type: 'remove', path: [...found.path, field, peer] }];
}

/**
 * Moves a peer to another rule, whose ports it then has, or to another place in its own. The rule that is left without
 * a peer would mean everyone, so it goes; the comments above it stay with the peer.
 */
export function placeMovedPeer(target: Target, intent: Of<'movePeer'>): Placed {
  const { direction, rule, peer, to } = intent;
  const found = findPeer(target, direction, rule, peer);
  if ('unsupported' in found) return found;
  if (to === rule) return placeReorderedPeer(found, intent);
  // What it says is not known, so neither is what the other rule's ports would open to it.
  if (found.peer.type === 'unreadable') return unreadablePeer(direction, rule, peer);
  const into = findTakingRule(target, direction, to);
  if ('unsupported' in into) return into;
  const index = intent.at ?? into.count;
  if (index < 0 || index > into.count) return gone(direction, to);
  const move: Placement = { type: 'move', from: found.path, to: [...into.path, DIRECTION_FIELDS[direction].peers], index };
  if (found.count > 1) return [move];
  if (!isReadable(found.from.rule)) return unreadableRule(direction, rule);
  return [
    { ...move, heading: found.from.path },
    { type: 'remove', path: found.from.path },
  ];
}

function placeReorderedPeer(
  found: Exclude<ReturnType<typeof findPeer>, Unsupported>,
  { direction, rule, peer, at = found.count }: Of<'movePeer'>,
): Placed {
  if (at < 0 || at > found.count) return gone(direction, rule);
  if (at === peer || at === peer + 1) return [];
  return [{ type: 'move', from: found.path, to: found.list, index: at }];
}

export function placeDuplicatedPeer(target: Target, { direction, rule, peer }: Of<'duplicatePeer'>): Placed {
  const found = findPeer(target, direction, rule, peer);
  if ('unsupported' in found) return found;
  if (found.peer.type === 'unreadable') return unreadablePeer(direction, rule, peer);
  return [{ type: 'copy', from: found.path, to: found.list, index: peer + 1 }];
}

/** A rule that can be given another peer: one that names some, and of which it is known what it allows them. */
function findTakingRule(
  target: Target,
  direction: Direction,
  number: number,
): (FoundRule & { readonly count: number }) | Unsupported {
  const found = findRule(target, direction, number);
  if ('unsupported' in found) return found;
  const { rule } = found;
  if (!isReadable(rule)) return unreadableRule(direction, number);
  if (rule.peers !== 'anyone') return { ...found, count: rule.peers.length };
  const name = direction === 'ingress' ? 'Ingress' : 'Egress';
  return unsupported(
    `${name} rule ${number + 1} names no peer and so means anyone: a peer in it would narrow it. Use a rule of its own instead.`,
  );
}
