import type { RuleOf, Together } from '../answers/together';
import { counted, listedWords, type Sentence } from './segment';

/** Why nothing can be edited while policies are shown together. */
export const SHOWN_TOGETHER = 'Shown together. Switch to this policy alone to edit.';

/** What a rule is called beside those of other policies: `backend-allow, rule 1`. */
export function ruleOfWords({ policy, rule }: RuleOf): string {
  return `${policy || '(no name)'}, rule ${rule + 1}`;
}

/** Which rules allow a row: `allowed by backend-allow, rule 1`; undefined when none does. */
export function allowedBy(rules: readonly RuleOf[], openedBy: readonly number[]): string | undefined {
  const [first, ...more] = openedBy.flatMap((index) => rules[index] ?? []);
  if (first === undefined) return undefined;
  return `allowed by ${ruleOfWords(first)}${more.length === 0 ? '' : ` and ${counted(more.length, 'more rule', 'more rules')}`}`;
}

/** How rules are called in words that count them through: `rule 3` becomes `backend-allow, rule 1`. */
export function withRuleNames(text: string, rules: readonly RuleOf[]): string {
  return text.replace(/\brule (\d+)\b/g, (whole, number: string) => {
    const rule = rules[Number(number) - 1];
    return rule === undefined ? whole : ruleOfWords(rule);
  });
}

/** The same in a sentence, where it is our word and no label's. */
export function sentenceWithRuleNames(words: Sentence, rules: readonly RuleOf[]): Sentence {
  return words.map((part) => (part.style === 'plain' ? { ...part, text: withRuleNames(part.text, rules) } : part));
}

/** More names than these are counted. */
const NAMED = 4;

function named(names: readonly string[]): string {
  const few = names.slice(0, NAMED).map((name) => name || '(no name)');
  return listedWords(names.length > NAMED ? [...few, `${names.length - NAMED} more`] : few);
}

/** What is shown together, and what of the namespace is not, in lines. */
export function togetherLines({ names, some, uncounted }: Pick<Together, 'names' | 'some' | 'uncounted'>): readonly string[] {
  const shown = names.length === 1 ? `No other open policy surely selects all of these pods.` : `Together: ${named(names)}.`;
  const left =
    some.length === 0
      ? []
      : [`${counted(some.length, 'more policy selects', 'more policies select')} some of these pods: ${named(some)}.`];
  const unread =
    uncounted.length === 0
      ? []
      : [
          `Not counted, and may change this: ${named(uncounted.map(({ kind, name }) => `${kind} ${name}`.trim() || 'a document that cannot be read'))}.`,
        ];
  return [shown, ...left, ...unread];
}
