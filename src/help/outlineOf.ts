import type { Direction, Policy, Rule } from '../engine/policy';
import { formatSelector } from '../engine/selectorText';
import type { TextRange } from '../text/textEdit';
import { entriesWords } from '../words/portsWords';
import { peerText } from '../words/rowText';
import { type OpenFile, type OpenObject, placeOf } from '../workspace/workspace';

/** A line of a file's outline. `range` is all of it in the file's text, `name` stands at `at`. */
export interface OutlineEntry {
  readonly name: string;
  readonly detail: string;
  readonly kind: 'object' | 'policy' | 'pods' | 'rule' | 'peer';
  readonly range: TextRange;
  readonly at: TextRange;
  readonly children: readonly OutlineEntry[];
}

/** The objects of a file; in each policy whom it is about and its rules, in each rule with several peers these. */
export function outlineOf(file: OpenFile): readonly OutlineEntry[] {
  return file.objects.map((object) => {
    const place = objectPlace(object);
    // What is inside was read from an earlier text: its places may be anywhere by now.
    const children = object.policy && !object.stale ? policyEntries(object, object.policy) : [];
    const name = object.name === '' ? '(no name)' : object.name;
    const where = object.namespace === undefined ? '' : ` in ${object.namespace}`;
    const named = object.stale ? undefined : placeOf(object, ['metadata', 'name']);
    return {
      name,
      detail: `${object.kind === '' ? 'object' : object.kind}${where}`,
      kind: object.policy ? 'policy' : 'object',
      range: place,
      at: named && inside(named, place) ? named : { start: place.start, end: place.start },
      children,
    };
  });
}

function objectPlace(object: OpenObject): TextRange {
  return (object.stale ? undefined : placeOf(object, [])) ?? object.documentRange;
}

function policyEntries(object: OpenObject, policy: Policy): readonly OutlineEntry[] {
  const pods = object.ranges.has('spec.podSelector') ? placeOf(object, ['spec', 'podSelector']) : undefined;
  const about = policy.subject === 'unreadable' ? 'cannot be read' : formatSelector(policy.subject) || 'every pod';
  const subject: OutlineEntry[] = pods
    ? [{ name: 'pods', detail: about, kind: 'pods', range: pods, at: pods, children: [] }]
    : [];
  return [...subject, ...ruleEntries(object, policy, 'ingress'), ...ruleEntries(object, policy, 'egress')].sort(
    (one, other) => one.range.start - other.range.start,
  );
}

function ruleEntries(object: OpenObject, policy: Policy, direction: Direction): readonly OutlineEntry[] {
  const { isolated, rules } = policy[direction];
  return rules.flatMap((rule, index) => {
    const range = placeOf(object, rule.origin);
    if (!range) return [];
    const ignored = isolated === false ? ', ignored' : '';
    const detail = `${peersWords(rule, direction)} on ${entriesWords(rule.entries)}${ignored}`;
    return [{ name: `${direction} rule ${index + 1}`, detail, kind: 'rule', range, at: range, children: peers(object, rule) }];
  });
}

function peersWords({ peers }: Rule, direction: Direction): string {
  if (peers === 'anyone') return direction === 'ingress' ? 'anyone' : 'anywhere';
  const [first] = peers;
  if (!first) return 'no peer';
  return peers.length === 1 ? oneLine(first) : `${oneLine(first)} and ${peers.length - 1} more`;
}

function peers(object: OpenObject, { peers }: Rule): readonly OutlineEntry[] {
  if (peers === 'anyone' || peers.length < 2) return [];
  return peers.flatMap((peer) => {
    const range = placeOf(object, peer.origin);
    const entry = range && { name: oneLine(peer), detail: '', kind: 'peer' as const, range, at: range, children: [] };
    return entry ? [entry] : [];
  });
}

function oneLine(peer: Parameters<typeof peerText>[0]): string {
  const { title, and, note } = peerText(peer);
  return [title, ...(and === undefined ? [] : [`AND ${and}`]), ...(note === undefined ? [] : [`(${note})`])].join(' ');
}

function inside(range: TextRange, outer: TextRange): boolean {
  return outer.start <= range.start && range.end <= outer.end;
}
