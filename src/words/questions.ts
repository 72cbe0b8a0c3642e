import {
  type Analyses,
  answerTo as answerPlainly,
  type AnalystAnswer as PlainAnswer,
  type AnalystQuestion as PlainQuestion,
  type QuestionType as PlainType,
} from '../answers/questions';
import { type ChangeCounts, type ChangesQuestion, type ChangesSheet, changeCounts, changesSheet } from './changesSheet';

/** What is answered in words: they are made beside the analyst, so that the page need not know how. */
interface WordQuestions {
  readonly changes: ChangesQuestion;
  /** Against the files as they were opened. */
  readonly changeCounts: object;
}
interface WordAnswers {
  readonly changes: ChangesSheet;
  readonly changeCounts: ChangeCounts;
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
    case 'changes':
      return changesSheet(analyses, question);
    case 'changeCounts':
      return changeCounts(analyses);
    default:
      return answerPlainly(question, analyses);
  }
}
