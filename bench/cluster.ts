import { namespaceOf, podOf, replicaSet, serviceOf, workload } from './clusterObjects';
import { policyOf } from './clusterPolicies';

/** A Kubernetes object as plain data. */
export interface KubernetesObject {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: { readonly name: string; readonly [key: string]: unknown };
  readonly [key: string]: unknown;
}

export interface ClusterSize {
  readonly pods: number;
  readonly policies: number;
  /** If not said, one for every 50 pods. */
  readonly namespaces?: number;
  readonly seed?: number;
}

/** What makes pods, and what is needed to select them. */
export interface App {
  readonly name: string;
  readonly namespace: string;
  readonly kind: 'Deployment' | 'StatefulSet' | 'DaemonSet';
  readonly labels: Readonly<Record<string, string>>;
  readonly port: number;
  readonly portName: string;
}

export interface Space {
  readonly name: string;
  readonly team: string;
  readonly stage: string;
}

/** Chances that are the same ones for the same seed. */
export interface Chance {
  below(most: number): number;
  one<T>(list: readonly [T, ...T[]]): T;
  hex(length: number): string;
}

const WORDS = [
  'cart',
  'checkout',
  'catalog',
  'search',
  'payment',
  'billing',
  'ledger',
  'mail',
  'stock',
  'pricing',
  'auth',
] as const;
const PARTS = ['api', 'web', 'worker', 'db', 'cache', 'queue', 'proxy'] as const;
const TIERS = ['frontend', 'backend', 'data', 'edge'] as const;
const TEAMS = ['red', 'green', 'blue', 'violet', 'amber'] as const;
const STAGES = ['prod', 'staging', 'dev'] as const;

/**
 * The objects of a cluster that looks like a real one: as many pods and policies as asked for, and the namespaces, what
 * makes the pods (1 to 15 each), and their services. The same size and seed give the same cluster.
 */
export function generateCluster({ pods, policies, namespaces = Math.max(2, Math.round(pods / 50)), seed = 1 }: ClusterSize) {
  const chance = chances(seed);
  const first = spaceOf(0, chance);
  const spaces: [Space, ...Space[]] = [first, ...Array.from({ length: namespaces - 1 }, (_, n) => spaceOf(n + 1, chance))];
  const apps: App[] = [];
  const workloads: KubernetesObject[] = [];
  const podObjects: KubernetesObject[] = [];
  for (let n = 0; podObjects.length < pods; n++) {
    const app = appOf(n, spaces[n % spaces.length] ?? first, chance);
    const replicas = Math.min(pods - podObjects.length, 1 + chance.below(15));
    const hash = chance.hex(10);
    apps.push(app);
    workloads.push(workload(app, replicas), ...(app.kind === 'Deployment' ? [replicaSet(app, replicas, hash)] : []));
    for (let pod = 0; pod < replicas; pod++) podObjects.push(podOf(app, pod, podObjects.length, hash, chance));
  }
  const [one, ...others] = apps;
  return {
    namespaces: spaces.map(namespaceOf),
    workloads,
    services: apps.map(serviceOf),
    pods: podObjects,
    policies: one === undefined ? [] : Array.from({ length: policies }, (_, n) => policyOf(n, [one, ...others], spaces, chance)),
  };
}

/** Mulberry32. */
export function chances(seed: number): Chance {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const below = (most: number): number => Math.floor(next() * most);
  return {
    below,
    one: (list) => list[below(list.length)] ?? list[0],
    hex: (length) => Array.from({ length }, () => below(16).toString(16)).join(''),
  };
}

function spaceOf(n: number, { one }: Chance): Space {
  const stage = STAGES[n % STAGES.length] ?? 'prod';
  const name = `${WORDS[n % WORDS.length]}-${stage}${n < WORDS.length ? '' : `-${Math.floor(n / WORDS.length)}`}`;
  return { name, team: one(TEAMS), stage };
}

function appOf(n: number, { name: namespace, team }: Space, { one, below }: Chance): App {
  const part = PARTS[n % PARTS.length] ?? 'api';
  const name = `${WORDS[(n * 7) % WORDS.length]}-${part}${n < WORDS.length * PARTS.length ? '' : `-${n}`}`;
  return {
    name,
    namespace,
    kind: part === 'db' ? 'StatefulSet' : part === 'proxy' ? 'DaemonSet' : 'Deployment',
    labels: { app: name, 'app.kubernetes.io/name': part, team, tier: one(TIERS), version: `v${1 + below(4)}` },
    port: 8000 + below(40),
    portName: part === 'db' ? 'postgres' : 'http',
  };
}
