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
import type { Cluster } from '../engine/cluster';
import type { Observed } from '../flows/observed';
import { type ChangeCounts, type ChangesQuestion, type ChangesSheet, changeCounts, changesSheet } from './changesSheet';
import { type CheckSheet, checkSheet } from './checkSheet';
import { type FlowChartsQuestion, type FlowChartsSheet, flowChartsSheet } from './flows/flowChartsSheet';
import { type FlowDetails, type FlowDetailsQuestion, flowDetails } from './flows/flowDetails';
import { type FlowOverview, flowOverview } from './flows/flowOverview';
import { type FlowSheet, type FlowsQuestion, flowSheet } from './flows/flowSheet';
import { type ReachTable, reachTable } from './reachTable';

/** What is answered in words: they are made beside the analyst, so that the page need not know how. */
interface WordQuestions {
  readonly sheet: TypedQuestion;
  readonly reachers: Pick<TypedQuestion, 'to' | 'port'> & { readonly window: Window };
  readonly candidates: CandidatesQuestion;
  readonly first: object;
  readonly changes: ChangesQuestion;
  /** Against the files as they were opened. */
  readonly changeCounts: object;
  readonly flows: FlowsQuestion;
  readonly flowCharts: FlowChartsQuestion;
  readonly flowOverview: object;
  readonly flowDetails: FlowDetailsQuestion;
}
interface WordAnswers {
  readonly sheet: CheckSheet;
  readonly reachers: ReachTable | undefined;
  readonly candidates: Candidates;
  readonly first: TypedQuestion | undefined;
  readonly changes: ChangesSheet;
  readonly changeCounts: ChangeCounts;
  /** Undefined as long as no flows were read; so are all that are asked of them. */
  readonly flows: FlowSheet | undefined;
  readonly flowCharts: FlowChartsSheet | undefined;
  readonly flowOverview: FlowOverview | undefined;
  readonly flowDetails: FlowDetails | undefined;
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

/** Answers a question, plainly or in words. `observed`: what was read of flow files. */
export function answerTo(question: AnalystQuestion, analyses: Analyses, observed?: Observed): AnalystAnswer {
  const clusterNow = (): Cluster => analyses.now().situation.cluster;
  switch (question.type) {
    case 'sheet':
      return checkSheet(analyses.now(), question);
    case 'reachers':
      return reachTable(analyses.now(), question.to, question.port, question.window);
    case 'candidates':
      return candidatesFor(analyses.now(), question);
    case 'first':
      return firstQuestion(analyses.now());
    case 'changes':
      return changesSheet(analyses, question);
    case 'changeCounts':
      return changeCounts(analyses);
    case 'flows':
      return observed && flowSheet(observed, question, clusterNow);
    case 'flowCharts':
      return observed && flowChartsSheet(observed, question, clusterNow);
    case 'flowOverview':
      return observed && flowOverview(observed);
    case 'flowDetails':
      return observed && flowDetails(observed, question, clusterNow);
    default:
      return answerPlainly(question, analyses);
  }
}
