import type { Analysis } from './analysis';
import { type CheckAnswer, check, type Question } from './check';
import type { CountedPolicy } from './situation';

/** What the page asks the analyst, by the question's type; and what it answers. */
interface Questions {
  readonly check: { readonly question: Question };
}
interface Answers {
  readonly check: { readonly answer: CheckAnswer; readonly policies: readonly CountedPolicy[] };
}

export type QuestionType = keyof Questions;
export type AnalystQuestion<T extends QuestionType = QuestionType> = { [K in T]: { readonly type: K } & Questions[K] }[T];
export type AnalystAnswer<T extends QuestionType = QuestionType> = Answers[T];

/** The situation as it is now, and as the files were when they were opened; each worked out when it is asked for. */
export interface Analyses {
  now(): Analysis;
  opened(): Analysis;
}

const ANSWERERS: { readonly [K in QuestionType]: (question: AnalystQuestion<K>, analyses: Analyses) => Answers[K] } = {
  check: ({ question }, { now }) => ({ answer: check(now(), question), policies: now().situation.policies }),
};

/** Answers a question. */
export function answerTo<T extends QuestionType>(question: AnalystQuestion<T>, analyses: Analyses): Answers[T] {
  return ANSWERERS[question.type](question, analyses);
}
