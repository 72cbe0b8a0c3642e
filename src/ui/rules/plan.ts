import { isKubeDns, type Peer, type Policy, type Rule } from '../../engine';
import type { Intent } from '../../kinds';
import { consequenceWords, entriesWords } from '../../words';
import { peerText, rowName } from '../../words/rowText';
import type { Item } from './item';

/**
 * What a move or a removal comes to. `words` say beforehand what will
 * happen, `done` afterwards what did. `focus` is where the item, or what took its place, stands then.
 */
export interface Plan {
  readonly intent: Intent;
  readonly words: string;
  readonly done: string;
  readonly focus: Item | undefined;
}

/** A plan; or why there is none; or undefined where nothing would change. */
export type Answer = { readonly ok: true; readonly plan: Plan } | { readonly ok: false; readonly reason: string } | undefined;

/** Where something is dropped. `gap` lies before rule `index`. `rule` is a rule; `at` the peer to go before, else last. */
export type Place =
  | { readonly type: 'gap'; readonly direction: Item['direction']; readonly index: number }
  | { readonly type: 'rule'; readonly direction: Item['direction']; readonly rule: number; readonly at: number | undefined };

/** What dropping an item at a place comes to. */
export function dropPlan(policy: Policy, item: Item, place: Place): Answer {
  if (place.direction !== item.direction)
    return refusal(`What is ${item.direction} cannot become ${place.direction}: copy it, or add a rule there.`);
  if (item.peer === undefined) return moveRule(item, place.type === 'gap' ? beforeGap(item.rule, place.index) : place.rule);
  if (place.type === 'gap') return ownRule(policy, item, item.peer, place.index);
  return movePeer(policy, item, item.peer, place.rule, place.at);
}

/**
 * What a step up (-1) or down (1) comes to. A peer that leaves its rule goes to the next one that takes peers; behind
 * the last one it becomes a rule of its own.
 */
export function stepPlan(policy: Policy, item: Item, step: -1 | 1): Answer {
  const { direction, rule, peer } = item;
  const { rules } = policy[direction];
  const edge = step < 0 ? 'first' : 'last';
  if (peer === undefined) {
    const to = rule + step;
    return to < 0 || to >= rules.length ? refusal(`It is the ${edge} ${direction} rule already.`) : moveRule(item, to);
  }
  const count = peersOf(rules[rule]).length;
  const within = peer + step;
  if (within >= 0 && within < count) return movePeer(policy, item, peer, rule, step < 0 ? within : within + 1);
  for (let to = rule + step; to >= 0 && to < rules.length; to += step) {
    if (rules[to]?.peers !== 'anyone') return movePeer(policy, item, peer, to, step < 0 ? undefined : 0);
  }
  if (count < 2) return refusal(`No ${direction} rule ${step < 0 ? 'before' : 'after'} it takes peers.`);
  return ownRule(policy, item, peer, step < 0 ? rule : rule + 1);
}

/** What taking an item away comes to. */
export function removePlan(policy: Policy, item: Item): Answer {
  const { direction, rule, peer } = item;
  const { rules } = policy[direction];
  const { length } = peersOf(rules[rule]);
  const rest = rules.length - 1;
  const nextRule: Item | undefined = rest === 0 ? undefined : { direction, rule: Math.min(rule, rest - 1), peer: undefined };
  const intent: Intent =
    peer === undefined ? { type: 'removeRule', direction, rule } : { type: 'removePeer', direction, rule, peer };
  const what = peer === undefined ? ruleName(item) : `${peerName(policy, item)} from ${ruleName(item)}`;
  const more = consequenceWords(policy, intent)?.words;
  return {
    ok: true,
    plan: {
      intent,
      words: `Remove ${what}`,
      done: [`Removed ${what}.`, more].filter(Boolean).join(' '),
      focus: peer === undefined || length < 2 ? nextRule : { direction, rule, peer: Math.min(peer, length - 2) },
    },
  };
}

/** `ingress rule 2`. */
export function ruleName({ direction, rule }: Pick<Item, 'direction' | 'rule'>): string {
  return `${direction} rule ${rule + 1}`;
}

/** Whom the item's peer means: `app=web`, `Kubernetes DNS`. */
export function peerName(policy: Policy, { direction, rule, peer }: Item): string {
  const found = peersOf(policy[direction].rules[rule])[peer ?? 0];
  if (found === undefined) return 'a peer';
  return direction === 'egress' && isKubeDns(found, policy) ? 'Kubernetes DNS' : rowName(peerText(found));
}

/** The ports a rule gives its peers: `TCP 80, UDP 53`, `every port`. */
export function portsOf(rule: Rule | undefined): string {
  return rule === undefined || rule.ports === 'unreadable' ? 'its ports' : entriesWords(rule.entries);
}

function refusal(reason: string): Answer {
  return { ok: false, reason };
}

function peersOf(rule: Rule | undefined): readonly Peer[] {
  return rule === undefined || rule.peers === 'anyone' ? [] : rule.peers;
}

/** Where a rule stands once it was put into a gap: the gaps behind it move up when it is taken out. */
function beforeGap(rule: number, gap: number): number {
  return gap > rule ? gap - 1 : gap;
}

function moveRule({ direction, rule }: Item, to: number): Answer {
  if (to === rule) return undefined;
  return {
    ok: true,
    plan: {
      intent: { type: 'moveRule', direction, rule, to },
      words: `Move ${ruleName({ direction, rule })} to place ${to + 1}`,
      done: `${capital(ruleName({ direction, rule }))} is rule ${to + 1} now.`,
      focus: { direction, rule: to, peer: undefined },
    },
  };
}

function movePeer(policy: Policy, item: Item, peer: number, to: number, at: number | undefined): Answer {
  const { direction, rule } = item;
  const [source, target] = [policy[direction].rules[rule], policy[direction].rules[to]];
  const name = peerName(policy, item);
  const intent: Intent = { type: 'movePeer', direction, rule, peer, to, ...(at === undefined ? {} : { at }) };
  if (to === rule) {
    const place = beforeGap(peer, at ?? peersOf(source).length);
    if (place === peer) return undefined;
    const done = `${name} is peer ${place + 1} of rule ${rule + 1} now.`;
    return planned(intent, `Move ${name} to place ${place + 1} of rule ${rule + 1}`, done, { direction, rule, peer: place });
  }
  if (target?.peers === 'anyone')
    return refusal(`${capital(ruleName({ direction, rule: to }))} names no peer, so it takes none.`);
  const [had, gets] = [portsOf(source), portsOf(target)];
  const alone = peersOf(source).length === 1;
  const ports = had === gets ? `it keeps ${gets}` : `it gets ${gets}`;
  const goes = alone ? `. Rule ${rule + 1} has no other peer and goes` : '';
  const after = alone && to > rule ? to - 1 : to;
  return planned(
    intent,
    `Move ${name} to rule ${to + 1}: ${ports}${goes}`,
    `${name} is in ${ruleName({ direction, rule: after })} now, on ${gets}.`,
    { direction, rule: after, peer: at ?? peersOf(target).length },
  );
}

function ownRule(policy: Policy, item: Item, peer: number, gap: number): Answer {
  const { direction, rule } = item;
  const { [rule]: source } = policy[direction].rules;
  if (peersOf(source).length < 2) return moveRule(item, beforeGap(rule, gap));
  const name = peerName(policy, item);
  return planned(
    { type: 'splitRule', direction, rule, peers: [peer], to: gap },
    `Make ${name} rule ${gap + 1} of its own: it keeps ${portsOf(source)}`,
    `${name} is ${ruleName({ direction, rule: gap })} now, on ${portsOf(source)}.`,
    { direction, rule: gap, peer: 0 },
  );
}

function planned(intent: Intent, words: string, done: string, focus: Item): Answer {
  return { ok: true, plan: { intent, words, done, focus } };
}

function capital(words: string): string {
  return words.charAt(0).toUpperCase() + words.slice(1);
}
