import type { Policy } from '../engine';
import type { PeerWish } from '../kinds/intent';
import { fullPeer } from './fullPeer';
import { type Sentence, sentence, sentenceText, strong } from './segment';

/** A peer with both selectors, as read or as wished for. */
type PodsPeer = Extract<PeerWish, { type: 'pods' }>;

function inOwn(policy: Policy): Sentence {
  return sentence('namespace ', strong(policy.namespace));
}

function words(policy: Policy, { namespaces, pods }: PodsPeer): string {
  return sentenceText(fullPeer(policy, { type: 'pods', namespaces, pods, origin: [] }, inOwn(policy)));
}

/**
 * What both selectors in one peer mean (AND): `Both have to hold: only pods labelled app=p in namespace monitoring.`
 * Undefined for a peer that does not have both.
 */
export function andWords(policy: Policy, peer: PeerWish): string | undefined {
  if (peer.type !== 'pods' || peer.namespaces === undefined || peer.pods === undefined) return undefined;
  return `Both have to hold: only ${words(policy, peer)}.`;
}

/**
 * What the same selectors as two peers mean (OR): `One is enough: every pod in namespace monitoring, and also pods
 * labelled app=p in namespace default.` Undefined for a peer that does not have both.
 */
export function orWords(policy: Policy, peer: PeerWish): string | undefined {
  if (peer.type !== 'pods' || peer.namespaces === undefined || peer.pods === undefined) return undefined;
  const everyPod = words(policy, { ...peer, pods: undefined });
  const ownPods = words(policy, { ...peer, namespaces: undefined });
  return `One is enough: ${everyPod}, and also ${ownPods}.`;
}

/**
 * The peer that two neighbours become when they are joined: one has a namespaceSelector alone, the other a podSelector
 * alone. Undefined for any other two.
 */
export function joinedPeer(first: PeerWish, second: PeerWish): PodsPeer | undefined {
  if (first.type !== 'pods' || second.type !== 'pods') return undefined;
  const [where, who] = first.namespaces === undefined ? [second, first] : [first, second];
  if (where.namespaces === undefined || where.pods !== undefined) return undefined;
  if (who.pods === undefined || who.namespaces !== undefined) return undefined;
  return { type: 'pods', namespaces: where.namespaces, pods: who.pods };
}
