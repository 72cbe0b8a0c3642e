import type { Workload } from '../engine';
import { onOneLine } from './markdown';
import { label, listed, plain, type Segment, type Sentence, sentence } from './segment';

/** How workloads are called among others: `shop/cart`, with its kind where another has the same name. */
export type WorkloadNames = (workload: Workload) => string;

export function workloadNames(workloads: readonly Workload[]): WorkloadNames {
  const counts = new Map<string, number>();
  const nameOf = ({ namespace, name }: Workload): string => `${namespace}/${name}`;
  for (const one of workloads) counts.set(nameOf(one), (counts.get(nameOf(one)) ?? 0) + 1);
  return (workload) => {
    const name = nameOf(workload);
    return onOneLine((counts.get(name) ?? 0) > 1 ? `${name} (${workload.kind})` : name);
  };
}

/** A workload as it is typed for a question, and as JSON names it: `shop/Deployment/cart`. */
export function workloadRef({ namespace, kind, name }: Workload): string {
  return `${namespace}/${kind}/${name}`;
}

/** A name in a sentence: as it is where Markdown gives none of it a meaning. */
export function nameSegment(name: string): Segment {
  return /^[a-z0-9./() -]+$/i.test(name) ? plain(name) : label(name);
}

/** All workloads there are, and how they are called: what sets of them are told against. */
export interface Everybody {
  readonly workloads: readonly Workload[];
  readonly nameOf: WorkloadNames;
}

export function everybody(workloads: readonly Workload[]): Everybody {
  return { workloads, nameOf: workloadNames(workloads) };
}

/** Up to so many are named as the ones left out. */
const LEFT_OUT = 3;

/**
 * Who is meant, as briefly as can be told: everybody, everybody but a few, all of a namespace, or names; each part stands
 * for itself. `others` are those at the other end: who is among them is no exception, as nobody is asked about itself.
 */
export function whoParts(
  { workloads, nameOf }: Everybody,
  some: readonly Workload[],
  others: readonly Workload[] = [],
): readonly Sentence[] {
  const meant = new Set(some);
  const name = (workload: Workload): Sentence => [nameSegment(nameOf(workload))];
  // Of one workload, that it is not its own source is no exception; of several, it is.
  const isItself = (workload: Workload): boolean => others.length === 1 && workload === others[0] && some.length > 1;
  const meets = others.some((workload) => meant.has(workload) || isItself(workload));
  const every = meets ? 'every other workload' : 'every workload';
  const missing = workloads.filter((workload) => !meant.has(workload) && !isItself(workload));
  if (missing.length === 0 && workloads.length > 1) return [[plain(every)]];
  const apart = new Set(others);
  if (some.length > 1 && missing.length === apart.size && missing.every((one) => apart.has(one)))
    return [[plain('every workload but these')]];
  if (missing.length <= LEFT_OUT && some.length > 2 * LEFT_OUT) return [sentence(`${every}`, butNot(missing.map(name)))];
  return inNamespaces(workloads, some, isItself).flatMap(({ namespace, own, missing }) => {
    const isWhole = own.length > 1 && (missing.length === 0 || (missing.length <= LEFT_OUT && own.length > 2 * LEFT_OUT));
    if (!isWhole) return own.map(name);
    const isOther = others.some((one) => one.namespace === namespace && (meant.has(one) || isItself(one)));
    const left = missing.map((workload): Sentence => [nameSegment(onOneLine(workload.name))]);
    const home = nameSegment(onOneLine(namespace));
    return [sentence(`every ${isOther ? 'other ' : ''}workload in `, home, butNot(left))];
  });
}

function butNot(names: readonly Sentence[]): Sentence {
  return names.length === 0 ? [] : sentence(' (but not ', listed(names, ', ', ' or '), ')');
}

interface InNamespace {
  readonly namespace: string;
  readonly own: readonly Workload[];
  readonly missing: readonly Workload[];
}

function inNamespaces(
  workloads: readonly Workload[],
  some: readonly Workload[],
  isItself: (workload: Workload) => boolean,
): readonly InNamespace[] {
  const meant = new Set(some);
  const homes = new Map<string, { readonly own: Workload[]; readonly missing: Workload[] }>();
  for (const workload of workloads) {
    if (isItself(workload)) continue;
    const home = homes.get(workload.namespace) ?? { own: [], missing: [] };
    homes.set(workload.namespace, home);
    (meant.has(workload) ? home.own : home.missing).push(workload);
  }
  return [...homes].map(([namespace, home]) => ({ namespace, ...home })).filter(({ own }) => own.length > 0);
}
