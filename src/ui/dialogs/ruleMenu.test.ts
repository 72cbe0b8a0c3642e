import { describe, expect, test } from 'vitest';
import type { Direction } from '../../engine/policy';
import type { Intent } from '../../kinds';
import { placerOf } from '../../kinds/placers';
import { readDocument } from '../../yaml';
import type { MenuEntry, MenuSection } from './menuEntry';
import { type OtherPolicy, ruleMenu } from './ruleMenu';
import { opened, policyText } from './testing';

const TEXT = policyText(`
  podSelector: {}
  policyTypes: [Ingress]
  ingress:
    - from: [{podSelector: {matchLabels: {app: web}}}, {namespaceSelector: {matchLabels: {team: ops}}}]
      ports: [{port: 80}]
    - from: [{namespaceSelector: {matchLabels: {team: a}}, podSelector: {matchLabels: {app: x}}}]
      ports: [{port: 80, protocol: TCP}]
    - from: [{podSelector: {matchLabels: {app: db}}}]
      ports: [{port: 443}]
    - ports: [{port: 9090}]
    - from: [{podSelector: {matchExpressions: [{key: app, operator: In, values: [db]}]}}]
      ports: [{port: 8443}]
    - from: [{podSelector: {matchLabels: {app: db}}}, {what: is this}]
  egress:
    - to: [{podSelector: {}}]`);

const { object, policy } = opened(TEXT);
const OTHER: OtherPolicy = {
  object: 'other',
  name: 'backend',
  place: 'b.yaml',
  stale: false,
  policy: opened(policyText('{}')).policy,
};

function menu(rule: number, peer?: number, direction: Direction = 'ingress', others = [OTHER]): readonly MenuSection[] {
  return ruleMenu({
    object: object.key,
    policy,
    spot: { direction, rule, peer },
    source: TEXT,
    path: ['spec', direction, rule],
    others,
  });
}

function all(sections: readonly MenuSection[]): readonly MenuEntry[] {
  const within = (entry: MenuEntry): readonly MenuEntry[] =>
    'type' in entry.does ? [entry] : [entry, ...entry.does.flatMap(within)];
  return sections.flatMap(({ entries }) => entries.flatMap(within));
}

function named(sections: readonly MenuSection[], name: string): MenuEntry | undefined {
  return all(sections).find((entry) => entry.name === name);
}

function placed(intent: Intent): string | undefined {
  const root = readDocument(TEXT).value;
  const answer = placerOf('networking.k8s.io/v1', 'NetworkPolicy')?.(root, intent);
  return answer === undefined ? 'no placer' : 'unsupported' in answer ? answer.unsupported : undefined;
}

const SPOTS: readonly (readonly [number, number | undefined])[] = [
  [0, undefined],
  [0, 0],
  [0, 1],
  [1, 0],
  [2, 0],
  [3, undefined],
  [4, 0],
];

describe('ruleMenu', () => {
  test.each(SPOTS)('what is offered for rule %j, peer %j can be done, and what is not cannot', (rule, peer) => {
    for (const { name, off, does } of all(menu(rule, peer))) {
      if (!('type' in does) || does.type !== 'intent' || does.object !== undefined) continue;
      const refused = placed(does.intent);
      const free = does.intent.type === 'moveRule';
      if (off === undefined) expect([name, refused]).toEqual([name, undefined]);
      else if (!free) expect([name, refused]).not.toEqual([name, undefined]);
    }
  });

  test('a peer has all that can be done to it, then its rule', () => {
    const sections = menu(0, 0);
    expect(sections.map(({ heading }) => heading)).toEqual(['app=web', undefined, 'Ingress rule 1', undefined]);
    expect(sections.map(({ entries }) => entries.map(({ name }) => name))).toEqual([
      ['Edit…', 'Make AND', 'Move peer to rule…', 'Split off this peer', 'Duplicate peer'],
      ['Remove peer'],
      [
        'Move up',
        'Move down',
        'Duplicate rule',
        'Merge into rule…',
        'Copy rule to policy…',
        'Copy rule in words',
        'Copy rule as Markdown',
      ],
      ['Remove rule'],
    ]);
  });

  test('what removes a rule stands apart from the rest', () => {
    expect(
      menu(0)
        .at(-1)
        ?.entries.map(({ name, danger }) => [name, danger]),
    ).toEqual([['Remove rule', true]]);
  });

  test('a rule of several peers can be split; one of none or one cannot', () => {
    expect(named(menu(0), 'Split…')).toBeDefined();
    expect(named(menu(2), 'Split…')).toBeUndefined();
    expect(named(menu(3), 'Split…')).toBeUndefined();
    expect(named(menu(2, 0), 'Split off this peer')?.off).toBe('It is the only peer of its rule.');
  });

  test('AND and OR are offered where they can be, and say what they mean', () => {
    expect(named(menu(1, 0), 'Make OR')?.detail).toContain('every pod in namespaces labelled team=a');
    expect(named(menu(0, 1), 'Make AND')?.does).toMatchObject({ intent: { type: 'joinSelectors', peer: 0 }, after: { peer: 0 } });
    expect(named(menu(2, 0), 'Make AND')).toBeUndefined();
  });

  test.each<[number, number, string | undefined]>([
    [0, 1, undefined],
    [0, 2, 'Other peers on other ports: together they would open more.'],
    [0, 3, 'Other peers on other ports: together they would open more.'],
    [2, 4, undefined],
    [2, 5, 'A part of the two cannot be read.'],
  ])('rule %i goes into rule %i: %j', (rule, into, reason) => {
    expect(named(menu(rule), `Merge into rule ${into + 1}`)?.off).toBe(reason);
  });

  test('the only rule goes nowhere', () => {
    const sections = menu(0, 0, 'egress');
    for (const name of ['Move up', 'Move down', 'Merge into rule…']) {
      expect(named(sections, name)?.off).toBe('It is the only rule of egress.');
    }
  });

  test('a peer that moves says on which ports it is then, and takes its rule along when it was its last', () => {
    expect(named(menu(2, 0), 'Move peer to rule 1')?.detail).toMatch(/TCP 80 instead of TCP 443.*that rule goes/);
    expect(named(menu(2, 0), 'Move peer to rule 5')?.does).toMatchObject({ after: { rule: 3, peer: 1 } });
    expect(named(menu(0, 0), 'Move peer to rule 4')?.off).toContain('names no peer');
    expect(named(menu(0, 0), 'Move peer to rule 5')?.does).toMatchObject({ after: { rule: 4, peer: 1 } });
  });

  test('a copy in another namespace says whose pods are meant there', () => {
    const elsewhere: OtherPolicy = { ...OTHER, policy: { ...OTHER.policy, namespace: 'prod' } };
    expect(named(menu(0, 0, 'ingress', [elsewhere]), 'backend')?.detail).toContain('Pods in its namespace prod are meant there.');
    expect(named(menu(3, undefined, 'ingress', [elsewhere]), 'backend')?.detail).not.toContain('prod');
    expect(named(menu(0, 0, 'ingress', []), 'Copy rule to policy…')?.off).toBe('No other policy is open.');
    expect(named(menu(0, 0, 'ingress', [{ ...OTHER, stale: true }]), 'backend')?.off).toBeDefined();
  });

  test('names within a list are all different, so that each can be told by its name', () => {
    for (const [rule, peer] of SPOTS) {
      const names = all(menu(rule, peer)).map(({ name }) => name);
      expect(new Set(names).size).toBe(names.length);
    }
  });

  test('there is no menu of what is not there any more', () => {
    expect(menu(9)).toEqual([]);
  });
});
