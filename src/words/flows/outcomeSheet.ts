import type { Direction } from '../../engine';
import { refusers } from '../../flows/replay/refusers';
import { type Outcome, type Replay, type ReplayStatus, replay } from '../../flows/replay/replay';
import type { SeenAnalysis } from '../../flows/replay/seenSituation';
import type { FileId, ObjectKey } from '../../workspace/workspace';
import { policyName } from '../checkEnds';
import { OUTCOME_WORDS, outcomeReason } from './replayWords';

/** What would become of a flow, as its row says it. */
export interface OutcomeCell {
  readonly status: ReplayStatus;
  readonly words: string;
}

/** A policy that isolates a flow's pod, and has no rule for the flow. */
export interface RefusingPolicy {
  readonly name: string;
  readonly object: ObjectKey;
  readonly file: FileId;
}

/** What would become of a flow, and why. `refused`: by which end; its policies are unknown where nobody tells the labels. */
export interface OutcomeSheet extends OutcomeCell {
  /** Undefined where the words say it all. */
  readonly reason: string | undefined;
  readonly refused: readonly {
    readonly side: string;
    readonly policies: readonly RefusingPolicy[];
    /** So many more than are named. */
    readonly more: number;
  }[];
}

/** So many policies of one end are named. */
const NAMED = 10;

const SIDES: Readonly<Record<Direction, string>> = { egress: 'the source’s egress', ingress: 'the destination’s ingress' };

/** The replay of what was seen; undefined where no policy is open, since then there is nothing to ask. */
export function replayNow(base: SeenAnalysis): Replay | undefined {
  return base.analysis.situation.policies.length === 0 ? undefined : replay(base);
}

/** Undefined for what policies are not asked about, such as a reply. */
export function outcomeCell(outcome: Outcome | undefined): OutcomeCell | undefined {
  if (outcome === undefined || outcome.status === 'notAsked') return undefined;
  return { status: outcome.status, words: OUTCOME_WORDS[outcome.status] };
}

/** Undefined where no policy is open, or no flow is at that place. */
export function outcomeSheet(base: SeenAnalysis, flow: number): OutcomeSheet | undefined {
  const outcome = replayNow(base)?.outcomes[flow];
  if (outcome === undefined) return undefined;
  const sides = 'sides' in outcome ? outcome.sides : [];
  return {
    status: outcome.status,
    words: OUTCOME_WORDS[outcome.status],
    reason: sides.length > 0 ? undefined : outcomeReason(outcome),
    refused: sides.map((side) => {
      const policies = refusers(base, flow, side).flatMap((place) => base.analysis.situation.policies[place] ?? []);
      return {
        side: SIDES[side],
        policies: policies.slice(0, NAMED).map((one) => ({ name: policyName(one, 'short'), object: one.object, file: one.file })),
        more: Math.max(0, policies.length - NAMED),
      };
    }),
  };
}
