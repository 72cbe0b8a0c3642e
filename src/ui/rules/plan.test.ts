import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { policy as policyOf } from '../../engine/testPolicies';
import type { Item } from './item';
import { type Answer, dropPlan, type Place, removePlan, stepPlan } from './plan';

/** Ingress: 1 a or b or c on 80; 2 d on 443; 3 anyone on 22; 4 e on every port. Egress: 1 Kubernetes DNS. */
const policy = policyOf({
  ingress: ['app=a | app=b | app=c @ 80', 'app=d @ 443', '@ 22', 'app=e'],
  egress: ['ns:kubernetes.io/metadata.name=kube-system & k8s-app=kube-dns @ 53/UDP'],
  types: 'IE',
});

const rule = (index: number): Item => ({ direction: 'ingress', rule: index, peer: undefined });
const peer = (index: number, at: number): Item => ({ direction: 'ingress', rule: index, peer: at });
const gap = (index: number): Place => ({ type: 'gap', direction: 'ingress', index });
const into = (index: number, at?: number): Place => ({ type: 'rule', direction: 'ingress', rule: index, at });

function told(answer: Answer): unknown {
  if (answer === undefined) return 'nothing';
  return answer.ok ? { intent: answer.plan.intent, words: answer.plan.words, focus: answer.plan.focus } : answer.reason;
}

const move = (rule: number, to: number) => ({ type: 'moveRule', direction: 'ingress', rule, to });
const movePeer = (rule: number, peer: number, to: number, at?: number) => ({
  type: 'movePeer',
  direction: 'ingress',
  rule,
  peer,
  to,
  ...(at === undefined ? {} : { at }),
});
const split = (rule: number, peer: number, to: number) => ({ type: 'splitRule', direction: 'ingress', rule, peers: [peer], to });

describe('dropping', () => {
  test.each<[string, Item, Place, unknown]>([
    ['a rule into the gap before it', rule(1), gap(1), 'nothing'],
    ['a rule into the gap behind it', rule(1), gap(2), 'nothing'],
    ['a rule to the top', rule(3), gap(0), { intent: move(3, 0), words: 'Move ingress rule 4 to place 1', focus: rule(0) }],
    ['a rule to the end', rule(0), gap(4), { intent: move(0, 3), words: 'Move ingress rule 1 to place 4', focus: rule(3) }],
    [
      'a peer onto another rule',
      peer(0, 1),
      into(1),
      { intent: movePeer(0, 1, 1), words: 'Move app=b to rule 2: it gets TCP 443', focus: peer(1, 1) },
    ],
    [
      'a peer before a peer of another rule',
      peer(0, 1),
      into(1, 0),
      { intent: movePeer(0, 1, 1, 0), words: 'Move app=b to rule 2: it gets TCP 443', focus: peer(1, 0) },
    ],
    [
      'the only peer of a rule onto a later one: its rule goes, and the others move up',
      peer(1, 0),
      into(3),
      {
        intent: movePeer(1, 0, 3),
        words: 'Move app=d to rule 4: it gets every port. Rule 2 has no other peer and goes',
        focus: peer(2, 1),
      },
    ],
    [
      'the only peer onto an earlier rule',
      peer(3, 0),
      into(1),
      {
        intent: movePeer(3, 0, 1),
        words: 'Move app=e to rule 2: it gets TCP 443. Rule 4 has no other peer and goes',
        focus: peer(1, 1),
      },
    ],
    ['a peer onto a rule for anyone', peer(0, 0), into(2), 'Ingress rule 3 names no peer, so it takes none.'],
    ['a peer onto its own rule, last', peer(0, 2), into(0), 'nothing'],
    ['a peer before itself', peer(0, 1), into(0, 1), 'nothing'],
    ['a peer before the one behind it', peer(0, 1), into(0, 2), 'nothing'],
    [
      'a peer to the end of its own rule',
      peer(0, 0),
      into(0),
      { intent: movePeer(0, 0, 0), words: 'Move app=a to place 3 of rule 1', focus: peer(0, 2) },
    ],
    [
      'a peer between rules, right behind its own',
      peer(0, 1),
      gap(1),
      { intent: split(0, 1, 1), words: 'Make app=b rule 2 of its own: it keeps TCP 80', focus: peer(1, 0) },
    ],
    [
      'a peer between other rules',
      peer(0, 1),
      gap(3),
      { intent: split(0, 1, 3), words: 'Make app=b rule 4 of its own: it keeps TCP 80', focus: peer(3, 0) },
    ],
    [
      'a peer above its own rule',
      peer(0, 1),
      gap(0),
      { intent: split(0, 1, 0), words: 'Make app=b rule 1 of its own: it keeps TCP 80', focus: peer(0, 0) },
    ],
    [
      'the only peer of a rule between rules: the rule itself moves',
      peer(1, 0),
      gap(0),
      { intent: move(1, 0), words: 'Move ingress rule 2 to place 1', focus: rule(0) },
    ],
    [
      'anything onto the other direction',
      peer(0, 0),
      { type: 'rule', direction: 'egress', rule: 0, at: undefined },
      'What is ingress cannot become egress: copy it, or add a rule there.',
    ],
  ])('%s', (_, item, place, expected) => {
    expect(told(dropPlan(policy, item, place))).toEqual(expected);
  });
});

describe('a step by keyboard', () => {
  test.each<[string, Item, -1 | 1, unknown]>([
    ['a rule down', rule(0), 1, { intent: move(0, 1), words: 'Move ingress rule 1 to place 2', focus: rule(1) }],
    ['the first rule up', rule(0), -1, 'It is the first ingress rule already.'],
    ['the last rule down', rule(3), 1, 'It is the last ingress rule already.'],
    [
      'a peer down within its rule',
      peer(0, 0),
      1,
      { intent: movePeer(0, 0, 0, 2), words: 'Move app=a to place 2 of rule 1', focus: peer(0, 1) },
    ],
    [
      'a peer up within its rule',
      peer(0, 2),
      -1,
      { intent: movePeer(0, 2, 0, 1), words: 'Move app=c to place 2 of rule 1', focus: peer(0, 1) },
    ],
    [
      'the last peer of a rule down: to the front of the next rule',
      peer(0, 2),
      1,
      { intent: movePeer(0, 2, 1, 0), words: 'Move app=c to rule 2: it gets TCP 443', focus: peer(1, 0) },
    ],
    [
      'past a rule for anyone',
      peer(1, 0),
      1,
      {
        intent: movePeer(1, 0, 3, 0),
        words: 'Move app=d to rule 4: it gets every port. Rule 2 has no other peer and goes',
        focus: peer(2, 0),
      },
    ],
    [
      'the first peer up into the rule before',
      peer(1, 0),
      -1,
      {
        intent: movePeer(1, 0, 0),
        words: 'Move app=d to rule 1: it gets TCP 80. Rule 2 has no other peer and goes',
        focus: peer(0, 3),
      },
    ],
    ['the only peer of the last rule down', peer(3, 0), 1, 'No ingress rule after it takes peers.'],
    [
      'the first of several peers up from the first rule: a rule of its own before it',
      peer(0, 0),
      -1,
      { intent: split(0, 0, 0), words: 'Make app=a rule 1 of its own: it keeps TCP 80', focus: peer(0, 0) },
    ],
  ])('%s', (_, item, step, expected) => {
    expect(told(stepPlan(policy, item, step))).toEqual(expected);
  });
});

describe('removing', () => {
  test.each<[string, Item, unknown, Item | undefined]>([
    ['a rule', rule(1), { type: 'removeRule', direction: 'ingress', rule: 1 }, rule(1)],
    ['the last rule', rule(3), { type: 'removeRule', direction: 'ingress', rule: 3 }, rule(2)],
    ['a peer', peer(0, 2), { type: 'removePeer', direction: 'ingress', rule: 0, peer: 2 }, peer(0, 1)],
    ['the only peer', peer(1, 0), { type: 'removePeer', direction: 'ingress', rule: 1, peer: 0 }, rule(1)],
  ])('%s', (_, item, intent, focus) => {
    const answer = removePlan(policy, item);
    expect(answer?.ok && answer.plan.intent).toEqual(intent);
    expect(answer?.ok && answer.plan.focus).toEqual(focus);
  });

  test('the only rule leaves nothing to put the focus on, and says what that means', () => {
    const only = policyOf({ egress: ['app=a'], types: 'E' });
    const answer = removePlan(only, { direction: 'egress', rule: 0, peer: 0 });
    expect(answer?.ok && answer.plan.focus).toBeUndefined();
    expect(answer?.ok && answer.plan.done).toMatch(
      /^Removed app=a from egress rule 1\. .*every outgoing connection will be refused/,
    );
  });
});

/** What the intents come to, on a plain list of lists: what the focus says has to be what was moved. */
type Rules = readonly (readonly string[])[];

function carriedOut(rules: Rules, intent: { readonly type: string }): Rules {
  const { type, rule, to, peer, peers, at } = intent as {
    type: string;
    rule: number;
    to: number;
    peer: number;
    peers: number[];
    at?: number;
  };
  const own = rules[rule] ?? [];
  if (type === 'moveRule') return rules.toSpliced(rule, 1).toSpliced(to, 0, own);
  if (type === 'splitRule') {
    const [name = ''] = peers.map((one) => own[one] ?? '');
    const staying = own.filter((one) => one !== name);
    return rules.with(rule, staying).toSpliced(to, 0, [name]);
  }
  const name = own[peer] ?? '';
  const marked = rules.map((one, index) => (index === rule ? one.with(peer, '') : one));
  const put = marked.map((one, index) => (index === to ? one.toSpliced(at ?? one.length, 0, name) : one));
  return put.map((one) => one.filter(Boolean)).filter((one) => one.length > 0);
}

test('whatever is moved wherever, the focus is where it went, and nothing is lost', () => {
  const sizes = fc.array(fc.integer({ min: 1, max: 3 }), { minLength: 1, maxLength: 5 });
  fc.assert(
    fc.property(sizes, fc.nat(), fc.option(fc.nat()), fc.nat(), fc.option(fc.nat()), (counts, r, p, t, a) => {
      let next = 0;
      const names: Rules = counts.map((count) => Array.from({ length: count }, () => `n${next++}`));
      const made = policyOf({ ingress: names.map((peers) => peers.map((name) => `app=${name}`).join(' | ')), types: 'I' });
      const from = r % names.length;
      const own = names[from] ?? [];
      const at = p === null ? undefined : p % own.length;
      const item: Item = { direction: 'ingress', rule: from, peer: at };
      const target = names[t % names.length] ?? [];
      const place: Place =
        a === null ? gap(t % (names.length + 1)) : into(t % names.length, a % (target.length + 1) || undefined);
      const answer = dropPlan(made, item, place);
      if (!answer?.ok) return;
      const { intent, focus } = answer.plan;
      const after = carriedOut(names, intent);
      expect([...after.flat()].sort()).toEqual([...names.flat()].sort());
      const moved = after[focus?.rule ?? -1];
      if (focus?.peer === undefined) expect(moved).toEqual(own);
      else expect(moved?.[focus.peer]).toBe(own[at ?? 0]);
    }),
    { numRuns: Number(process.env.DRAWBRIDGE_RUNS ?? 1000) },
  );
});
