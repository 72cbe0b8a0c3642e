import type { Endpoint } from '../../engine';
import type { Analysis } from '../analysis';
import { type Asked, type Found, findAsked, type Unanswerable } from '../asked';
import { askedOn, type Question, serviceIn } from '../check';
import type { AskedPort } from '../trail';

/** Pods of one class, and one of them; an address by itself, without pods. */
export interface Group {
  readonly class: number;
  readonly pods: readonly number[];
  readonly endpoint: Endpoint;
}

/** One end of a question. */
export interface Party {
  readonly found: Found;
  readonly groups: readonly Group[];
  /** Some of its pods are on their node's network. */
  readonly onNode: boolean;
}

/** Whom one end names, or why that is nobody. */
export function partyOf(analysis: Analysis, asked: Asked, end: 'from' | 'to'): Party | Unanswerable {
  const found = findAsked(analysis, asked, end);
  if (found.type === 'address') {
    const group: Group = { class: -1, pods: [], endpoint: { type: 'address', ip: found.ip } };
    return { found, groups: [group], onNode: false };
  }
  if (found.type !== 'pods') return found;
  const { reach } = analysis;
  const groups = new Map<number, Group & { readonly pods: number[] }>();
  for (const pod of found.pods) {
    const own = reach.selection.classes.classOf[pod] ?? -1;
    const endpoint = reach.pods[pod];
    const group = groups.get(own);
    if (group !== undefined) group.pods.push(pod);
    else if (endpoint !== undefined) groups.set(own, { class: own, pods: [pod], endpoint });
  }
  return {
    found,
    groups: [...groups.values()],
    onNode: found.pods.some((pod) => reach.pods[pod]?.hostNetwork === true),
  };
}

/** A group of destinations that know the asked port by one number. */
export interface Target extends Group {
  readonly asked: AskedPort;
}

/** The destinations of a question, by what its port is there; those that do not have it are left out. */
export function targetsOf({ reach }: Analysis, to: Party, question: Question): readonly Target[] {
  const service = serviceIn(to.found);
  const isNumber = service === undefined && typeof question.port !== 'string';
  return to.groups.flatMap((group): readonly Target[] => {
    if (isNumber || group.pods.length === 0) {
      const asked = askedOn({ endpoint: group.endpoint, pod: group.pods[0] }, service, question);
      return asked === undefined ? [] : [{ ...group, asked }];
    }
    const byPort = new Map<string, Target & { readonly pods: number[] }>();
    for (const pod of group.pods) {
      const endpoint = reach.pods[pod];
      const asked = endpoint === undefined ? undefined : askedOn({ endpoint, pod }, service, question);
      if (asked === undefined || endpoint === undefined) continue;
      const key = JSON.stringify(asked);
      const same = byPort.get(key);
      if (same === undefined) byPort.set(key, { class: group.class, pods: [pod], endpoint, asked });
      else same.pods.push(pod);
    }
    return [...byPort.values()];
  });
}
