import type { Telling } from '../answers/analyst';
import type { AnalystAnswer, AnalystQuestion } from './questions';

/** What the page tells and asks. Everything is heard in order, so that an answer is of what was told before it was asked. */
export type ToAnalyst =
  | { readonly type: 'tell'; readonly telling: Telling }
  | { readonly type: 'ask'; readonly id: number; readonly question: AnalystQuestion };

/** An answer carries the number of its question, and the version of what was told that it is of. */
export interface FromAnalyst {
  readonly id: number;
  readonly version: number;
  readonly answer: AnalystAnswer;
}
