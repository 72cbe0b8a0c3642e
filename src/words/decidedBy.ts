import type { Trail } from '../answers/trail';
import type { PolicyLine, TrailStep } from './trailSteps';

/** What decides about a connection, in a few words, and the place in an object that does. */
export interface DecidedBy {
  readonly text: string;
  readonly place: Pick<PolicyLine, 'object' | 'file' | 'path'> | undefined;
  /** It is assumed. */
  readonly assumed: boolean;
}

/** What decides a trail: the rule that lets it through, or the end that holds it back. */
export function decidedBy(trail: Trail, steps: readonly TrailStep[]): DecidedBy {
  if (trail.itself) return { text: 'assumed: a pod reaches itself', place: undefined, assumed: true };
  const denied = steps.find(({ state }) => state === 'denied');
  const depends = steps.find(({ state }) => state === 'depends');
  if (trail.verdict === 'allowed') {
    const line = steps.findLast(({ policies, state }) => state === 'allowed' && policies.length > 0)?.policies[0];
    if (line === undefined) return { text: 'no policy isolates it', place: undefined, assumed: false };
    return { text: nameOf(line), place: line, assumed: false };
  }
  if (trail.verdict === 'depends') {
    const line = depends?.policies[0];
    return {
      text: line === undefined ? 'the address of a pod' : `${nameOf(line)}, by the pod’s address`,
      place: line,
      assumed: false,
    };
  }
  const isolated = steps.find(({ end, state }) => state === 'isolated' && end === denied?.end);
  const [line, ...others] = isolated?.policies ?? [];
  if (denied?.end === 'from' && line !== undefined) {
    const more = others.length > 0 ? ` and ${others.length} more` : '';
    return { text: `its own egress: ${line.name}${more}`, place: line, assumed: false };
  }
  const rules = isolated?.policies.some(({ rule, words }) => rule !== undefined || words.length > 1) ?? true;
  return { text: rules ? 'ingress isolated, no rule names it' : 'ingress isolated, no rule', place: undefined, assumed: false };
}

function nameOf({ name, rule }: PolicyLine): string {
  return rule === undefined ? name : `${name} rule ${rule + 1}`;
}
