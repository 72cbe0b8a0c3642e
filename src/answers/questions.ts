import type { ObjectKey } from '../workspace/workspace';
import type { Analysis } from './analysis';
import { type EdgeQuestion, type LettingRule, rulesOfEdge } from './mapEdge';
import { type Matrix, type MatrixQuestion, matrixOf } from './matrix';
import { type Overview, overviewOf } from './overview';
import { type EndpointRow, endpointTable, type PolicyRow, policyTable, type TablePart, type Window } from './tables';

/** What the page asks the analyst, by the question's type; and what it answers. */
interface Questions {
  readonly matrix: MatrixQuestion;
  readonly mapEdge: EdgeQuestion;
  readonly overview: object;
  /** `pod`: only the policies that select the pod at that place. */
  readonly policies: { readonly window: Window; readonly pod: number | undefined };
  /** `policy`: only the pods it selects. */
  readonly endpoints: { readonly window: Window; readonly policy: ObjectKey | undefined };
}
interface Answers {
  readonly matrix: Matrix;
  readonly mapEdge: readonly LettingRule[];
  readonly overview: Overview;
  readonly policies: TablePart<PolicyRow>;
  readonly endpoints: TablePart<EndpointRow>;
}

export type QuestionType = keyof Questions;
export type AnalystQuestion<T extends QuestionType = QuestionType> = { [K in T]: { readonly type: K } & Questions[K] }[T];
export type AnalystAnswer<T extends QuestionType = QuestionType> = Answers[T];

/** The situation as it is now, as the files were when they were opened, and of the files they are compared with; each worked out when it is asked for. */
export interface Analyses {
  now(): Analysis;
  opened(): Analysis;
  others(): Analysis;
}

const ANSWERERS: { readonly [K in QuestionType]: (question: AnalystQuestion<K>, analyses: Analyses) => Answers[K] } = {
  matrix: (question, { now }) => matrixOf(now(), question),
  mapEdge: (question, { now }) => rulesOfEdge(now(), question),
  overview: (_, { now }) => overviewOf(now()),
  policies: ({ window, pod }, { now }) => policyTable(now(), window, pod),
  endpoints: ({ window, policy }, { now }) => endpointTable(now(), window, policy),
};

/** Answers a question. */
export function answerTo<T extends QuestionType>(question: AnalystQuestion<T>, analyses: Analyses): Answers[T] {
  return ANSWERERS[question.type](question, analyses);
}
