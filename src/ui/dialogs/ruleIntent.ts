import type { Group } from '../../engine/coverage';
import type { Direction, Policy } from '../../engine/policy';
import { type PortWish, portWish } from '../../kinds';
import type { Intent } from '../../kinds/intent';
import { ruleSentence, type Sentence } from '../../words';
import type { WrittenState } from './LiveSentence';
import { BLANK, type RuleReading, sameWish } from './ruleForm';

/**
 * The peer a dialog edits, or the group a new rule begins in; `into` adds to that rule instead, and then its ports are
 * what counts.
 */
export type RuleTarget =
  | { readonly type: 'add'; readonly group: Group; readonly into?: number | undefined }
  | { readonly type: 'edit'; readonly rule: number; readonly peer: number | undefined };

/**
 * The wish a form stands for: undefined while something in it cannot be read, `'nothing'` when an edited rule would
 * stay as it is. Of an edited rule only what changed is asked for. A peer that is named cannot become anyone, since
 * the other peers of its rule would lose their say: a rule for everyone is added instead.
 */
export function ruleIntent(
  direction: Direction,
  target: RuleTarget,
  before: RuleReading,
  now: RuleReading,
): Intent | 'nothing' | undefined {
  const { peers, ports } = now;
  if (peers === undefined || ports === undefined) return undefined;
  if (target.type === 'add') {
    return target.into === undefined || peers.length === 0
      ? { type: 'addRule', direction, peers, ports }
      : { type: 'addPeers', direction, rule: target.into, peers };
  }
  const [peer] = peers;
  if (becomesAnyone(before, now)) return { type: 'addRule', direction, peers, ports };
  const newPeer = peer !== undefined && !sameWish(before.peers, peers) ? { peer: { index: target.peer ?? 0, wish: peer } } : {};
  const newPorts = sameWish(before.ports, ports) ? {} : { ports };
  if (!('peer' in newPeer) && !('ports' in newPorts)) return 'nothing';
  return { type: 'editRule', direction, rule: target.rule, ...newPeer, ...newPorts };
}

/** Whether a peer that is named was turned into anyone. */
export function becomesAnyone(before: RuleReading, now: RuleReading): boolean {
  return now.peers?.length === 0 && before.peers?.length !== 0;
}

/** The live sentence, and the state the row will have. While something cannot be read it claims nothing. */
export function ruleWords(
  policy: Policy,
  direction: Direction,
  target: RuleTarget,
  { peers, ports: typed, blank: unnamed }: RuleReading,
  missing: boolean,
): { readonly sentence: Sentence; readonly state: WrittenState } {
  const existing = target.type === 'edit' || (target.into !== undefined && peers?.length !== 0);
  const purpose = existing ? 'edit' : 'add';
  const ports = target.type === 'add' ? (portsOfRule(policy, direction, target.into) ?? typed) : typed;
  if (ports === undefined) return { sentence: said('The ports cannot be read yet.'), state: 'open' };
  const blank = unnamed ?? (missing && peers !== undefined ? BLANK : undefined);
  if (blank) return { sentence: ruleSentence(policy, direction, { peers: [blank], ports }, purpose), state: 'open' };
  if (peers === undefined) return { sentence: said('What stands in the fields cannot be read yet.'), state: 'open' };
  const ignored = existing && policy[direction].isolated === false;
  return {
    sentence: ruleSentence(policy, direction, { peers, ports }, purpose),
    state: ignored ? 'ignored' : ports.length > 0 ? 'ports' : 'allowed',
  };
}

function portsOfRule(policy: Policy, direction: Direction, index: number | undefined): readonly PortWish[] | undefined {
  return index === undefined ? undefined : policy[direction].rules[index]?.entries.map(portWish);
}

/** A plain sentence. */
export function said(text: string): Sentence {
  return [{ text, style: 'plain' }];
}
