import type { CoveredRow, Policy } from '../engine';
import { type DirectionSentence, directionSentence } from './directionSentence';
import { ownNamespace } from './peerWords';
import { type Sentence, sentence } from './segment';
import { labelledWords, matchesEverything } from './selectorWords';

/** The policy's pods at the start of a sentence: `Pods labelled app=backend in namespace default`. */
function subject(policy: Policy): Sentence {
  const where = sentence(' in ', ownNamespace(policy));
  if (policy.subject === 'unreadable') return sentence('The pods of this policy', where);
  if (matchesEverything(policy.subject)) return sentence('All pods', where);
  return sentence('Pods ', labelledWords(policy.subject), where);
}

function joined(sentences: readonly Sentence[]): Sentence {
  return sentence(...sentences.flatMap((each, index) => (index === 0 ? [each] : [' ', each])));
}

/**
 * What a policy does, in plain sentences for above the picture. `ingressRows` and `egressRows` are the rows the
 * picture shows: the words and the picture rest on the same states.
 */
export function policySentence(policy: Policy, ingressRows: readonly CoveredRow[], egressRows: readonly CoveredRow[]): Sentence {
  const ingress = directionSentence(policy, 'ingress', ingressRows);
  const egress = directionSentence(policy, 'egress', egressRows);
  // What restricts comes first: it is what people look for, and it names the pods.
  const ordered = ingress.opening === undefined && egress.opening !== undefined ? [egress, ingress] : [ingress, egress];
  const told = ordered.flatMap((direction, index) =>
    sentencesOf(policy, direction, index > 0 && ordered[0]?.opening !== undefined),
  );
  const unread =
    policy.subject === 'unreadable' ? [sentence('Which pods these are is unknown: podSelector cannot be read.')] : [];
  const named = ordered.some((direction) => direction.opening !== undefined)
    ? []
    : [sentence('The policy is about ', lowerSubject(policy), '.')];
  return joined([...named, ...told, ...unread]);
}

function sentencesOf(policy: Policy, { opening, others }: DirectionSentence, named: boolean): readonly Sentence[] {
  if (opening === undefined) return others;
  return [sentence(named ? 'These pods' : subject(policy), ' ', opening, '.'), ...others];
}

function lowerSubject(policy: Policy): Sentence {
  const [first, ...rest] = subject(policy);
  return first === undefined ? [] : [{ ...first, text: first.text.charAt(0).toLowerCase() + first.text.slice(1) }, ...rest];
}
