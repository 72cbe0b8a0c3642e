import fc from 'fast-check';
import type { Requirement, Selector } from '../../../engine/policy';
import type { Intent, PeerWish, PortWish } from '../../intent';

/** What occurs in random policies and wishes: the values of each label key, of pods and of namespaces, and blocks. */
export interface Vocabulary {
  readonly pods: Readonly<Record<string, readonly string[]>>;
  readonly namespaces: Readonly<Record<string, readonly string[]>>;
  readonly blocks: readonly { readonly cidr: string; readonly except?: readonly string[] }[];
}

const LABELS = Object.fromEntries(['app', 'tier', 'env', 'team', 'example.com/role'].map((key) => [key, ['a', 'b', 'web', '']]));
const COMMON: Vocabulary = {
  pods: LABELS,
  namespaces: LABELS,
  blocks: [
    { cidr: '10.0.0.0/8' },
    { cidr: '10.0.0.0/8', except: ['10.1.0.0/16'] },
    { cidr: '0.0.0.0/0', except: [] },
    { except: ['fd00:1::/32'], cidr: 'fd00::/8' },
  ],
};

const blank = fc.constantFrom(null, undefined);

function orBlank<T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T | null | undefined> {
  return fc.oneof({ weight: 4, arbitrary }, { weight: 1, arbitrary: blank });
}

/** Leaves out the fields that are `undefined`: in YAML they are not there. */
function present(fields: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return Object.fromEntries(Object.entries(fields).filter(([, field]) => field !== undefined));
}

type Labels = Vocabulary['pods'];

function labelOf(labels: Labels): fc.Arbitrary<readonly [key: string, value: string]> {
  return fc.constantFrom(...Object.entries(labels).flatMap(([key, values]) => values.map((value) => [key, value] as const)));
}

function requirementOf(labels: Labels): fc.Arbitrary<Exclude<Requirement, { operator: 'Equals' }>> {
  const keys = fc.constantFrom(...Object.entries(labels));
  return fc.oneof(
    fc
      .record({ of: keys, operator: fc.constantFrom('In' as const, 'NotIn' as const) })
      .chain(({ of: [key, values], operator }) =>
        fc.subarray([...values], { minLength: 1, maxLength: 2 }).map((some) => ({ key, operator, values: some })),
      ),
    fc
      .record({ of: keys, operator: fc.constantFrom('Exists' as const, 'DoesNotExist' as const) })
      .map(({ of: [key], operator }) => ({
        key,
        operator,
      })),
  );
}

function selectorOf(labels: Labels): fc.Arbitrary<unknown> {
  return fc
    .record({
      matchLabels: orBlank(fc.array(labelOf(labels), { maxLength: 2 }).map((entries) => Object.fromEntries(entries))),
      matchExpressions: orBlank(fc.array(requirementOf(labels), { maxLength: 2 })),
    })
    .map(present);
}

// Mostly several, as it takes for what is done between them.
function several<T>(arbitrary: fc.Arbitrary<T>): fc.Arbitrary<T[]> {
  return fc.oneof(
    { weight: 3, arbitrary: fc.array(arbitrary, { minLength: 2, maxLength: 3 }) },
    { weight: 1, arbitrary: fc.array(arbitrary, { maxLength: 1 }) },
  );
}

function peersOf(words: Vocabulary): fc.Arbitrary<unknown[]> {
  const alone = fc.tuple(selectorOf(words.namespaces), selectorOf(words.pods), fc.boolean());
  const neighbours = alone.map(([namespaceSelector, podSelector, turned]) => {
    const pair = [{ namespaceSelector }, { podSelector }];
    return turned ? pair.toReversed() : pair;
  });
  return fc.oneof({ weight: 4, arbitrary: several(peerOf(words)) }, { weight: 1, arbitrary: neighbours });
}

function peerOf({ pods, namespaces, blocks }: Vocabulary): fc.Arbitrary<Readonly<Record<string, unknown>>> {
  const [podSelector, namespaceSelector] = [selectorOf(pods), selectorOf(namespaces)];
  const pair = (fields: Record<string, fc.Arbitrary<unknown>>) => fc.record(fields).map(present);
  return fc.oneof(
    { weight: 3, arbitrary: pair({ podSelector, namespaceSelector: orBlank(namespaceSelector) }) },
    { weight: 2, arbitrary: pair({ namespaceSelector, podSelector: orBlank(podSelector) }) },
    { weight: 1, arbitrary: fc.constantFrom(...blocks).map((ipBlock) => ({ ipBlock })) },
  );
}

/** Selectors and peers as people write them, in the common vocabulary. */
export const writtenSelector = selectorOf(LABELS);
export const writtenPeer = peerOf(COMMON);

export const writtenPort = fc.oneof(
  fc.constant(null),
  fc
    .record({
      protocol: fc.constantFrom('TCP', 'UDP', 'SCTP', null, undefined),
      port: fc.constantFrom<(number | string | null | undefined)[]>(80, 443, 'http', null, undefined),
    })
    .map(present),
  fc.record({ port: fc.constant(8000), endPort: fc.integer({ min: 8000, max: 8010 }) }),
);

type WrittenRule = Readonly<Record<string, unknown>> | null;

function rulesOf(words: Vocabulary, field: 'from' | 'to'): fc.Arbitrary<readonly WrittenRule[]> {
  const peers = orBlank(peersOf(words));
  const rule = fc.record({ [field]: peers, ports: orBlank(fc.array(writtenPort, { maxLength: 3 })) }).map(present);
  const rules = several(fc.oneof({ weight: 8, arbitrary: rule }, { weight: 1, arbitrary: fc.constant(null) }));
  // Rules that share their peers or their ports, as those do that people write one below the other.
  return fc.tuple(rules, fc.constantFrom('peers', 'ports', 'nothing')).map(([list, shared]) => {
    const [first] = list;
    const key = shared === 'peers' ? field : 'ports';
    const value = first?.[key];
    if (shared === 'nothing' || value === undefined) return list;
    return list.map((one) => (one === null ? one : { ...one, [key]: value }));
  });
}

/**
 * Specs as people write them: valid for the server, in all the spellings it takes (fields absent, null and empty,
 * policyTypes implied and twice, TCP left out and written out).
 */
export function writtenSpecOf(words: Vocabulary): fc.Arbitrary<Readonly<Record<string, unknown>>> {
  return fc
    .record({
      podSelector: orBlank(selectorOf(words.pods)),
      policyTypes: fc.constantFrom<unknown>(
        undefined,
        null,
        [],
        ['Ingress'],
        ['Egress'],
        ['Ingress', 'Egress'],
        ['Egress', 'Ingress'],
        ['Ingress', 'Ingress'],
        ['Egress', 'Egress'],
      ),
      ingress: orBlank(rulesOf(words, 'from')),
      egress: orBlank(rulesOf(words, 'to')),
    })
    .map(present);
}

export const writtenSpec = writtenSpecOf(COMMON);

/** `metadata` with what people and the server put there; the policy is named `web`. */
export const writtenMetadata = fc
  .record({
    name: fc.constant('web'),
    namespace: fc.constantFrom('shop', undefined),
    labels: orBlank(fc.dictionary(fc.constantFrom('app', 'tier'), fc.constantFrom('a', '', null), { maxKeys: 2 })),
    annotations: orBlank(
      fc.dictionary(fc.constantFrom('note', 'kubectl.kubernetes.io/last-applied-configuration'), fc.constantFrom('x', ''), {
        maxKeys: 2,
      }),
    ),
    uid: fc.constantFrom('1', undefined),
    resourceVersion: fc.constantFrom('7', undefined),
    generation: fc.constantFrom(3, undefined),
    creationTimestamp: fc.constantFrom(null, undefined),
    managedFields: fc.constantFrom([{ manager: 'kubectl' }], undefined),
  })
  .map(present);

function wishedSelector(labels: Labels): fc.Arbitrary<Selector> {
  const equals = labelOf(labels).map(([key, value]): Requirement => ({ key, operator: 'Equals', value }));
  return fc.record({ requirements: fc.array(fc.oneof(equals, requirementOf(labels)), { maxLength: 3 }) });
}

function wishedPeer({ pods, namespaces, blocks }: Vocabulary): fc.Arbitrary<PeerWish> {
  const type = fc.constant('pods' as const);
  const [own, others] = [wishedSelector(pods), wishedSelector(namespaces)];
  return fc.oneof(
    fc.record({ type, namespaces: fc.option(others, { nil: undefined }), pods: own }),
    fc.record({ type, namespaces: others, pods: fc.option(own, { nil: undefined }) }),
    fc.constantFrom(...blocks).map(({ cidr, except = [] }): PeerWish => ({ type: 'addresses', cidr, except })),
  );
}

const protocol = fc.constantFrom('TCP' as const, 'UDP' as const, 'SCTP' as const);
const wishedPort: fc.Arbitrary<PortWish> = fc.oneof(
  fc.record({
    protocol,
    port: fc.constantFrom<(number | string | undefined)[]>(80, 443, 'http', undefined),
    endPort: fc.constant(undefined),
  }),
  fc.record({ protocol, port: fc.constant(8000), endPort: fc.integer({ min: 8000, max: 8010 }) }),
);

type WishType = Exclude<Intent['type'], 'place'>;

/** Wishes about a policy, kind by kind. What `copyRule` copies comes from a policy in JSON. */
export function intentsByType(words: Vocabulary): Readonly<Record<WishType, fc.Arbitrary<Intent>>> {
  const peer = wishedPeer(words);
  const peers = fc.array(peer, { maxLength: 2 });
  const ports = fc.array(wishedPort, { maxLength: 3 });
  const direction = fc.constantFrom('ingress' as const, 'egress' as const);
  const [rule, at] = [fc.constantFrom(0, 0, 0, 1, 1, 2), fc.constantFrom(0, 0, 1, 1, 2, 3)];
  const texts = (keys: readonly string[]) =>
    fc.dictionary(fc.constantFrom(...keys), fc.constantFrom('a', 'b', ''), { maxKeys: 2 });
  const type = <T extends WishType>(name: T) => fc.constant(name);
  const editPolicy = type('editPolicy');
  const editRule = type('editRule');
  const movePeer = type('movePeer');
  const edited = fc.record({ index: at, wish: peer });
  return {
    editPolicy: fc.oneof(
      fc.record({ type: editPolicy, name: fc.constantFrom('a', 'b.c') }),
      fc.record({ type: editPolicy, namespace: fc.constantFrom('shop', 'partners', null) }),
      fc.record({ type: editPolicy, subject: wishedSelector(words.pods) }),
      fc.record({ type: editPolicy, labels: texts(['app', 'tier', 'a.b/x']), annotations: texts(['note', 'A.b/x']) }),
    ),
    addRule: fc.record({ type: type('addRule'), direction, peers, ports }),
    editRule: fc.oneof(
      fc.record({ type: editRule, direction, rule, ports }),
      fc.record({ type: editRule, direction, rule, peer: edited }),
      fc.record({ type: editRule, direction, rule, peer: edited, ports }),
    ),
    removePeer: fc.record({ type: type('removePeer'), direction, rule, peer: at }),
    removeRule: fc.record({ type: type('removeRule'), direction, rule }),
    isolate: fc.record({ type: type('isolate'), direction, on: fc.boolean() }),
    allowAll: fc.record({ type: type('allowAll'), direction }),
    denyAll: fc.record({ type: type('denyAll'), direction }),
    addPeers: fc.record({ type: type('addPeers'), direction, rule, peers }),
    moveRule: fc.record({ type: type('moveRule'), direction, rule, to: at }),
    duplicateRule: fc.record({ type: type('duplicateRule'), direction, rule }),
    copyRule: copiesOf(words),
    splitRule: fc.oneof(
      fc.record({ type: type('splitRule'), direction, rule, peers: fc.array(at, { minLength: 1, maxLength: 2 }) }),
      fc.record({ type: type('splitRule'), direction, rule, peers: fc.array(at, { minLength: 1, maxLength: 2 }), to: rule }),
    ),
    mergeRules: fc.record({ type: type('mergeRules'), direction, rule, into: rule }),
    movePeer: fc.oneof(
      fc.record({ type: movePeer, direction, rule, peer: at, to: rule }),
      fc.record({ type: movePeer, direction, rule, peer: at, to: rule, at }),
    ),
    duplicatePeer: fc.record({ type: type('duplicatePeer'), direction, rule, peer: at }),
    separateSelectors: fc.record({ type: type('separateSelectors'), direction, rule, peer: at }),
    joinSelectors: fc.record({ type: type('joinSelectors'), direction, rule, peer: fc.constantFrom(0, 0, 1) }),
    stripServerFields: fc.record({ type: type('stripServerFields') }),
  };
}

function copiesOf(words: Vocabulary): fc.Arbitrary<Intent> {
  return fc.constantFrom('ingress' as const, 'egress' as const).chain((direction) =>
    rulesOf(words, direction === 'ingress' ? 'from' : 'to')
      .filter((rules) => rules.length > 0)
      .map((rules): Intent => {
        const source = JSON.stringify({ spec: { podSelector: {}, [direction]: rules } });
        return { type: 'copyRule', direction, source, path: ['spec', direction, rules.length - 1] };
      }),
  );
}

export const intents = fc.oneof(...Object.values(intentsByType(COMMON)));
