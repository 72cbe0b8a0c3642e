import type { Analysis, Member } from '../../answers/analysis';
import { memberOf } from '../../answers/asked';
import { holdsAll, lastingLabels } from '../../answers/lastingLabels';
import { formatSelector } from '../../engine';
import { makersOf } from '../generatedName';
import { SEEN_IDENTITY } from '../replay/seenCluster';
import { equals } from './peerOf';

/** For whom policies are proposed: a namespace with all that was seen of it, or one workload. */
export type Scope =
  | { readonly type: 'namespace'; readonly namespace: string }
  | { readonly type: 'workload'; readonly namespace: string; readonly kind: string; readonly name: string };

/** Pods that one policy would select. `pods` are places in the analysis. */
export interface Subject {
  readonly key: string;
  readonly namespace: string;
  readonly name: string;
  readonly labels: ReadonlyMap<string, string>;
  readonly pods: readonly number[];
}

/** Those that a policy would be for, of the pods that were seen, by name; workloads with the same labels are one. */
export function subjectsIn(analysis: Analysis, scope: Scope, seen: ReadonlySet<number>): readonly Subject[] {
  const subjects = new Map<string, Subject>();
  const members = new Set<Member>();
  for (const pod of seen) {
    const member = memberOf(analysis, pod);
    if (member !== undefined && isIn(scope, member)) members.add(member);
  }
  for (const member of members) {
    const { namespace } = member.workload;
    const labels = lastingLabels(analysis, member.first);
    const key = `${namespace} ${formatSelector(equals(labels))}`;
    const isNamed = member.workload.kind !== SEEN_IDENTITY;
    if (labels.size === 0 || (subjects.has(key) && !isNamed)) continue;
    subjects.set(key, { key, namespace, name: isNamed ? lastingName(member) : nameBy(labels), labels, pods: [] });
  }
  // A pod that two of them select is the business of the one that says more of it.
  const byLabels = [...subjects.values()].sort((a, b) => b.labels.size - a.labels.size);
  const pods = new Map<string, number[]>();
  for (const [index, pod] of analysis.reach.pods.entries()) {
    const subject = byLabels.find(({ namespace, labels }) => pod.namespace === namespace && holdsAll(pod.labels, labels));
    if (subject === undefined || pod.hostNetwork) continue;
    const own = pods.get(subject.key);
    if (own === undefined) pods.set(subject.key, [index]);
    else own.push(index);
  }
  return [...subjects.values()]
    .map((subject) => ({ ...subject, pods: pods.get(subject.key) ?? [] }))
    .filter((subject) => subject.pods.length > 0)
    .sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
}

/** A workload's name, without what is of one pod or one run alone. */
function lastingName({ workload: { kind, name } }: Member): string {
  return (kind === 'Pod' || kind === 'Job' ? makersOf(name)[0]?.name : undefined) ?? name;
}

/** A name that a policy may have, for pods of which only the labels are known. */
function nameBy(labels: ReadonlyMap<string, string>): string {
  const words = [...labels.values()]
    .join('-')
    .toLowerCase()
    .replaceAll(/[^a-z0-9-]+/g, '-');
  return words.slice(0, 200).replace(/^-+|-+$/g, '') || 'seen';
}

function isIn(scope: Scope, { workload }: Member): boolean {
  if (workload.namespace !== scope.namespace) return false;
  return scope.type === 'namespace' || (workload.kind === scope.kind && workload.name === scope.name);
}
