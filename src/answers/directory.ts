import { type Owner, parseAddress, type Service } from '../engine';
import type { Analysis, Member } from './analysis';

/** Who is found by which name or address in an analysis; pods by their places in it. */
export interface Directory {
  readonly pods: ReadonlyMap<string, readonly number[]>;
  readonly members: ReadonlyMap<string, readonly Member[]>;
  /** Pods by what made them, where that is not the workload they count to: a ReplicaSet of a Deployment. */
  readonly byOwner: ReadonlyMap<string, readonly OwnedPod[]>;
  readonly services: ReadonlyMap<string, Service>;
  /** Pods by their own addresses: those on their node's network have none of their own. */
  readonly byAddress: ReadonlyMap<string, readonly number[]>;
  readonly byClusterIp: ReadonlyMap<string, Service>;
}

export interface OwnedPod {
  readonly owner: Owner;
  readonly pod: number;
}

const known = new WeakMap<Analysis, Directory>();

/** How pods, workloads and services are looked up. */
export function nameKey(namespace: string, name: string): string {
  return `${namespace}/${name}`;
}

/** How addresses are looked up, however they are written; undefined for what is none. */
export function addressKey(ip: string): string | undefined {
  const address = parseAddress(ip);
  return address === undefined ? undefined : `${address.family} ${address.value}`;
}

/** The directory of an analysis, made once. */
export function directoryOf(analysis: Analysis): Directory {
  const before = known.get(analysis);
  if (before !== undefined) return before;
  const { members, situation } = analysis;
  const pods = new Map<string, number[]>();
  const byName = new Map<string, Member[]>();
  const byOwner = new Map<string, OwnedPod[]>();
  const byAddress = new Map<string, number[]>();
  for (const member of members) {
    const { namespace, name } = member.workload;
    add(byName, nameKey(namespace, name), member);
    for (const [index, pod] of member.workload.pods.entries()) {
      const place = member.first + index;
      if (pod.name !== undefined) add(pods, nameKey(namespace, pod.name), place);
      const { owner } = pod;
      if (owner !== undefined && (owner.name !== name || owner.kind !== member.workload.kind))
        add(byOwner, nameKey(namespace, owner.name), { owner, pod: place });
      if (pod.hostNetwork) continue;
      for (const key of keysOf(pod.ips)) add(byAddress, key, place);
    }
  }
  const { services } = situation.cluster;
  const directory: Directory = {
    pods,
    members: byName,
    byOwner,
    services: new Map(services.map((service) => [nameKey(service.namespace, service.name), service])),
    byAddress,
    byClusterIp: new Map(services.flatMap((service) => keysOf(service.clusterIps).map((key) => [key, service]))),
  };
  known.set(analysis, directory);
  return directory;
}

function keysOf(ips: readonly string[]): readonly string[] {
  return ips.flatMap((ip) => addressKey(ip) ?? []);
}

function add<T>(map: Map<string, T[]>, key: string, value: T): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [value]);
  else list.push(value);
}
