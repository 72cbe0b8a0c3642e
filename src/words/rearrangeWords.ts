import { type Direction, equalPorts, isAllPorts, type Peer, type Policy, type Rule } from '../engine';
import type { Intent } from '../kinds/intent';
import { mergeOf } from '../kinds/networkPolicy/mergeOf';
import { andWords, joinedPeer, orWords } from './andOrWords';
import { portsWords } from './portsWords';
import { peerText, rowName } from './rowText';
import { counted } from './segment';
import { directionWord } from './stateWords';

// What it means to rearrange what stands there already: these edits move rules and peers, and some change what is allowed.

const SAME = 'Nothing changes in what is allowed.';

function peersOf(rule: Rule | undefined): readonly Peer[] {
  return rule === undefined || rule.peers === 'anyone' ? [] : rule.peers;
}

function allowedOn(rule: Rule): string {
  if (rule.ports === 'unreadable') return 'ports that cannot be read';
  return isAllPorts(rule.ports) ? 'every port' : portsWords(rule.ports);
}

function samePorts(a: Rule, b: Rule): boolean {
  return a.ports !== 'unreadable' && b.ports !== 'unreadable' && equalPorts(a.ports, b.ports);
}

/**
 * What moving a peer into another rule does: `app=web is then allowed on TCP 443 instead of TCP 80.` Undefined where it
 * does nothing to what is allowed: within its rule, or while the rules have no effect.
 */
export function movePeerWords(policy: Policy, intent: Extract<Intent, { type: 'movePeer' }>): string | undefined {
  const { isolated, rules } = policy[intent.direction];
  const [from, to] = [rules[intent.rule], rules[intent.to]];
  const peer = peersOf(from)[intent.peer];
  if (from === undefined || to === undefined || peer === undefined || from === to) return undefined;
  const last =
    peersOf(from).length === 1
      ? ` It is the last peer of rule ${intent.rule + 1}, so that rule goes: without peers it would mean everyone.`
      : '';
  if (isolated === false) return last === '' ? undefined : last.trim();
  if (samePorts(from, to)) return `Both rules have the same ports. ${SAME}${last}`;
  const others = rules.some((rule) => rule !== to && (rule !== from || peersOf(rule).length > 1));
  const kept = others ? ' Other peers that include it keep what they allow.' : '';
  return `${rowName(peerText(peer))} is then allowed on ${allowedOn(to)} instead of ${allowedOn(from)}.${kept}${last}`;
}

/** What AND becomes when it is made an OR. Undefined for a peer that has not both selectors. */
export function separateWords(policy: Policy, direction: Direction, rule: number, peer: number): string | undefined {
  const both = peersOf(policy[direction].rules[rule])[peer];
  if (both === undefined || both.type === 'unreadable') return undefined;
  return orWords(policy, both);
}

/** What OR becomes when a peer is made an AND with its next neighbour. Undefined where the two cannot be joined. */
export function joinWords(policy: Policy, direction: Direction, rule: number, peer: number): string | undefined {
  const peers = peersOf(policy[direction].rules[rule]);
  const [first, second] = [peers[peer], peers[peer + 1]];
  if (first === undefined || second === undefined || first.type === 'unreadable' || second.type === 'unreadable')
    return undefined;
  const joined = joinedPeer(first, second);
  return joined === undefined ? undefined : andWords(policy, joined);
}

/** What merging a rule into another does. Undefined where one of them is not there, or the two cannot be merged. */
export function mergeWords(policy: Policy, direction: Direction, rule: number, into: number): string | undefined {
  const { rules } = policy[direction];
  const [from, to] = [rules[rule], rules[into]];
  if (from === undefined || to === undefined || rule === into) return undefined;
  switch (mergeOf(from, to)) {
    case 'ports':
      return `Rule ${into + 1} then names the peers of both, on the same ports. ${SAME}`;
    case 'peers':
      return `Rule ${into + 1} then names the ports of both, for the same peers. ${SAME}`;
    case 'all':
      return `One of the two says all that the other does. ${SAME}`;
    case 'unreadable':
    case 'more':
    case 'anyone':
      return undefined;
  }
}

/** What splitting peers off a rule does. `to` is the new rule's index afterwards. */
export function splitWords(rule: number, to = rule + 1): string {
  const from = to > rule ? `rule ${rule + 1}` : `rule ${rule + 2}, as rule ${rule + 1} is called then`;
  return `The new rule ${to + 1} has the same ports as ${from}. ${SAME}`;
}

/** What "Deny all" does to a direction. `ask`: rules go. */
export function denyAllWords(policy: Policy, direction: Direction): { readonly words: string; readonly ask: boolean } {
  const { isolated, by, rules } = policy[direction];
  const way = direction === 'ingress' ? 'incoming' : 'outgoing';
  const gone =
    rules.length === 0 ? '' : rules.length === 1 ? ' The rule is removed.' : ` The ${counted(rules.length, 'rule')} are removed.`;
  const closed = isolated === true && rules.length === 0;
  const refused = closed ? `Every ${way} connection is refused already` : `Every ${way} connection will be refused`;
  const named = closed && by === 'implied' ? `; policyTypes now lists ${directionWord(direction)}` : '';
  return { words: `${refused}${named}.${gone}`, ask: rules.length > 0 };
}
