import { allowWays } from '../answers/allow';
import type { Analysis } from '../answers/analysis';
import { type TypedEnd, typedEnd, typedPort } from '../answers/askedText';
import { check, type Question } from '../answers/check';
import type { TypedQuestion } from '../answers/firstQuestion';
import type { CheckVerdict } from '../answers/trail';
import type { CaveatWords } from './caveatWords';
import { type CheckWords, checkWords } from './checkWords';
import { onOneLine } from './markdown';
import { listedWords, type Sentence } from './segment';
import type { TrailStep } from './trailSteps';
import { type WaySheet, wayWords } from './waySheet';

/** One of the different answers, as it is shown. */
export interface TrailSheet {
  readonly verdict: CheckVerdict;
  readonly names: { readonly from: string; readonly to: string };
  readonly headline: Sentence;
  readonly steps: readonly TrailStep[];
}

/** The answer to a typed question, ready to be shown. `incomplete`: something is still to be typed. */
export type CheckSheet =
  | { readonly type: 'incomplete'; readonly text: string }
  | { readonly type: 'unanswerable'; readonly text: string }
  | {
      readonly type: 'answer';
      readonly verdict: CheckVerdict | 'differs';
      readonly title: string;
      readonly headline: Sentence;
      readonly trails: readonly TrailSheet[];
      readonly caveats: readonly CaveatWords[];
      readonly ways: readonly WaySheet[];
      /** What an edit that allows it is called behind "Undo". */
      readonly label: string;
    };

/** Answers a typed question in words. */
export function checkSheet(analysis: Analysis, typed: TypedQuestion): CheckSheet {
  const from = typedEnd(analysis, typed.from);
  const to = typedEnd(analysis, typed.to);
  const port = typedPort(typed.port);
  if (from.type === 'nothing') return { type: 'incomplete', text: 'Say who connects: a pod, a workload or an address.' };
  if (to.type === 'nothing') return { type: 'incomplete', text: 'Say where to: a pod, a workload, a service or an address.' };
  const faults = [from, to].flatMap(severalWords);
  if (!port.ok) faults.push('That is no port. Write one such as 8080, 53/UDP or its name; nothing means every port.');
  const [fault] = faults;
  if (fault !== undefined || from.type !== 'asked' || to.type !== 'asked' || !port.ok)
    return { type: 'unanswerable', text: fault ?? '' };
  const question: Question = { from: from.asked, to: to.asked, protocol: port.protocol, port: port.port };
  const words = checkWords(analysis, question, check(analysis, question));
  if (words.type === 'unanswerable') return words;
  return {
    ...words,
    trails: words.trails.map(({ trail, names, headline, steps }) => ({ verdict: trail.verdict, names, headline, steps })),
    ways: waysFor(analysis, words),
    label: onOneLine(`allow ${typed.from.trim()} to ${typed.to.trim()}`),
  };
}

function severalWords(end: TypedEnd): readonly string[] {
  return end.type === 'several' ? [`That name is in several namespaces: ${listedWords(end.names)}. Name one.`] : [];
}

function waysFor(analysis: Analysis, { trails }: Extract<CheckWords, { type: 'answer' }>): readonly WaySheet[] {
  const [only, ...others] = trails;
  // Where pods differ, no one edit is what is asked for.
  if (only === undefined || others.length > 0 || only.trail.verdict === 'allowed') return [];
  return allowWays(analysis, only.trail, only.trail.protocol ?? 'TCP').map((steps) => ({
    steps,
    text: wayWords(analysis, steps),
  }));
}
