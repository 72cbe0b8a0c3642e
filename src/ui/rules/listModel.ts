import type { CoveredRow, Direction, Policy, Rule } from '../../engine';
import type { LineState, Picture } from '../../picture';
import { sideRows } from '../../picture';
import { entryBadges } from '../../words';
import { peerText, type RowText, rowName, rowText } from '../../words/rowText';
import { type Item, itemId } from './item';
import { portsOf } from './plan';

/** So many peers of a rule are read out with it; all stand in the list. */
const READ_OUT = 3;

export interface ListedPeer {
  readonly id: string;
  readonly item: Item;
  readonly text: RowText;
  readonly name: string;
}

/** A rule as the list shows it. `state`: that of its circle on the canvas; none where it has no effect. */
export interface ListedRule {
  readonly id: string;
  readonly item: Item;
  readonly state: LineState | undefined;
  readonly badges: readonly string[];
  /** What stands in place of badges: `all ports`. */
  readonly ports: string | undefined;
  /** Empty for a rule that names no peer. */
  readonly peers: readonly ListedPeer[];
  /** Why it has no effect, or cannot be read. */
  readonly reason: string | undefined;
  /** `Rule 1, ingress, app=web on TCP 80`. */
  readonly name: string;
}

/** One direction of the list. `about` is said in place of rules. */
export interface ListedSide {
  readonly direction: Direction;
  readonly heading: string;
  readonly about: string | undefined;
  readonly rules: readonly ListedRule[];
}

/** The rules of a policy in the order of its text, ingress then egress. `picture` is the policy's, for what they come to. */
export function listRules(policy: Policy, picture: Picture): readonly ListedSide[] {
  return (['ingress', 'egress'] as const).map((direction) => listSide(policy, picture, direction));
}

function listSide(policy: Policy, picture: Picture, direction: Direction): ListedSide {
  const { isolated, rules } = policy[direction];
  const states = new Map(picture[direction].hubs.map(({ rule, state }) => [rule, state]));
  const texts = new Map<string, RowText>();
  for (const { covered } of sideRows(picture[direction])) {
    const at = peerOf(covered);
    if (at !== undefined) texts.set(at, rowText(policy, covered));
  }
  return {
    direction,
    heading: picture[direction].heading,
    about: rules.length > 0 ? undefined : aboutNone(direction, isolated),
    rules: rules.map((rule, index) => listRule(direction, rule, index, isolated, states.get(index), texts)),
  };
}

function peerOf({ subject }: CoveredRow): string | undefined {
  return subject.type === 'peer' ? `${subject.rule}.${subject.peer}` : undefined;
}

function aboutNone(direction: Direction, isolated: boolean | 'unknown'): string {
  const what = direction === 'ingress' ? 'incoming' : 'outgoing';
  if (isolated === 'unknown') return 'No rule; policyTypes cannot be read.';
  return isolated ? `No rule: every ${what} connection is refused.` : `No rule: ${what} connections are not restricted.`;
}

function listRule(
  direction: Direction,
  rule: Rule,
  index: number,
  isolated: boolean | 'unknown',
  state: LineState | undefined,
  texts: ReadonlyMap<string, RowText>,
): ListedRule {
  const item: Item = { direction, rule: index, peer: undefined };
  const written = rule.peers === 'anyone' ? [] : rule.peers;
  const peers = written.map((peer, at): ListedPeer => {
    const text = texts.get(`${index}.${at}`) ?? peerText(peer);
    const its: Item = { ...item, peer: at };
    const place = written.length === 1 ? '' : `peer ${at + 1} of ${written.length}, `;
    return { id: itemId(its), item: its, text, name: `${rowName(text)}, ${place}${direction} rule ${index + 1}` };
  });
  const reason = reasonOf(direction, rule, isolated);
  return {
    id: itemId(item),
    item,
    state,
    badges: entryBadges(rule.entries),
    ports: portsInstead(rule),
    peers,
    reason,
    name: `Rule ${index + 1}, ${direction}, ${whom(peers, rule)} on ${spokenPorts(rule)}${reason === undefined ? '' : `, ${lower(reason)}`}`,
  };
}

function whom(peers: readonly ListedPeer[], rule: Rule): string {
  if (rule.peers === 'anyone') return rule.unreadable === undefined ? 'anyone' : 'someone';
  const names = peers.slice(0, READ_OUT).map(({ text }) => rowName(text));
  const more = peers.length - names.length;
  // A comma keeps an AND from reaching over an OR.
  const or = peers.some(({ text }) => text.and !== undefined) ? ', or ' : ' or ';
  return [...names, ...(more === 0 ? [] : [`${more} more`])].join(or);
}

function portsInstead(rule: Rule): string | undefined {
  if (rule.ports === 'unreadable') return rule.entries.length === 0 ? 'ports cannot be read' : undefined;
  return rule.entries.length === 0 ? 'all ports' : undefined;
}

function spokenPorts(rule: Rule): string {
  return rule.ports === 'unreadable' ? 'ports that cannot be read' : portsOf(rule);
}

function reasonOf(direction: Direction, rule: Rule, isolated: boolean | 'unknown'): string | undefined {
  if (rule.unreadable !== undefined) return rule.unreadable === '' ? 'Cannot be read' : `Cannot be read: ${rule.unreadable}`;
  if (isolated === false) return `Ignored: policyTypes has no ${direction === 'ingress' ? 'Ingress' : 'Egress'}`;
  return rule.ports === 'unreadable' ? 'A port cannot be read' : undefined;
}

function lower(words: string): string {
  return words.charAt(0).toLowerCase() + words.slice(1);
}
