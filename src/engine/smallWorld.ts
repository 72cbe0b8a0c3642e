import type { Endpoint, PodEndpoint } from './decide';
import { NAMESPACE_KEY, NAMESPACES, POD_KEYS, VALUES } from './randomPolicies';

// The values that occur, absence, and one more value that stands for every other.
const CHOICES: readonly (string | undefined)[] = [...VALUES, undefined, 'another'];

function labelSets(keys: readonly string[]): readonly ReadonlyMap<string, string>[] {
  return keys.reduce<readonly ReadonlyMap<string, string>[]>(
    (sets, key) => sets.flatMap((set) => CHOICES.map((value) => (value === undefined ? set : new Map(set).set(key, value)))),
    [new Map()],
  );
}

function pods(): readonly PodEndpoint[] {
  const named = [...NAMESPACES, 'another'];
  const labels = labelSets(POD_KEYS).flatMap((set) => [set, new Map(set).set('k8s-app', 'kube-dns')]);
  return named.flatMap((namespace) =>
    labelSets([NAMESPACE_KEY]).flatMap((namespaceLabels) =>
      labels.map(
        (own): PodEndpoint => ({
          type: 'pod',
          namespace,
          namespaceLabels,
          labels: own,
          ips: [],
          hostNetwork: false,
          ports: undefined,
        }),
      ),
    ),
  );
}

/** The first and the last address of every block, and their neighbours: no rule tells others apart from these. */
const ADDRESSES = [
  '0.0.0.0',
  '9.255.255.255',
  '10.0.0.0',
  '10.0.255.255',
  '10.1.0.0',
  '10.1.1.255',
  '10.1.2.0',
  '10.1.2.255',
  '10.1.3.0',
  '10.1.255.255',
  '10.2.0.0',
  '10.255.255.255',
  '11.0.0.0',
  '127.255.255.255',
  '128.0.0.0',
  '172.15.255.255',
  '172.16.0.0',
  '172.31.255.255',
  '172.32.0.0',
  '192.167.255.255',
  '192.168.0.0',
  '192.168.255.255',
  '192.169.0.0',
  '255.255.255.255',
  '::',
  '2001:db7:ffff::',
  '2001:db8::',
  '2001:db8:0:ffff::',
  '2001:db8:1::',
  '2001:db8:1:ffff::',
  '2001:db8:2::',
  '2001:db8:ffff::',
  '2001:db9::',
  'ffff::',
];

/** Everybody a random policy can tell apart. */
export const WORLD: readonly Endpoint[] = [...pods(), ...ADDRESSES.map((ip): Endpoint => ({ type: 'address', ip }))];
