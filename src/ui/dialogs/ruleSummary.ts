import { equalPorts } from '../../engine';
import type { Direction, Peer, Policy, Rule } from '../../engine/policy';
import { mergeOf } from '../../kinds/networkPolicy/mergeOf';
import { entriesWords } from '../../words';
import { peerText, rowName } from '../../words/rowText';

/** A peer as its row is called: `app=web AND namespace shop`. */
export function peerLabel(peer: Peer): string {
  return rowName(peerText(peer));
}

/** A rule's ports in words: `TCP 80, UDP 53`, `every port`. */
export function portsLabel(rule: Rule): string {
  return rule.ports === 'unreadable' ? 'ports that cannot be read' : entriesWords(rule.entries);
}

/** A rule in a list of rules: `app=web and 2 more, on TCP 80`. */
export function ruleSummary(rule: Rule): string {
  if (rule.unreadable !== undefined) return 'cannot be read';
  return `${peersLabel(rule)}, on ${portsLabel(rule)}`;
}

function peersLabel({ peers }: Rule): string {
  if (peers === 'anyone') return 'anyone';
  const [first, ...others] = peers;
  if (first === undefined) return 'anyone';
  return others.length === 0 ? peerLabel(first) : `${peerLabel(first)} and ${others.length} more`;
}

/** Why peers cannot be put into a rule; undefined when they can. */
export function takesNoPeer(rule: Rule): string | undefined {
  if (rule.unreadable !== undefined) return 'It cannot be read.';
  return rule.peers === 'anyone' ? 'It names no peer: it lets everyone through already.' : undefined;
}

/** Why a rule cannot go into another without opening more; undefined when it can. */
export function mergeFault(policy: Policy, direction: Direction, index: number, into: number): string | undefined {
  const { rules } = policy[direction];
  const [rule, other] = [rules[index], rules[into]];
  if (rule === undefined || other === undefined) return 'It is not there any more.';
  switch (mergeOf(rule, other)) {
    case 'ports':
    case 'peers':
    case 'all':
      return undefined;
    case 'unreadable':
      return 'A part of the two cannot be read.';
    case 'more':
      return 'Other peers on other ports: together they would open more.';
    case 'anyone':
      return 'One of the two lets everyone through on these ports: the other adds nothing and can be removed.';
  }
}

/** Whether two rules mean the same ports. */
export function samePorts({ ports }: Rule, { ports: others }: Rule): boolean {
  return ports !== 'unreadable' && others !== 'unreadable' && equalPorts(ports, others);
}
