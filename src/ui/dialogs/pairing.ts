import type { Direction, Rule } from '../../engine/policy';
import { type PeerWish, peerWish } from '../../kinds';
import type { Intent } from '../../kinds/intent';
import { joinedPeer } from '../../words';

/**
 * A namespace selector and a pod selector as they stand: in one peer (`and`), or in two peers that could be one (`or`).
 * `both` is the peer that holds both, `turn` the edit that makes the one the other.
 */
export interface Pairing {
  readonly both: PeerWish;
  readonly join: 'and' | 'or';
  /** The other peer's index, where they are two. */
  readonly partner: number | undefined;
  readonly turn: Intent;
}

/** What a peer's selectors can become: one way for a peer with both; for one with one, its fitting neighbours'. */
export function pairingsOf(rule: Rule, direction: Direction, index: number, at: number): readonly Pairing[] {
  if (rule.peers === 'anyone') return [];
  const [peer, next, previous] = [at, at + 1, at - 1].map((place) => wishAt(rule, place));
  if (peer?.type !== 'pods') return [];
  if (peer.namespaces !== undefined && peer.pods !== undefined) {
    const turn: Intent = { type: 'separateSelectors', direction, rule: index, peer: at };
    return [{ both: peer, join: 'and', partner: undefined, turn }];
  }
  return [[next, at + 1] as const, [previous, at - 1] as const].flatMap(([other, partner]): readonly Pairing[] => {
    const both = other && joinedPeer(peer, other);
    const turn: Intent = { type: 'joinSelectors', direction, rule: index, peer: Math.min(at, partner) };
    return both ? [{ both, join: 'or', partner, turn }] : [];
  });
}

function wishAt(rule: Rule, place: number): PeerWish | undefined {
  const peer = rule.peers === 'anyone' ? undefined : rule.peers[place];
  return peer && peerWish(peer);
}
