import { type Candidates, type CandidatesQuestion, candidatesFor } from '../answers/candidates';
import { firstQuestion, type TypedQuestion } from '../answers/firstQuestion';
import {
  type Analyses,
  answerTo as answerPlainly,
  type AnalystAnswer as PlainAnswer,
  type AnalystQuestion as PlainQuestion,
  type QuestionType as PlainType,
} from '../answers/questions';
import type { Window } from '../answers/tables';
import { type CheckSheet, checkSheet } from './checkSheet';
import { type ReachTable, reachTable } from './reachTable';

/** What is answered in words: they are made beside the analyst, so that the page need not know how. */
interface WordQuestions {
  readonly sheet: TypedQuestion;
  readonly reachers: Pick<TypedQuestion, 'to' | 'port'> & { readonly window: Window };
  readonly candidates: CandidatesQuestion;
  readonly first: object;
}
interface WordAnswers {
  readonly sheet: CheckSheet;
  readonly reachers: ReachTable | undefined;
  readonly candidates: Candidates;
  readonly first: TypedQuestion | undefined;
}
type WordType = keyof WordQuestions;

export type QuestionType = PlainType | WordType;
/** What the page asks about all open files, by the question's type. */
export type AnalystQuestion<T extends QuestionType = QuestionType> = {
  [K in T]: K extends WordType ? { readonly type: K } & WordQuestions[K] : K extends PlainType ? PlainQuestion<K> : never;
}[T];
export type AnalystAnswer<T extends QuestionType = QuestionType> = {
  [K in T]: K extends WordType ? WordAnswers[K] : K extends PlainType ? PlainAnswer<K> : never;
}[T];

/** Answers a question, plainly or in words. */
export function answerTo(question: AnalystQuestion, analyses: Analyses): AnalystAnswer {
  switch (question.type) {
    case 'sheet':
      return checkSheet(analyses.now(), question);
    case 'reachers':
      return reachTable(analyses.now(), question.to, question.port, question.window);
    case 'candidates':
      return candidatesFor(analyses.now(), question);
    case 'first':
      return firstQuestion(analyses.now());
    default:
      return answerPlainly(question, analyses);
  }
}
