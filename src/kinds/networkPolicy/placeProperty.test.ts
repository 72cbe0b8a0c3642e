import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Direction, Policy, Rule, Selector } from '../../engine/policy';
import { portsOf } from '../../engine/portSet';
import type { Intent, PeerWish, PortWish } from '../intent';
import { placeInNetworkPolicy } from './place';
import { applyPlacements } from './testing/applyPlacements';
import { writtenSpec } from './testing/arbitraries';
import { policyObject, read } from './testing/policies';
import { peerWish } from './wish';

const RUNS = Number(process.env.DRAWBRIDGE_RUNS ?? 1000);

const key = fc.constantFrom('app', 'tier', 'env', 'example.com/role');
const value = fc.constantFrom('a', 'b', 'web', '');
const selector: fc.Arbitrary<Selector> = fc.record({
  requirements: fc.array(
    fc.oneof(
      fc.record({ key, operator: fc.constant('Equals' as const), value }),
      fc.record({
        key,
        operator: fc.constantFrom('In' as const, 'NotIn' as const),
        values: fc.array(value, { minLength: 1, maxLength: 2 }),
      }),
      fc.record({ key, operator: fc.constantFrom('Exists' as const, 'DoesNotExist' as const) }),
    ),
    { maxLength: 3 },
  ),
});
const maybe = fc.option(selector, { nil: undefined });
const peer: fc.Arbitrary<PeerWish> = fc.oneof(
  fc.record({ type: fc.constant('pods' as const), namespaces: maybe, pods: selector }),
  fc.record({ type: fc.constant('pods' as const), namespaces: selector, pods: maybe }),
  fc.constant<PeerWish>({ type: 'addresses', cidr: '10.0.0.0/8', except: [] }),
  fc.constant<PeerWish>({ type: 'addresses', cidr: 'fd00::/8', except: ['fd00:2::/32'] }),
);
const protocol = fc.constantFrom('TCP' as const, 'UDP' as const, 'SCTP' as const);
const port: fc.Arbitrary<PortWish> = fc.oneof(
  fc.record({
    protocol,
    port: fc.constantFrom<(number | string | undefined)[]>(80, 443, 'http', undefined),
    endPort: fc.constant(undefined),
  }),
  fc.record({ protocol, port: fc.constant(8000), endPort: fc.integer({ min: 8000, max: 8010 }) }),
);
const ports = fc.array(port, { maxLength: 3 });
const direction = fc.constantFrom('ingress' as const, 'egress' as const);
const index = fc.nat(2);

const intents: fc.Arbitrary<Intent> = fc.oneof(
  fc.record({ type: fc.constant('editPolicy' as const), name: fc.constantFrom('a', 'b.c') }),
  fc.record({ type: fc.constant('editPolicy' as const), namespace: fc.constantFrom('shop', null) }),
  fc.record({ type: fc.constant('editPolicy' as const), subject: selector }),
  fc.record({ type: fc.constant('addRule' as const), direction, peers: fc.array(peer, { maxLength: 2 }), ports }),
  fc.record({ type: fc.constant('editRule' as const), direction, rule: index, ports }),
  fc.record({ type: fc.constant('editRule' as const), direction, rule: index, peer: fc.record({ index, wish: peer }) }),
  fc.record({ type: fc.constant('editRule' as const), direction, rule: index, peer: fc.record({ index, wish: peer }), ports }),
  fc.record({ type: fc.constant('removePeer' as const), direction, rule: index, peer: index }),
  fc.record({ type: fc.constant('removeRule' as const), direction, rule: index }),
  fc.record({ type: fc.constant('isolate' as const), direction, on: fc.boolean() }),
  fc.record({ type: fc.constant('allowAll' as const), direction }),
);

/** What a policy means, free of how it is written. */
interface Meaning {
  readonly name: string;
  readonly namespace: string | null;
  readonly subject: string;
  readonly ingress: DirectionMeaning;
  readonly egress: DirectionMeaning;
}
interface DirectionMeaning {
  readonly isolated: boolean;
  readonly rules: readonly RuleMeaning[];
}
interface RuleMeaning {
  readonly peers: 'anyone' | readonly string[];
  readonly ports: string;
}

function meaningOf(policy: Policy): Meaning {
  const of = ({ isolated, rules }: Policy[Direction]): DirectionMeaning => {
    if (isolated === 'unknown') throw new Error('unknown');
    return { isolated, rules: rules.map(ruleMeaning) };
  };
  if (policy.subject === 'unreadable') throw new Error('unreadable');
  const namespace = policy.namespaceAssumed ? null : policy.namespace;
  return { name: policy.name, namespace, subject: said(policy.subject), ingress: of(policy.ingress), egress: of(policy.egress) };
}

function ruleMeaning(rule: Rule): RuleMeaning {
  if (rule.unreadable !== undefined || rule.ports === 'unreadable') throw new Error('unreadable');
  const peers = rule.peers === 'anyone' ? rule.peers : rule.peers.map((one) => peerSaid(peerWish(one)));
  return { peers, ports: JSON.stringify(rule.ports) };
}

function peerSaid(wish: PeerWish | undefined): string {
  if (wish === undefined) throw new Error('unreadable');
  if (wish.type === 'addresses') return `${wish.cidr} except ${wish.except.join()}`;
  return `pods ${said(wish.pods)} in ${said(wish.namespaces)}`;
}

function said(of: Selector | undefined): string {
  if (of === undefined) return 'absent';
  const each = of.requirements.map((requirement) => {
    const values = 'values' in requirement ? requirement.values : 'value' in requirement ? [requirement.value] : [];
    const operator = requirement.operator === 'Equals' ? 'In' : requirement.operator;
    return `${requirement.key} ${operator} ${[...new Set(values)].sort().join('|')}`;
  });
  return `{${[...new Set(each)].sort().join('; ')}}`;
}

const OTHER: Readonly<Record<Direction, Direction>> = { ingress: 'egress', egress: 'ingress' };

/** What the wish's words promise; undefined when they cannot be kept. */
function promised(before: Meaning, intent: Intent): Meaning | undefined {
  const direction = 'direction' in intent ? intent.direction : 'ingress';
  const own = before[direction];
  const withRules = (rules: readonly RuleMeaning[], isolated = own.isolated): Meaning => ({
    ...before,
    [direction]: { isolated, rules },
  });
  switch (intent.type) {
    case 'editPolicy':
      return {
        ...before,
        name: intent.name ?? before.name,
        namespace: intent.namespace === undefined ? before.namespace : intent.namespace,
        subject: intent.subject ? said(intent.subject) : before.subject,
      };
    case 'addRule':
      return withRules([...own.rules, rulePromised(intent.peers, intent.ports)], true);
    case 'allowAll': {
      const everyone = rulePromised([], []);
      const has = own.rules.some((rule) => rule.peers === 'anyone' && rule.ports === everyone.ports);
      return withRules(has ? own.rules : [...own.rules, everyone], true);
    }
    case 'isolate':
      if (!intent.on && own.isolated && !before[OTHER[intent.direction]].isolated) return undefined;
      return withRules(own.rules, intent.on);
    case 'removeRule':
      return own.rules[intent.rule] && withRules(own.rules.toSpliced(intent.rule, 1));
    case 'removePeer': {
      const rule = own.rules[intent.rule];
      if (rule === undefined || rule.peers === 'anyone' || intent.peer >= rule.peers.length) return undefined;
      if (rule.peers.length === 1) return withRules(own.rules.toSpliced(intent.rule, 1));
      return withRules(own.rules.with(intent.rule, { ...rule, peers: rule.peers.toSpliced(intent.peer, 1) }));
    }
    case 'editRule': {
      const rule = own.rules[intent.rule];
      if (rule === undefined) return undefined;
      const peers = intent.peer ? peersPromised(rule.peers, intent.peer) : rule.peers;
      const set = intent.ports ? JSON.stringify(portsOf(intent.ports)) : rule.ports;
      return peers && withRules(own.rules.with(intent.rule, { peers, ports: set }));
    }
  }
}

function rulePromised(peers: readonly PeerWish[], of: readonly PortWish[]): RuleMeaning {
  return { peers: peers.length === 0 ? 'anyone' : peers.map(peerSaid), ports: JSON.stringify(portsOf(of)) };
}

function peersPromised(peers: RuleMeaning['peers'], edit: { index: number; wish: PeerWish }): readonly string[] | undefined {
  if (peers === 'anyone') return edit.index === 0 ? [peerSaid(edit.wish)] : undefined;
  return edit.index < peers.length ? peers.with(edit.index, peerSaid(edit.wish)) : undefined;
}

function policyIn(object: unknown): Policy {
  const { policies, problems } = read(object);
  const [policy] = policies;
  const refused = problems.find((problem) => problem.refused);
  if (policy === undefined || refused) throw new Error(`refused: ${refused?.field} ${refused?.message}`);
  return policy;
}

test('a wish changes what its words say and nothing else, or is refused where it cannot be kept', () => {
  fc.assert(
    fc.property(writtenSpec, intents, (spec, intent) => {
      const object = policyObject(spec);
      const expected = promised(meaningOf(policyIn(object)), intent);
      const placed = placeInNetworkPolicy(object, intent);
      if ('unsupported' in placed) {
        expect(expected).toBeUndefined();
        return;
      }
      const after = policyIn(applyPlacements(object, placed));
      expect(meaningOf(after)).toEqual(expected);
    }),
    { numRuns: RUNS },
  );
});

test('a chain of wishes keeps the object readable', () => {
  fc.assert(
    fc.property(writtenSpec, fc.array(intents, { maxLength: 12 }), (spec, chain) => {
      let object: unknown = policyObject(spec);
      for (const intent of chain) {
        const placed = placeInNetworkPolicy(object, intent);
        if ('unsupported' in placed) continue;
        object = applyPlacements(object, placed);
        policyIn(object);
      }
    }),
    { numRuns: Math.ceil(RUNS / 4) },
  );
});

test('a wish for what is there already changes no value', () => {
  fc.assert(
    fc.property(writtenSpec, direction, (spec, of) => {
      const object = policyObject(spec);
      for (const [rule, { peers, entries }] of policyIn(object)[of].rules.entries()) {
        const first = peers === 'anyone' ? undefined : peers[0] && peerWish(peers[0]);
        const wish = first === undefined ? {} : { peer: { index: 0, wish: first } };
        const placed = placeInNetworkPolicy(object, { type: 'editRule', direction: of, rule, ports: entries, ...wish });
        if ('unsupported' in placed) throw new Error(placed.unsupported);
        const after = applyPlacements(object, placed);
        expect(meaningOf(policyIn(after))).toEqual(meaningOf(policyIn(object)));
        // A null that counts as absent may go, or be written out where a field must stand; nothing else may change.
        expect(JSON.stringify(withoutNulls(after))).toBe(JSON.stringify(withoutNulls(object)));
      }
    }),
    { numRuns: RUNS },
  );
});

function withoutNulls(value: unknown): unknown {
  if (Array.isArray(value)) return value.map((item) => (item === null ? { protocol: 'TCP' } : withoutNulls(item)));
  if (typeof value !== 'object' || value === null) return value;
  const fields = Object.entries(value).filter(([, field]) => field !== null);
  return Object.fromEntries(fields.map(([name, field]) => [name, withoutNulls(field)]));
}

test('any value and any wish give an answer', () => {
  fc.assert(
    fc.property(fc.oneof(fc.anything(), fc.anything().map(policyObject)), intents, (object, intent) => {
      const placed = placeInNetworkPolicy(object, intent);
      expect('unsupported' in placed || placed.every((one) => 'path' in one && one.path.length > 0)).toBe(true);
    }),
    { numRuns: RUNS },
  );
});
