import type { Telling } from '../answers/analyst';
import type { AnalystAnswer, AnalystQuestion } from './questions';
import type { FlowProgress, FlowSource, FlowsRead } from './readFlows';

/** What the page tells and asks. Everything is heard in order, so that an answer is of what was told before it was asked. */
export type ToAnalyst =
  | { readonly type: 'tell'; readonly telling: Telling }
  | { readonly type: 'ask'; readonly id: number; readonly question: AnalystQuestion }
  | { readonly type: 'readFlows'; readonly id: number; readonly sources: readonly FlowSource[] }
  | { readonly type: 'cancelFlows'; readonly id: number }
  | { readonly type: 'shareFlows'; readonly id: number }
  | { readonly type: 'forgetFlows' };

/** What comes back carries the number of what it is to; an answer also the version of what was told that it is of. */
export type FromAnalyst =
  | { readonly type: 'answer'; readonly id: number; readonly version: number; readonly answer: AnalystAnswer }
  | { readonly type: 'flowProgress'; readonly id: number; readonly progress: FlowProgress }
  | { readonly type: 'flowsRead'; readonly id: number; readonly read: FlowsRead }
  /** `blob` undefined: there is nothing to be shared, or it could not be made. */
  | { readonly type: 'flowsShared'; readonly id: number; readonly blob: Blob | undefined };
