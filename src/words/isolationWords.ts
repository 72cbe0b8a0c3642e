import type { Direction, Policy } from '../engine';
import type { Path } from '../text';
import { directionWord } from './stateWords';

/** A sentence with the place in the policy's object that it rests on. */
export interface PlacedWords {
  readonly words: string;
  readonly path: Path | undefined;
}

const POLICY_TYPES: Path = ['spec', 'policyTypes'];

/**
 * Why a direction is isolated, or is not: what policyTypes says, or what the API server puts in its place when it is
 * absent or empty (NetworkPolicySpec.policyTypes: Ingress always, Egress when there is an egress rule).
 */
export function isolationWords(policy: Policy, direction: Direction): PlacedWords {
  const word = directionWord(direction);
  switch (policy[direction].by) {
    case 'listed':
      return { words: `${word} is isolated: policyTypes lists ${word}.`, path: POLICY_TYPES };
    case 'implied': {
      if (direction === 'ingress')
        return { words: 'Ingress is isolated: policyTypes is absent or empty, so Ingress is implied.', path: ['spec'] };
      return {
        words: 'Egress is isolated: policyTypes is absent or empty and there is an egress rule, so Egress is implied.',
        path: ['spec', 'egress'],
      };
    }
    case 'unlisted': {
      // Ingress is implied only where policyTypes says nothing; then Egress is missing because there is no egress rule.
      const written = direction === 'ingress' || policy.ingress.by !== 'implied';
      if (written)
        return { words: `Nothing in this policy restricts ${direction}: policyTypes has no ${word}.`, path: POLICY_TYPES };
      return {
        words: 'Nothing in this policy restricts egress: it has no egress rule and policyTypes is absent or empty.',
        path: undefined,
      };
    }
    case 'unreadableRules': {
      const path = policy[direction].rules.find(({ unreadable }) => unreadable !== undefined)?.origin;
      return {
        words: `Whether ${direction} is isolated is unknown: the egress rules, which would imply it, cannot be read.`,
        path,
      };
    }
    case 'unreadable':
      return { words: `Whether ${direction} is isolated is unknown: policyTypes cannot be read.`, path: POLICY_TYPES };
  }
}
