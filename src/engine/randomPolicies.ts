import fc from 'fast-check';
import type { Peer, Policy, PortEntry, Requirement, Rule, Selector } from './policy';
import { type Protocol, portsOf } from './portSet';
import { NAMESPACE_NAME } from './selector';

// A world so small that all of it can be tried: two keys a side with two values, and a handful of names and blocks.
export const POD_KEYS = ['a', 'b'];
export const VALUES = ['x', 'y'];
export const NAMESPACE_KEY = 'team';
export const NAMESPACES = ['shop', 'partners', 'kube-system'];
export const BLOCKS: readonly { readonly cidr: string; readonly except: readonly string[] }[] = [
  { cidr: '0.0.0.0/0', except: [] },
  { cidr: '0.0.0.0/0', except: ['10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16'] },
  { cidr: '10.0.0.0/8', except: ['10.1.0.0/16'] },
  { cidr: '10.1.2.0/24', except: [] },
  { cidr: '128.0.0.0/1', except: [] },
  { cidr: '0.0.0.0/1', except: [] },
  { cidr: '::/0', except: [] },
  { cidr: '2001:db8::/32', except: ['2001:db8:1::/48'] },
];

function requirementOn(keys: readonly string[], values: readonly string[]): fc.Arbitrary<Requirement> {
  const key = fc.constantFrom(...keys);
  const some = fc.subarray([...values], { minLength: 1 });
  return fc.oneof(
    fc.record({ key, operator: fc.constant('Equals' as const), value: fc.constantFrom(...values) }),
    fc.record({ key, operator: fc.constantFrom('In' as const, 'NotIn' as const), values: some }),
    fc.record({ key, operator: fc.constantFrom('Exists' as const, 'DoesNotExist' as const) }),
  );
}

function selectorOf(requirement: fc.Arbitrary<Requirement>): fc.Arbitrary<Selector> {
  return fc.record({ requirements: fc.array(requirement, { maxLength: 2 }) });
}

const podSelector = selectorOf(requirementOn(POD_KEYS, VALUES));
const namespaceSelector = selectorOf(
  fc.oneof(requirementOn([NAMESPACE_KEY], VALUES), requirementOn([NAMESPACE_NAME], NAMESPACES)),
);

const kubeDns: Peer = {
  type: 'pods',
  namespaces: { requirements: [{ key: NAMESPACE_NAME, operator: 'Equals', value: 'kube-system' }] },
  pods: { requirements: [{ key: 'k8s-app', operator: 'In', values: ['kube-dns'] }] },
  origin: [],
};

const peer: fc.Arbitrary<Peer> = fc.oneof(
  { weight: 3, arbitrary: podSelector.map((pods): Peer => ({ type: 'pods', namespaces: undefined, pods, origin: [] })) },
  {
    weight: 2,
    arbitrary: namespaceSelector.map((namespaces): Peer => ({ type: 'pods', namespaces, pods: undefined, origin: [] })),
  },
  {
    weight: 2,
    arbitrary: fc
      .tuple(namespaceSelector, podSelector)
      .map(([namespaces, pods]): Peer => ({ type: 'pods', namespaces, pods, origin: [] })),
  },
  { weight: 3, arbitrary: fc.constantFrom(...BLOCKS).map((block): Peer => ({ type: 'addresses', ...block, origin: [] })) },
  { weight: 1, arbitrary: fc.constant(kubeDns) },
);

function entry(protocol: Protocol, port?: number | string, endPort?: number): PortEntry {
  return { protocol, port, endPort, origin: [] };
}

// Two ranges that hold every TCP port together, and names beside them.
const ENTRIES = [
  entry('TCP', 80),
  entry('TCP', 53),
  entry('UDP', 53),
  entry('UDP'),
  entry('TCP', 1, 100),
  entry('TCP', 101, 65535),
  entry('TCP', 'http'),
  entry('UDP', 'dns'),
];

const rule: fc.Arbitrary<Rule> = fc
  .record({
    peers: fc.oneof(
      { weight: 1, arbitrary: fc.constant('anyone' as const) },
      { weight: 6, arbitrary: fc.array(peer, { minLength: 1, maxLength: 3 }) },
    ),
    entries: fc.oneof(fc.constant([]), fc.subarray(ENTRIES, { maxLength: 3 })),
  })
  .map(({ peers, entries }): Rule => ({ peers, entries, ports: portsOf(entries), unreadable: undefined, origin: [] }));

/** Readable policies that isolate both directions. */
export const policies: fc.Arbitrary<Policy> = fc
  .record({
    namespace: fc.constantFrom('shop', 'kube-system'),
    ingress: fc.array(rule, { maxLength: 4 }),
    egress: fc.array(rule, { maxLength: 4 }),
  })
  .map(({ namespace, ingress, egress }) => ({
    name: 'random',
    namespace,
    namespaceAssumed: false,
    subject: { requirements: [] },
    ingress: { isolated: true, by: 'listed', rules: ingress },
    egress: { isolated: true, by: 'listed', rules: egress },
  }));
