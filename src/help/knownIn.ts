import { PASSING_LABELS } from '../answers/stableLabels';
import type { Cluster } from '../engine/cluster';
import type { Policy, Requirement, Selector } from '../engine/policy';
import { NAMESPACE_NAME } from '../engine/selector';
import type { Workspace } from '../workspace/workspace';
import type { KnownNames } from './completionsAt';

/**
 * The labels, namespaces and ports that all open files use, each sorted: those of policies, and those of `cluster`, which
 * is who there is in them. Labels that controllers put on pods for a while only are left out.
 */
export function knownIn(workspace: Workspace, cluster?: Cluster): KnownNames {
  const labels = new Map<string, Set<string>>();
  const namespaces = new Set<string>();
  const ports = new Set<string>();
  const numbers = new Set<number>();

  const note = (requirement: Requirement): void => {
    const values = requirement.operator === 'Equals' ? [requirement.value] : 'values' in requirement ? requirement.values : [];
    if (requirement.key === NAMESPACE_NAME) {
      for (const value of values) namespaces.add(value);
      return;
    }
    const known = labels.get(requirement.key) ?? new Set();
    labels.set(requirement.key, known);
    for (const value of values) known.add(value);
  };

  for (const object of workspace.files.flatMap((file) => file.objects)) {
    if (object.namespace !== undefined) namespaces.add(object.namespace);
    if (object.kind === 'Namespace' && object.apiVersion === 'v1') namespaces.add(object.name);
    if (!object.policy) continue;
    for (const selector of selectorsOf(object.policy)) for (const requirement of selector.requirements) note(requirement);
    for (const { port } of portsOf(object.policy)) if (typeof port === 'string') ports.add(port);
  }
  const noteLabels = (own: ReadonlyMap<string, string>): void => {
    for (const [key, value] of own) if (!PASSING_LABELS.includes(key)) note({ key, operator: 'Equals', value });
  };
  for (const { name, labels: own } of cluster?.namespaces.values() ?? []) {
    namespaces.add(name);
    noteLabels(own);
  }
  for (const { pods, ports: declared } of cluster?.workloads ?? []) {
    for (const { labels: own } of pods) noteLabels(own);
    for (const { name, number } of declared) {
      numbers.add(number);
      if (name !== undefined) ports.add(name);
    }
  }
  for (const { targetPort, port } of cluster?.services.flatMap((service) => service.ports) ?? []) {
    // A policy is about the pods' own ports.
    const own = targetPort ?? port;
    if (typeof own === 'number') numbers.add(own);
    else ports.add(own);
  }
  for (const names of [namespaces, ports]) names.delete('');
  return {
    labels: new Map(sorted(labels.keys()).map((key) => [key, new Set(sorted(labels.get(key) ?? []))])),
    namespaces: sorted(namespaces),
    portNames: sorted(ports),
    portNumbers: [...numbers].sort((a, b) => a - b),
  };
}

function selectorsOf({ subject, ingress, egress }: Policy): readonly Selector[] {
  const peers = [...ingress.rules, ...egress.rules].flatMap((rule) => (rule.peers === 'anyone' ? [] : rule.peers));
  const chosen = peers.flatMap((peer) => (peer.type === 'pods' ? [peer.pods, peer.namespaces] : []));
  return [subject === 'unreadable' ? undefined : subject, ...chosen].filter((selector) => selector !== undefined);
}

function portsOf({ ingress, egress }: Policy) {
  return [...ingress.rules, ...egress.rules].flatMap((rule) => rule.entries);
}

function sorted(names: Iterable<string>): readonly string[] {
  return [...names].sort();
}
