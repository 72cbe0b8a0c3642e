import type { Group } from '../../engine/coverage';
import type { Direction, Policy } from '../../engine/policy';
import type { Intent, PeerWish } from '../../kinds/intent';
import { type RuleWish, ruleSentence, type Sentence } from '../../words';
import type { WrittenState } from './LiveSentence';
import { type RuleReading, sameWish } from './ruleForm';

/** The peer a dialog edits, or the group a new rule begins in. */
export type RuleTarget =
  | { readonly type: 'add'; readonly group: Group }
  | { readonly type: 'edit'; readonly rule: number; readonly peer: number | undefined };

/**
 * The wish a form stands for: undefined while something in it cannot be read, `'nothing'` when an edited rule would
 * stay as it is. Of an edited rule only what changed is asked for.
 */
export function ruleIntent(
  direction: Direction,
  target: RuleTarget,
  before: RuleReading,
  now: RuleReading,
): Intent | 'nothing' | undefined {
  const { peer, ports } = now;
  if (peer === undefined || ports === undefined) return undefined;
  if (target.type === 'add') return { type: 'addRule', direction, peers: peersOf(peer), ports };
  const newPeer = peer !== 'anyone' && !sameWish(before.peer, peer) ? { peer: { index: target.peer ?? 0, wish: peer } } : {};
  const newPorts = sameWish(before.ports, ports) ? {} : { ports };
  if (!('peer' in newPeer) && !('ports' in newPorts)) return 'nothing';
  return { type: 'editRule', direction, rule: target.rule, ...newPeer, ...newPorts };
}

/** The live sentence, and the state the row will have. While something cannot be read it claims nothing. */
export function ruleWords(
  policy: Policy,
  direction: Direction,
  target: RuleTarget,
  { peer, ports }: RuleReading,
  missing: boolean,
): { readonly sentence: Sentence; readonly state: WrittenState } {
  const purpose = target.type;
  if (ports === undefined) return { sentence: said('The ports cannot be read yet.'), state: 'open' };
  const blank = blankPeer(peer, missing);
  if (blank) return { sentence: ruleSentence(policy, direction, { peers: [blank], ports }, purpose), state: 'open' };
  if (peer === undefined) return { sentence: said('What stands in the fields cannot be read yet.'), state: 'open' };
  const wish: RuleWish = { peers: peersOf(peer), ports };
  const ignored = purpose === 'edit' && policy[direction].isolated === false;
  return {
    sentence: ruleSentence(policy, direction, wish, purpose),
    state: ignored ? 'ignored' : ports.length > 0 ? 'ports' : 'allowed',
  };
}

function blankPeer(peer: PeerWish | 'anyone' | undefined, missing: boolean): PeerWish | undefined {
  return missing && peer !== undefined ? { type: 'pods', namespaces: undefined, pods: undefined } : undefined;
}

function peersOf(peer: PeerWish | 'anyone'): readonly PeerWish[] {
  return peer === 'anyone' ? [] : [peer];
}

/** A plain sentence. */
export function said(text: string): Sentence {
  return [{ text, style: 'plain' }];
}
