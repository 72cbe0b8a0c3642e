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
import { seenNow } from '../flows/replay/seenNow';
import { type ChangeCounts, type ChangesQuestion, type ChangesSheet, changeCounts, changesSheet } from './changesSheet';
import { type CheckSheet, checkSheet } from './checkSheet';
import { type AllowFlowQuestion, type AllowFlowSheet, allowFlowSheet } from './flows/allowFlowSheet';
import { type FlowChartsQuestion, type FlowChartsSheet, flowChartsSheet } from './flows/flowChartsSheet';
import { type FlowDetails, type FlowDetailsQuestion, flowDetails } from './flows/flowDetails';
import { type FlowOverview, flowOverview } from './flows/flowOverview';
import { type FlowSheet, type FlowsQuestion, flowSheet } from './flows/flowSheet';
import { type NeverSeenQuestion, type NeverSeenSheet, neverSeenSheet } from './flows/neverSeenSheet';
import { replayNow } from './flows/outcomeSheet';
import { type ProposalQuestion, type ProposalSheet, proposalSheet } from './flows/proposalSheet';
import { type ReplaySheet, replaySheet } from './flows/replaySheet';
import { type ScopeChoice, scopesSheet } from './flows/scopesSheet';
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
  readonly replay: object;
  readonly allowFlow: AllowFlowQuestion;
  /** For whom policies can be proposed. */
  readonly scopes: object;
  readonly proposal: ProposalQuestion;
  readonly neverSeen: NeverSeenQuestion;
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
  readonly replay: ReplaySheet | undefined;
  readonly allowFlow: AllowFlowSheet | undefined;
  readonly scopes: readonly ScopeChoice[] | undefined;
  readonly proposal: ProposalSheet | undefined;
  readonly neverSeen: NeverSeenSheet | undefined;
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
  const seen = observed && (() => seenNow(analyses.now(), observed));
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
      return seen && observed && flowSheet(observed, question, clusterNow, replayNow(seen()));
    case 'flowCharts':
      return observed && flowChartsSheet(observed, question, clusterNow);
    case 'replay':
      return observed && replaySheet(analyses, observed);
    case 'allowFlow':
      return seen && allowFlowSheet(seen(), question);
    case 'scopes':
      return seen && scopesSheet(seen());
    case 'proposal':
      return seen && proposalSheet(seen(), question);
    case 'neverSeen':
      return seen && neverSeenSheet(seen(), question);
    case 'flowOverview':
      return observed && flowOverview(observed);
    case 'flowDetails':
      return seen && observed && flowDetails(observed, question, clusterNow, seen());
    default:
      return answerPlainly(question, analyses);
  }
}
