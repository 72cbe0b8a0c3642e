import type { Direction, Policy } from '../engine';
import type { Problem } from '../workspace/workspace';
import { counted, type Sentence, sentence, strong } from './segment';
import { directionWord } from './stateWords';

/** What is said over the picture in place of, or before, the policy's sentence. */
export interface Banner {
  readonly tone: 'error' | 'warning' | 'info';
  readonly text: Sentence;
}

/**
 * The text cannot be read. `line` is 1-based, undefined when it is not known; `drawn` tells whether there is an
 * earlier picture that stands still.
 */
export function brokenBanner(line: number | undefined, drawn: boolean): Banner {
  const what = line === undefined ? 'The text cannot be read' : `Line ${line} cannot be read`;
  const text = drawn
    ? sentence(
        strong(`${what}, so the picture stands still.`),
        ' It shows the policy as it was before your last edit. Fix the text and it follows again.',
      )
    : sentence(strong(`${what}, so there is no picture.`), ' Fix the text and it appears.');
  return { tone: 'error', text };
}

/** Why controls are off while the text is broken. */
export const EDITING_OFF = 'Off while the text cannot be read. Fix the text, or undo.';

/** What is saved while the text is broken. */
export const DOWNLOAD_BROKEN = 'This file does not parse. It is saved as it stands.';

/** A problem as the API server or kubectl would print it: `spec.ingress[0].from[0]: Required value: …`. The field is told once. */
export function problemWords({ field, message }: Pick<Problem, 'field' | 'message'>): string {
  return field === undefined || field === '' || message.includes(field) ? message : `${field}: ${message}`;
}

/** What the server's longest reasons come to; a regular expression helps nobody over a picture. */
const SHORT_REASONS: readonly (readonly [RegExp, string])[] = [
  [/^(name|prefix) part |^a qualified name /, 'must be a valid label key'],
  [/^a valid label /, 'must be a valid label value'],
  [/^a lowercase RFC 1123 subdomain /, 'must be a lowercase DNS name'],
  [/^a lowercase RFC 1123 label /, 'must be a lowercase DNS label'],
];

/** A problem in a few words: `metadata.name must be a lowercase DNS name: Shop_API`. */
function shortWords(problem: Pick<Problem, 'field' | 'message'>): string {
  const [, quoted, plain, reason] = /^Invalid value: (?:"((?:[^"\\]|\\.)*)"|([^:]*)): (.*)$/s.exec(problem.message) ?? [];
  if (reason === undefined || problem.field === undefined) return problemWords(problem);
  const short = SHORT_REASONS.find(([long]) => long.test(reason))?.[1] ?? reason.replace(/,? \(e\.g\..*/s, '');
  return `${problem.field}${short.startsWith('must ') ? '' : ':'} ${short}: ${quoted ?? plain}`;
}

function closed(words: string): string {
  return /[.!?]$/.test(words) ? words : `${words}.`;
}

/**
 * The API server would refuse the policy; undefined when none of the problems is a refusal. The first reason in a few words:
 * the server's own stand in Problems. `show` is the way there.
 */
export function refusedBanner(problems: readonly Problem[]): (Banner & { readonly show: string }) | undefined {
  const refusals = problems.filter((problem) => problem.refused);
  const [first] = refusals;
  if (first === undefined) return undefined;
  const { length } = refusals;
  const more = length === 1 ? '' : ` ${counted(length - 1, 'more reason')}.`;
  return {
    tone: 'error',
    text: sentence(strong('Refused by the API server:'), ` ${closed(shortWords(first))}${more}`),
    show: length === 1 ? 'The whole reason' : `All ${length} problems`,
  };
}

/** Everything the server would refuse the policy for, each with its line. */
export function refusalList(problems: readonly Problem[]): readonly { readonly words: string; readonly line: number }[] {
  return problems.filter((problem) => problem.refused).map((problem) => ({ words: problemWords(problem), line: problem.line }));
}

/** Rules stand in a direction that policyTypes leaves out; undefined when that is not so. */
export function ignoredBanner(policy: Policy, direction: Direction): Banner | undefined {
  const { isolated, rules } = policy[direction];
  if (isolated !== false || rules.length === 0) return undefined;
  const word = directionWord(direction);
  const those = rules.length === 1 ? `The ${direction} rule is ignored` : `The ${rules.length} ${direction} rules are ignored`;
  return {
    tone: 'warning',
    text: sentence(
      strong(`${those}: policyTypes has no ${word}.`),
      ` Switch on ${word} default deny and ${rules.length === 1 ? 'it takes' : 'they take'} effect.`,
    ),
  };
}

/** What is true of the picture while other policies are open too; undefined when there is no other. `others` counts them. */
export function aloneWords(others: number): string | undefined {
  if (others === 0) return undefined;
  const counts = others === 1 ? 'is' : 'are';
  return `This policy alone: ${counted(others, 'other open policy', 'other open policies')} ${counts} not counted here.`;
}
