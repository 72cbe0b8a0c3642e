import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decide, type Endpoint, type PodEndpoint, portsWith } from '../../engine/decide';
import type { Direction, Peer, Policy, Rule } from '../../engine/policy';
import { containsPorts, equalPorts, type PortSet, portsOf, unionPorts } from '../../engine/portSet';
import { BLOCKS, NAMESPACE_KEY, NAMESPACES, POD_KEYS, VALUES } from '../../engine/randomPolicies';
import { NAMESPACE_NAME, selects } from '../../engine/selector';
import { WORLD } from '../../engine/smallWorld';
import type { Intent, PeerWish } from '../intent';
import { placeInNetworkPolicy } from './place';
import { applyPlacements } from './testing/applyPlacements';
import { intentsByType, type Vocabulary, writtenMetadata, writtenSpecOf } from './testing/arbitraries';
import { policyObject, read } from './testing/policies';
import { policyIn } from './testing/promised';

/**
 * No edit opens more than its words say, held against the engine: everybody a random policy can tell apart is asked what
 * may reach whom before and after. What an edit may open stands in `opens`.
 */
const RUNS = Number(process.env.DRAWBRIDGE_RUNS ?? 1000);

const WORDS: Vocabulary = {
  pods: Object.fromEntries(POD_KEYS.map((key) => [key, VALUES])),
  namespaces: { [NAMESPACE_KEY]: VALUES, [NAMESPACE_NAME]: NAMESPACES },
  blocks: BLOCKS,
};

/**
 * What an edit may let through that did not get through before: `unchanged` nothing, and it may close nothing either;
 * `nothing`; what some rules would; `all` of the direction, when its words say so.
 */
type Opens = 'unchanged' | 'nothing' | 'all' | readonly Rule[];

function opens(before: Policy, intent: Exclude<Intent, { type: 'place' }>): Opens {
  switch (intent.type) {
    // For the pods it is for before and after: see `check`.
    case 'editPolicy':
    case 'stripServerFields':
    case 'moveRule':
    case 'duplicateRule':
    case 'duplicatePeer':
    case 'splitRule':
    case 'mergeRules':
      return 'unchanged';
    case 'removeRule':
    case 'removePeer':
    case 'denyAll':
    case 'joinSelectors':
      return 'nothing';
    case 'isolate':
      return intent.on ? 'nothing' : 'all';
    case 'allowAll':
      return 'all';
    case 'addRule':
      return [{ ...NO_RULE, peers: wished(intent.peers), ports: portsOf(intent.ports) }];
    case 'copyRule':
      return [copied(intent)];
    case 'addPeers':
      return [{ ...ruleOf(before, intent), peers: intent.peers.map(peerOf) }];
    case 'editRule': {
      const rule = ruleOf(before, intent);
      const ports = intent.ports ? portsOf(intent.ports) : rule.ports;
      const fresh = intent.peer ? [{ ...rule, peers: [peerOf(intent.peer.wish)], ports }] : [];
      return intent.ports ? [...fresh, { ...rule, peers: others(rule, intent.peer?.index), ports }] : fresh;
    }
    case 'movePeer': {
      if (intent.to === intent.rule) return 'unchanged';
      const { ports } = ruleOf(before, { ...intent, rule: intent.to });
      return [{ ...ruleOf(before, intent), peers: [standing(before, intent)], ports }];
    }
    case 'separateSelectors': {
      const peer = standing(before, intent);
      if (peer.type !== 'pods') throw new Error('no selectors');
      // Every pod of the namespaces, and these pods of the own namespace: on the ports of the rule.
      const peers = [
        { ...peer, pods: undefined },
        { ...peer, namespaces: undefined },
      ];
      return [{ ...ruleOf(before, intent), peers }];
    }
  }
}

const NO_RULE: Omit<Rule, 'peers' | 'ports'> = { entries: [], unreadable: undefined, origin: [] };

function peerOf(wish: PeerWish): Peer {
  return { ...wish, origin: [] };
}

function wished(wishes: readonly PeerWish[]): Rule['peers'] {
  return wishes.length === 0 ? 'anyone' : wishes.map(peerOf);
}

/** Who stays in a rule of which one peer is set; a rule for anyone is narrowed to that peer. */
function others({ peers }: Rule, replaced: number | undefined): Rule['peers'] {
  if (replaced === undefined) return peers;
  return peers === 'anyone' ? [] : peers.filter((_, index) => index !== replaced);
}

function ruleOf(policy: Policy, { direction, rule }: { direction: Direction; rule: number }): Rule {
  const found = policy[direction].rules[rule];
  if (found === undefined) throw new Error('no rule');
  return found;
}

function standing(policy: Policy, intent: { direction: Direction; rule: number; peer: number }): Peer {
  const { peers } = ruleOf(policy, intent);
  const peer = peers === 'anyone' ? undefined : peers[intent.peer];
  if (peer === undefined) throw new Error('no peer');
  return peer;
}

function copied({ direction, source, path }: Extract<Intent, { type: 'copyRule' }>): Rule {
  const rule = read(JSON.parse(source)).policies[0]?.[direction].rules[Number(path.at(-1))];
  if (rule === undefined) throw new Error('no rule to copy');
  return rule;
}

const SUBJECTS: readonly PodEndpoint[] = ['shop', 'partners', 'default'].flatMap((namespace) =>
  [
    new Map(),
    new Map([['a', 'x']]),
    new Map([
      ['a', 'x'],
      ['b', 'y'],
    ] as const),
  ].map(
    (labels): PodEndpoint => ({
      type: 'pod',
      namespace,
      namespaceLabels: new Map(),
      labels,
      ips: [],
      hostNetwork: false,
      ports: undefined,
    }),
  ),
);

/** What surely gets through, and what may: where an ipBlock meets a pod whose address is not known. */
interface Through {
  readonly must: PortSet;
  readonly may: PortSet;
}

function through(policy: Policy, direction: Direction, subject: PodEndpoint, other: Endpoint): Through {
  const decision = decide([policy], direction, subject, other);
  return { must: portsWith(decision, 'allowed'), may: portsWith(decision, 'allowed', 'depends', 'unknown') };
}

function expectNoMore(after: Through, limit: Through): void {
  expect(containsPorts(limit.must, after.must) && containsPorts(limit.may, after.may)).toBe(true);
}

function expectSame(after: Through, before: Through): void {
  expect(equalPorts(after.must, before.must) && equalPorts(after.may, before.may)).toBe(true);
}

function isFor(policy: Policy, subject: PodEndpoint): boolean {
  return policy.namespace === subject.namespace && policy.subject !== 'unreadable' && selects(policy.subject, subject.labels);
}

function check(before: Policy, after: Policy, intent: Intent, start: number): void {
  if (intent.type === 'place') return;
  const may = opens(before, intent);
  // A policy of these rules alone, for whoever this one is for.
  const extra: Policy = { ...before, ...directions(Array.isArray(may) ? may : []) };
  const world = WORLD.filter((_, index) => index % STRIDE === start);
  for (const subject of SUBJECTS.filter((pod) => isFor(before, pod) || isFor(after, pod))) {
    for (const direction of ['ingress', 'egress'] as const) {
      const edited = !('direction' in intent) || intent.direction === direction;
      for (const other of world) {
        const [was, is] = [through(before, direction, subject, other), through(after, direction, subject, other)];
        // Pods that an edit takes out of the policy are no longer isolated by it: that is what choosing others means.
        if (isFor(before, subject) !== isFor(after, subject)) {
          if (isFor(after, subject)) expectNoMore(is, was);
        } else if (!edited || may === 'unchanged') expectSame(is, was);
        else if (may === 'nothing') expectNoMore(is, was);
        else if (may !== 'all') {
          const more = isFor(before, subject) ? through(extra, direction, subject, other) : was;
          expectNoMore(is, { must: unionPorts(was.must, more.must), may: unionPorts(was.may, more.may) });
        }
      }
    }
  }
}

function directions(rules: readonly Rule[]): Pick<Policy, Direction> {
  const direction = { isolated: true, by: 'listed', rules } as const;
  return { ingress: direction, egress: direction };
}

/** Each run asks every so many of the world, so that all of them together ask everybody. */
const STRIDE = 47;

const objects = fc
  .record({ spec: writtenSpecOf(WORDS), metadata: writtenMetadata, everyPod: fc.boolean() })
  .map(({ spec, metadata, everyPod }) => ({
    ...policyObject(everyPod ? { ...spec, podSelector: {} } : spec),
    metadata: { namespace: 'shop', ...metadata },
  }));

describe('no edit opens more than its words say', () => {
  test.each(Object.entries(intentsByType(WORDS)))('%s', (_, intents) => {
    fc.assert(
      fc.property(objects, intents, fc.nat(STRIDE - 1), (object, intent, start) => {
        const placed = placeInNetworkPolicy(object, intent);
        fc.pre(!('unsupported' in placed) && placed.length > 0);
        if ('unsupported' in placed) return;
        check(policyIn(object), policyIn(applyPlacements(object, placed)), intent, start);
      }),
      { numRuns: Math.ceil(RUNS / 8) },
    );
  });
});

test('the check itself sees what is opened', () => {
  const policy = (spec: unknown): Policy => policyIn({ ...policyObject(spec), metadata: { name: 'web', namespace: 'shop' } });
  const x = { podSelector: { matchLabels: { a: 'x' } } };
  const before = policy({ podSelector: {}, ingress: [{ from: [x], ports: [{ port: 80 }] }] });
  const after = policy({ podSelector: {}, ingress: [{ from: [x], ports: [{ port: 443 }] }] });
  const intent: Intent = { type: 'duplicateRule', direction: 'ingress', rule: 0 };
  expect(() => {
    for (let start = 0; start < STRIDE; start++) check(before, after, intent, start);
  }).toThrow();
});
