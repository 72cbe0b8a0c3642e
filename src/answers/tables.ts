import { type Direction, formatSelector, isSelected } from '../engine';
import type { FileId, ObjectKey } from '../workspace/workspace';
import type { Analysis } from './analysis';
import { memberOf, nameOf } from './asked';

/** What a table shows: rows that hold all words of `filter`, from `first` on, at most `most`. `total` counts all that do. */
export interface Window {
  readonly filter: string;
  readonly first: number;
  readonly most: number;
}
export interface TablePart<Row> {
  readonly total: number;
  readonly rows: readonly Row[];
}

/** A policy as `kubectl get netpol` lists it, with what it comes to. */
export interface PolicyRow {
  readonly object: ObjectKey;
  readonly file: FileId;
  readonly namespace: string;
  readonly name: string;
  /** POD-SELECTOR as kubectl prints it: `app=web,tier in (a,b)`, `<none>` when empty. */
  readonly selector: string;
  readonly pods: number;
  readonly workloads: number;
  /** How many rules, where the direction is isolated. */
  readonly ingress: number | undefined;
  readonly egress: number | undefined;
  readonly stale: boolean;
}

/** A pod as `cilium endpoint list` shows it: whether a policy selects it, in each direction. */
export interface EndpointRow {
  /** Its place in the analysis. */
  readonly pod: number;
  readonly namespace: string;
  readonly name: string;
  /** Its workload's kind and name; the same as its own for a pod by itself. */
  readonly kind: string;
  readonly workload: string;
  /** A template stands for it: no such pod is open. */
  readonly template: boolean;
  readonly hostNetwork: boolean;
  readonly ingress: boolean;
  readonly egress: boolean;
  readonly labels: readonly string[];
  readonly ips: readonly string[];
  readonly policies: readonly { readonly object: ObjectKey; readonly name: string }[];
}

const NONE = '<none>';

/** The policies that count, by namespace and name. `pod`: only those that select it. */
export function policyTable(analysis: Analysis, window: Window, pod?: number): TablePart<PolicyRow> {
  const { situation, reach } = analysis;
  const { classOf } = reach.selection.classes;
  const counts = new Int32Array(reach.selection.classes.count);
  for (const at of classOf) counts[at] = (counts[at] ?? 0) + 1;
  const rows = situation.policies.flatMap(({ object, file, policy, stale }, place): readonly PolicyRow[] => {
    const { namespace, name, subject } = policy;
    if (subject === 'unreadable') return [];
    if (pod !== undefined && !isSelected(reach, place, classOf[pod] ?? -1)) return [];
    let pods = 0;
    for (const [at, count] of counts.entries()) if (isSelected(reach, place, at)) pods += count;
    const workloads = analysis.members.filter(({ classes }) => classes.some((at) => isSelected(reach, place, at)));
    const rulesOf = (direction: Direction): number | undefined =>
      policy[direction].isolated === true ? policy[direction].rules.length : undefined;
    return [
      {
        object,
        file,
        namespace,
        name,
        selector: formatSelector(subject) || NONE,
        pods,
        workloads: workloads.length,
        ingress: rulesOf('ingress'),
        egress: rulesOf('egress'),
        stale,
      },
    ];
  });
  const sorted = rows.sort((a, b) => compare(a.namespace, b.namespace) || compare(a.name, b.name));
  return partOf(sorted, window, ({ namespace, name, selector }) => `${namespace} ${name} ${selector}`);
}

/** The pods, in the order of their workloads. `policy`: only those it selects. */
export function endpointTable(analysis: Analysis, window: Window, policy?: ObjectKey): TablePart<EndpointRow> {
  const { situation, reach } = analysis;
  const only = policy === undefined ? undefined : situation.policies.findIndex(({ object }) => object === policy);
  const { classOf } = reach.selection.classes;
  const rows = reach.pods.flatMap((pod, index): readonly EndpointRow[] => {
    const at = classOf[index] ?? -1;
    if (only !== undefined && !isSelected(reach, only, at)) return [];
    const member = memberOf(analysis, index);
    const [ingress, egress] = [reach.isolating.ingress[at] ?? [], reach.isolating.egress[at] ?? []];
    const places = [...new Set([...ingress, ...egress])].sort((a, b) => a - b);
    return [
      {
        pod: index,
        namespace: pod.namespace,
        name: nameOf(analysis, index),
        kind: member?.workload.kind ?? 'Pod',
        workload: member?.workload.name ?? '',
        template: member?.workload.pods[index - member.first]?.name === undefined,
        hostNetwork: pod.hostNetwork,
        ingress: ingress.length > 0,
        egress: egress.length > 0,
        labels: [...pod.labels].map(([key, value]) => `${key}=${value}`),
        ips: pod.ips,
        policies: places.flatMap((place) => {
          const counted = situation.policies[place];
          return counted === undefined ? [] : [{ object: counted.object, name: counted.policy.name }];
        }),
      },
    ];
  });
  return partOf(rows, window, ({ namespace, name, kind, workload, labels, policies }) =>
    [namespace, name, kind, workload, ...labels, ...policies.map((one) => one.name)].join(' '),
  );
}

function partOf<Row>(rows: readonly Row[], { filter, first, most }: Window, text: (row: Row) => string): TablePart<Row> {
  const words = filter.toLowerCase().split(/\s+/).filter(Boolean);
  const found =
    words.length === 0
      ? rows
      : rows.filter((row) => {
          const all = text(row).toLowerCase();
          return words.every((word) => all.includes(word));
        });
  return { total: found.length, rows: found.slice(first, first + most) };
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
