import type { Analysis } from './analysis';
import { memberText } from './askedText';
import { check, oneVerdict } from './check';

/** What the check asks, as it is typed. */
export interface TypedQuestion {
  readonly from: string;
  readonly to: string;
  readonly port: string;
}

/** Among so many workloads one that is refused is looked for. */
const TRIED = 50;

/**
 * A sensible first question: somebody whom a policy isolates for ingress, on the port it listens on; asked from who is
 * refused there, if anybody of its namespace is. Undefined while nobody is there to ask about.
 */
export function firstQuestion(analysis: Analysis): TypedQuestion | undefined {
  const { members, reach } = analysis;
  const isolated = members.findIndex(({ classes }) => classes.some((at) => (reach.isolating.ingress[at] ?? []).length > 0));
  const to = Math.max(0, isolated);
  const target = members[to]?.workload;
  if (target === undefined) return undefined;
  const listens = target.ports[0];
  const others = members.flatMap((member, place) => (place === to ? [] : [{ place, workload: member.workload }]));
  const near = others.filter(({ workload }) => workload.namespace === target.namespace);
  const refused = near.slice(0, TRIED).find(({ workload }) => {
    const { namespace, kind, name } = workload;
    const answer = check(analysis, {
      from: { type: 'workload', namespace, kind, name },
      to: { type: 'workload', namespace: target.namespace, kind: target.kind, name: target.name },
      protocol: listens?.protocol,
      port: listens?.number,
    });
    return answer.type === 'answer' && oneVerdict(answer.trails) === 'denied';
  });
  return {
    from: memberText(analysis, (refused ?? near[0] ?? others[0])?.place ?? to),
    to: memberText(analysis, to),
    port: listens === undefined ? '' : listens.protocol === 'TCP' ? `${listens.number}` : `${listens.number}/${listens.protocol}`,
  };
}
