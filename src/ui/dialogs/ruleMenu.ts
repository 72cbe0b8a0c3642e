import type { Direction, Policy, Rule } from '../../engine/policy';
import type { Intent } from '../../kinds/intent';
import type { Path } from '../../text/path';
import { consequenceWords, directionWord } from '../../words';
import type { ObjectKey } from '../../workspace/workspace';
import type { Deed, MenuEntry, MenuSection, Spot } from './menuEntry';
import { pairingsOf } from './pairing';
import { mergeFault, peerLabel, ruleSummary, samePorts, takesNoPeer } from './ruleSummary';

/** Another open policy, as a place to copy a rule to. `place` tells where it stands: its file, its namespace. */
export interface OtherPolicy {
  readonly object: ObjectKey;
  readonly name: string;
  readonly place: string;
  readonly policy: Policy;
  readonly stale: boolean;
}

/** What the menu of a rule or of one of its peers is about. `source` is the document's text, `path` the rule's in it. */
export interface RuleMenuSubject {
  readonly object: ObjectKey;
  readonly policy: Policy;
  readonly spot: Spot;
  readonly source: string;
  readonly path: Path;
  readonly others: readonly OtherPolicy[];
}

type PeerSpot = Spot & { readonly peer: number };

const LATER = 'What it allowed will be refused, unless another rule allows it.';

/** Everything that can be done to a rule, or to the peer that was asked for. Empty when neither is there any more. */
export function ruleMenu(subject: RuleMenuSubject): readonly MenuSection[] {
  const { policy, spot, object } = subject;
  const rule = policy[spot.direction].rules[spot.rule];
  const peers = rule === undefined || rule.peers === 'anyone' ? [] : rule.peers;
  const peer = spot.peer === undefined ? undefined : peers[spot.peer];
  if (rule === undefined) return [];
  const edit: MenuEntry = { name: 'Edit…', does: { type: 'dialog', request: { type: 'editRule', object, ...spot } } };
  const heading = `${directionWord(spot.direction)} rule ${spot.rule + 1}`;
  const { direction, rule: index } = spot;
  const removeRule = removal(policy, 'Remove rule', { type: 'removeRule', direction, rule: index });
  // What takes away stands apart from the rest.
  if (peer === undefined || spot.peer === undefined)
    return [{ heading, entries: [edit, ...ruleEntries(subject, rule)] }, { entries: [removeRule] }];
  return [
    { heading: peerLabel(peer), entries: [edit, ...peerEntries(subject, rule, spot.peer)] },
    { entries: [removal(policy, 'Remove peer', { type: 'removePeer', direction, rule: index, peer: spot.peer })] },
    { heading, entries: ruleEntries(subject, rule) },
    { entries: [removeRule] },
  ];
}

function peerEntries({ policy, spot }: RuleMenuSubject, rule: Rule, peer: number): readonly MenuEntry[] {
  const { direction } = spot;
  const at = { direction, rule: spot.rule, peer };
  const only = rule.peers === 'anyone' || rule.peers.length < 2 ? 'It is the only peer of its rule.' : undefined;
  const split: Intent = { type: 'splitRule', direction, rule: spot.rule, peers: [peer] };
  const splits: MenuEntry = {
    name: 'Split off this peer',
    detail: 'Into a rule of its own, with the same ports.',
    off: only,
    does: deed(split, { direction, rule: spot.rule + 1, peer: 0 }),
  };
  const moves = policy[direction].rules.flatMap((other, to): readonly MenuEntry[] =>
    to === spot.rule ? [] : [moveEntry(policy, at, rule, other, to)],
  );
  return [
    ...pairingEntries(policy, rule, at),
    { name: 'Move peer to rule…', does: [...moves, { ...splits, name: 'Move peer to a new rule' }] },
    splits,
    entry(policy, 'Duplicate peer', { type: 'duplicatePeer', ...at }, { ...at, peer: peer + 1 }),
  ];
}

function moveEntry(policy: Policy, at: PeerSpot, rule: Rule, other: Rule, to: number): MenuEntry {
  const goes = rule.peers === 'anyone' || rule.peers.length === 1;
  const after: Spot = {
    ...at,
    rule: goes && to > at.rule ? to - 1 : to,
    peer: other.peers === 'anyone' ? 0 : other.peers.length,
  };
  const { detail, ...rest } = entry(policy, `Move peer to rule ${to + 1}`, { type: 'movePeer', ...at, to }, after);
  return { ...rest, detail: joined(`${ruleSummary(other)}.`, detail), off: takesNoPeer(other) };
}

function pairingEntries(policy: Policy, rule: Rule, at: PeerSpot): readonly MenuEntry[] {
  const pairings = pairingsOf(rule, at.direction, at.rule, at.peer);
  return pairings.map((pairing) => {
    const partner = pairing.partner === undefined || rule.peers === 'anyone' ? undefined : rule.peers[pairing.partner];
    const which = pairings.length > 1 && partner !== undefined ? ` with ${peerLabel(partner)}` : '';
    const after: Spot = { ...at, peer: Math.min(at.peer, pairing.partner ?? at.peer) };
    return entry(policy, pairing.join === 'and' ? 'Make OR' : `Make AND${which}`, pairing.turn, after);
  });
}

function ruleEntries(subject: RuleMenuSubject, rule: Rule): readonly MenuEntry[] {
  const { policy, spot, object } = subject;
  const { direction, rule: index } = spot;
  const count = policy[direction].rules.length;
  const peers = rule.peers === 'anyone' ? 0 : rule.peers.length;
  const only = count === 1 ? `It is the only rule of ${direction}.` : undefined;
  const move = (name: string, to: number, off: string | undefined): MenuEntry => ({
    name,
    off: only ?? off,
    does: deed({ type: 'moveRule', direction, rule: index, to }, { ...spot, rule: to }),
  });
  const split: MenuEntry = {
    name: 'Split…',
    detail: 'Some of its peers go into a rule of their own.',
    does: { type: 'dialog', request: { type: 'splitRule', object, direction, rule: index } },
  };
  return [
    move('Move up', index - 1, index === 0 ? 'It is the first rule.' : undefined),
    move('Move down', index + 1, index === count - 1 ? 'It is the last rule.' : undefined),
    entry(policy, 'Duplicate rule', { type: 'duplicateRule', direction, rule: index }, { ...spot, rule: index + 1 }),
    ...(spot.peer === undefined && peers > 1 ? [split] : []),
    { name: 'Merge into rule…', off: only, does: merges(policy, spot, rule) },
    copies(subject, rule),
    { name: 'Copy rule in words', does: { type: 'copy', what: 'rule' } },
    { name: 'Copy rule as Markdown', does: { type: 'copy', what: 'ruleMarkdown' } },
  ];
}

function merges(policy: Policy, spot: Spot, rule: Rule): readonly MenuEntry[] {
  const { direction, rule: index } = spot;
  return policy[direction].rules.flatMap((other, into): readonly MenuEntry[] => {
    if (into === index) return [];
    const before = samePorts(rule, other) && other.peers !== 'anyone' ? other.peers.length : 0;
    const peer = spot.peer === undefined ? undefined : before + spot.peer;
    const after: Spot = { direction, rule: into > index ? into - 1 : into, peer };
    const name = `Merge into rule ${into + 1}`;
    const { detail, ...rest } = entry(policy, name, { type: 'mergeRules', direction, rule: index, into }, after);
    return [{ ...rest, detail: joined(`${ruleSummary(other)}.`, detail), off: mergeFault(policy, direction, index, into) }];
  });
}

function copies({ policy, spot, source, path, others }: RuleMenuSubject, rule: Rule): MenuEntry {
  const { direction } = spot;
  return {
    name: 'Copy rule to policy…',
    off: others.length === 0 ? 'No other policy is open.' : undefined,
    does: others.map(
      (other): MenuEntry => ({
        name: other.name,
        detail: `${other.place}. ${copyMeaning(policy, direction, rule, other.policy)}`,
        off: other.stale ? 'Its text cannot be read at the moment.' : undefined,
        does: {
          type: 'intent',
          object: other.object,
          intent: { type: 'copyRule', direction, source, path },
          notice: `Copied ${direction} rule ${spot.rule + 1} to ${other.name}.`,
        },
      }),
    ),
  };
}

/** What a copied rule comes to in its new place. */
function copyMeaning(policy: Policy, direction: Direction, rule: Rule, other: Policy): string {
  const own = rule.peers !== 'anyone' && rule.peers.some((peer) => peer.type === 'pods' && peer.namespaces === undefined);
  const moved = own && policy.namespace !== other.namespace ? ` Pods in its namespace ${other.namespace} are meant there.` : '';
  const closing = consequenceWords(other, { type: 'addRule', direction, peers: [], ports: [] })?.words;
  return `Opens what the rule names.${moved}${closing === undefined ? '' : ` ${closing}`}`;
}

function removal(policy: Policy, name: string, intent: Intent & { readonly direction: Direction }): MenuEntry {
  const line = entry(policy, name, intent);
  const counts = policy[intent.direction].isolated !== false;
  return { ...line, detail: line.detail ?? (counts ? LATER : undefined), danger: true };
}

/** A line for an edit, with what it does beyond its name. */
function entry(policy: Policy, name: string, intent: Intent, after?: Spot): MenuEntry {
  return { name, detail: consequenceWords(policy, intent)?.words, does: deed(intent, after) };
}

function deed(intent: Intent, after?: Spot): Deed {
  return { type: 'intent', intent, ...(after && { after }) };
}

function joined(...parts: readonly (string | undefined)[]): string {
  return parts.filter((part) => part !== undefined).join(' ');
}
