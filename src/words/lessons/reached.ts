import { allowedPorts, decide, type Endpoint, holdsPort, type Policy } from '../../engine';
import type { OpenFile } from '../../workspace/workspace';
import type { Expected, Goal } from './lesson';

/** What is asked about a goal: each connection by itself; a goal of another kind is one thing. */
export interface Reached {
  readonly all: boolean;
  readonly parts: readonly { readonly words: string; readonly holds: boolean }[];
}

/** Whether the files of a lesson are as a step asks for. Of a broken text the last good policy counts; none that the API server would refuse. */
export function reached(goal: Goal, files: readonly OpenFile[]): Reached {
  switch (goal.type) {
    case 'named':
      return {
        all: files.some(({ objects }) => objects.some(({ name, policy }) => policy !== undefined && name === goal.name)),
        parts: [],
      };
    case 'downloaded':
      return { all: files.some(({ text, downloaded }) => text === downloaded), parts: [] };
    case 'connections': {
      const policies = files.flatMap(({ objects }) =>
        objects.flatMap(({ policy, problems }) => (problems.some(({ refused }) => refused) ? [] : (policy ?? []))),
      );
      const parts = goal.expected.map((one) => ({ words: one.words, holds: passes(policies, one) === one.allowed }));
      return { all: parts.every(({ holds }) => holds), parts };
    }
  }
}

function passes(policies: readonly Policy[], { from, to, protocol, port }: Expected): boolean {
  const side = (direction: 'ingress' | 'egress', subject: Endpoint, other: Endpoint): boolean =>
    subject.type === 'address' || holdsPort(allowedPorts(decide(policies, direction, subject, other)), protocol, port);
  return side('egress', from, to) && side('ingress', to, from);
}
