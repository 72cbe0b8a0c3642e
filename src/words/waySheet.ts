import type { AllowStep, AllowWay } from '../answers/allow';
import type { Analysis } from '../answers/analysis';
import { policyName } from './checkEnds';
import { onOneLine } from './markdown';
import { counted, listedWords } from './segment';

/** A way to allow what is refused: its steps, and what they come to. */
export interface WaySheet {
  readonly steps: AllowWay;
  readonly text: string;
}

/** `Adds a rule to X. It is for 3 other pods too.` */
export function wayWords({ situation }: Analysis, steps: AllowWay): string {
  const nameOf = (step: AllowStep): string => {
    if (step.type === 'policy') return onOneLine(step.name);
    const policy = situation.policies[step.policy];
    return policy === undefined ? 'a policy' : policyName(policy, 'short');
  };
  const rules = steps.filter(({ type }) => type === 'rule').map(nameOf);
  const policies = steps.filter(({ type }) => type === 'policy').map(nameOf);
  const added = [
    ...(rules.length === 0 ? [] : [`a rule to ${rules.join(' and one to ')}`]),
    ...(policies.length === 0 ? [] : [`the ${policies.length === 1 ? 'policy' : 'policies'} ${listedWords(policies)}`]),
  ];
  const also = steps.flatMap((step) => {
    if (step.alsoFor === 0) return [];
    const what = steps.length === 1 ? 'It' : `What is added ${step.type === 'rule' ? 'to' : 'as'} ${nameOf(step)}`;
    return [`${what} is for ${counted(step.alsoFor, 'other pod')} too.`];
  });
  return [`Adds ${listedWords(added)}.`, ...also].join(' ');
}
