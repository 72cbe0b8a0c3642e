import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type CoveredRow, cover, type Direction } from '../engine';
import type { Intent } from '../kinds/intent';
import {
  allRowWords,
  consequenceWords,
  explainRow,
  groupScope,
  ignoredBanner,
  intentLabel,
  isolationSwitch,
  isolationWords,
  policySentence,
  policyText,
  portBadges,
  rowWords,
  ruleLabel,
  ruleMarkdown,
  ruleMeaning,
  ruleSentence,
  ruleText,
  type Sentence,
  sentenceText,
} from '.';
import { policyMarkdown } from './policyText';
import { type PolicyNote, policyOf, portNote, type RuleNote, selectorOf } from './testPolicies';

// Each run covers a policy in both directions: a fifth of the runs keeps the suite quick.
const RUNS = Math.ceil(Number(process.env.DRAWBRIDGE_RUNS ?? 1000) / 5);
const DIRECTIONS: readonly Direction[] = ['ingress', 'egress'];

const labels = fc.constantFrom(
  '',
  'app=a',
  'app=b',
  'app=a; tier=w',
  'env in (a,b)',
  'env notin (a)',
  '!app',
  'app',
  'app=a; app=b',
  'app=',
);
const namespaces = fc.constantFrom(
  '',
  '@default',
  '@shop',
  '@kube-system',
  'team=a',
  '!team',
  'kubernetes.io/metadata.name in (a,b)',
);
const ports = fc.array(fc.constantFrom('80', '443', '53', '53/UDP', '8080-8090', 'http', '/UDP', '/TCP'), { maxLength: 3 });
const peer = fc.oneof(
  { weight: 3, arbitrary: labels.map((pods) => ({ pods })) },
  namespaces.map((where) => ({ namespaces: where })),
  fc.record({ pods: fc.oneof(labels, fc.constant('k8s-app=kube-dns')), namespaces }),
  fc.constantFrom('0.0.0.0/0', '10.0.0.0/8', '::/0', '203.0.113.7/32').map((cidr) => ({ cidr })),
  fc.constant({ cidr: '10.0.0.0/8', except: ['10.0.0.0/9', '10.128.0.0/9'] }),
  fc.constantFrom('', 'it is a number').map((unreadable) => ({ unreadable })),
);
const peers = fc.array(peer, { minLength: 1, maxLength: 6 });
const readable: fc.Arbitrary<RuleNote> = fc.record({ peers, ports }, { requiredKeys: [] });
const rule: fc.Arbitrary<RuleNote> = fc.oneof(
  { weight: 5, arbitrary: readable },
  readable.map((note) => ({ ...note, badPorts: true })),
  fc.tuple(readable, fc.constantFrom('', 'unknown field "form"')).map(([note, unreadable]) => ({ ...note, unreadable })),
);
const rules = fc.array(rule, { maxLength: 6 });
const note: fc.Arbitrary<PolicyNote> = fc.record(
  {
    subject: fc.oneof(labels, fc.constant('unreadable')),
    namespace: fc.constantFrom('shop', 'kube-system'),
    ingress: rules,
    egress: rules,
    types: fc.subarray(['Ingress', 'Egress'] as const, { minLength: 1 }),
    unreadableTypes: fc.boolean(),
    unreadableRules: fc.boolean(),
  },
  { requiredKeys: [] },
);
const wish = fc.oneof(
  fc
    .record({
      type: fc.constant('pods' as const),
      pods: fc.option(labels, { nil: undefined }),
      namespaces: fc.option(namespaces, { nil: undefined }),
    })
    .map((each) => ({
      ...each,
      pods: each.pods === undefined ? undefined : selectorOf(each.pods),
      namespaces: each.namespaces === undefined ? undefined : selectorOf(each.namespaces),
    })),
  fc.constantFrom('', '10.0.0.0/8').map((cidr) => ({ type: 'addresses' as const, cidr, except: [] })),
);
const wishes = fc.array(wish, { maxLength: 7 });
const direction = fc.constantFrom(...DIRECTIONS);
const index = fc.nat({ max: 7 });
const portWishes = ports.map((texts) => texts.map(portNote));
const intent: fc.Arbitrary<Intent> = fc.oneof(
  fc.record({ type: fc.constant('addRule' as const), direction, peers: wishes, ports: portWishes }),
  fc.record({ type: fc.constant('editRule' as const), direction, rule: index, ports: portWishes }),
  fc.record({ type: fc.constant('editRule' as const), direction, rule: index, peer: fc.record({ index, wish }) }),
  fc.record({ type: fc.constant('removePeer' as const), direction, rule: index, peer: index }),
  fc.record({ type: fc.constant('removeRule' as const), direction, rule: index }),
  fc.record({ type: fc.constant('isolate' as const), direction, on: fc.boolean() }),
  fc.record({ type: fc.constantFrom('allowAll' as const, 'denyAll' as const), direction }),
  fc.record({ type: fc.constant('addPeers' as const), direction, rule: index, peers: wishes }),
  fc.record({ type: fc.constant('moveRule' as const), direction, rule: index, to: index }),
  fc.record({
    type: fc.constant('copyRule' as const),
    direction,
    source: fc.constant(''),
    path: fc.constantFrom([], ['spec', 1]),
  }),
  fc.record({ type: fc.constant('splitRule' as const), direction, rule: index, peers: fc.array(index, { maxLength: 3 }) }),
  fc.record({ type: fc.constant('mergeRules' as const), direction, rule: index, into: index }),
  fc.record({ type: fc.constant('movePeer' as const), direction, rule: index, peer: index, to: index }),
  fc.record({
    type: fc.constantFrom('duplicatePeer' as const, 'separateSelectors' as const, 'joinSelectors' as const),
    direction,
    rule: index,
    peer: index,
  }),
);

function expectSaid(words: string): void {
  expect(words).not.toMatch(/undefined|null|NaN|\[object|Infinity/);
  expect(words).not.toMatch(/^\s|\s$| {2}|\.\.| [.,;:](?!:)|\(\)/);
  expect(words).not.toBe('');
}

function expectSentence(sentence: Sentence): void {
  expectSaid(sentenceText(sentence));
  for (const segment of sentence) expect(segment.text).not.toBe('');
}

describe('every policy can be told', () => {
  test('rows have names that tell them apart, texts that are whole, and explanations', () => {
    fc.assert(
      fc.property(note, (written) => {
        const policy = policyOf(written);
        for (const side of DIRECTIONS) {
          const rows = cover(policy, side);
          const words = allRowWords(policy, rows);
          const heard = words.map((each, at) => `${rows[at]?.group}: ${each.accessibleName}`);
          expect(new Set(heard).size).toBe(heard.length);
          words.forEach((each, at) => {
            const row = rows[at];
            if (row === undefined) throw new Error('a row is missing');
            if (at === rows.length - 1) expect(rowWords(policy, rows, row)).toEqual(each);
            for (const part of [each.title, each.and, each.detail, each.state, each.accessibleName])
              if (part !== undefined) expectSaid(part);
            const { heading, lines } = explainRow(policy, row);
            expectSentence(heading);
            expect(lines.length).toBeGreaterThan(0);
            for (const line of lines) expectSentence(line.text);
          });
        }
      }),
      { numRuns: RUNS },
    );
  });

  test('the sentence is whole, and never says refused where something is open', () => {
    const open = (row: CoveredRow) =>
      row.subject.type === 'fixed' && (row.state === 'depends' || row.state === 'unknown' || row.moreDepends);
    fc.assert(
      fc.property(note, (written) => {
        const policy = policyOf(written);
        const ingress = cover(policy, 'ingress');
        const egress = cover(policy, 'egress');
        const words = policySentence(policy, ingress, egress);
        expectSentence(words);
        const text = sentenceText(words);
        if (ingress.some(open) || ingress.every((row) => row.state === 'allowed'))
          expect(text).not.toContain('incoming connection is refused');
        if (egress.some(open) || egress.every((row) => row.state === 'allowed'))
          expect(text).not.toContain('outgoing connection is refused');
        if (ingress.some((row) => row.state === 'allowed' || row.state === 'ports'))
          expect(text).not.toContain('accept no connections');
        if (egress.some((row) => row.state === 'allowed' || row.state === 'ports'))
          expect(text).not.toContain('may open no connections');
      }),
      { numRuns: RUNS },
    );
  });

  test('what stands beside the rows is whole', () => {
    fc.assert(
      fc.property(note, (written) => {
        const policy = policyOf(written);
        for (const side of DIRECTIONS) {
          expectSaid(isolationWords(policy, side).words);
          expectSaid(isolationSwitch(side, policy[side]).words);
          expectSaid(policyText(policy).replaceAll(/\s+/g, ' '));
          expectSaid(policyMarkdown(policy).replaceAll(/\s+/g, ' '));
          expectSaid(groupScope(policy, 'namespace') ?? 'none');
          const ignored = ignoredBanner(policy, side);
          if (ignored !== undefined) expectSentence(ignored.text);
          expectSaid(ruleText(policy, side, policy[side].rules.length));
          policy[side].rules.forEach((each, at) => {
            expectSaid(ruleText(policy, side, at));
            expectSaid(ruleMarkdown(policy, side, at));
            expectSaid(ruleLabel(side, each, at));
            expectSaid(ruleMeaning(each));
            if (each.ports !== 'unreadable') for (const badge of portBadges(each.ports)) expectSaid(badge);
          });
        }
      }),
      { numRuns: RUNS },
    );
  });

  test('edits have labels, sentences and consequences, also for rules that are not there', () => {
    fc.assert(
      fc.property(note, intent, fc.constantFrom('add' as const, 'edit' as const), (written, wished, purpose) => {
        const policy = policyOf(written);
        expectSaid(intentLabel(policy, wished));
        const consequence = consequenceWords(policy, wished);
        if (consequence !== undefined) expectSaid(consequence.words);
        if (wished.type === 'addRule') expectSentence(ruleSentence(policy, wished.direction, wished, purpose));
      }),
      { numRuns: RUNS * 5 },
    );
  });
});
