import type { Policy, Requirement, Selector } from '../engine/policy';
import { NAMESPACE_NAME } from '../engine/selector';
import type { Workspace } from '../workspace/workspace';
import type { KnownNames } from './completionsAt';

/** The labels, namespaces and port names that all open files use, each sorted. */
export function knownIn(workspace: Workspace): KnownNames {
  const labels = new Map<string, Set<string>>();
  const namespaces = new Set<string>();
  const ports = new Set<string>();

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
  for (const names of [namespaces, ports]) names.delete('');
  return {
    labels: new Map(sorted(labels.keys()).map((key) => [key, new Set(sorted(labels.get(key) ?? []))])),
    namespaces: sorted(namespaces),
    portNames: sorted(ports),
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
