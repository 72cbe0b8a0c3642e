import type { Direction } from '../../engine';
import { type Claim, claimOf } from '../claim';
import { seenConnections } from '../connections';
import type { Observed, ObservedFlow } from '../observed';
import { decideSeen, type SeenVerdict, type Unsure } from './decideSeen';
import type { SeenAnalysis } from './seenSituation';

/**
 * What would become of a flow under the policies as they are. `nowDropped` and `nowForwarded` differ from what Hubble
 * reported. `undecided`: they cannot be asked, or the answer hangs on what is not known. `notAsked`: there is nothing to
 * ask, since the flow is no request, or it was seen before it was dropped.
 */
export type Outcome =
  | { readonly status: 'stillForwarded' | 'nowForwarded' }
  /** `sides`: whose policies refuse it. */
  | { readonly status: 'stillDropped' | 'nowDropped'; readonly sides: readonly Direction[] }
  | { readonly status: 'undecided'; readonly why: Unsure | 'direction' | 'content' | 'other' | 'error' }
  | { readonly status: 'notAsked'; readonly why: 'reply' | 'lookup' | 'before' };
export type ReplayStatus = Outcome['status'];

/** `outcomes` by flow. Counts are of flows and of the packets they count. */
export interface Replay {
  readonly outcomes: readonly Outcome[];
  readonly counts: Readonly<Record<ReplayStatus, { readonly flows: number; readonly packets: number }>>;
}

const known = new WeakMap<SeenAnalysis, Replay>();

/** Decides every flow again; once for each analysis. */
export function replay(base: SeenAnalysis): Replay {
  const before = known.get(base);
  if (before !== undefined) return before;
  const { observed } = base;
  const claims = claimsOf(observed);
  const { list, of } = seenConnections(observed);
  const decide = decideSeen(base);
  const verdicts = list.map((connection) =>
    connection.flows.some((flow) => isAsked(claims[flow])) ? decide(connection) : NOTHING,
  );
  const isDropped = list.map(({ flows }) => flows.some((flow) => claims[flow]?.type === 'dropped'));
  const outcomes = observed.flows.map((_, index): Outcome => {
    const [claim, place] = [claims[index], of[index] ?? -1];
    return claim === undefined ? NOTHING_SAID : outcomeOf(claim, verdicts[place] ?? NOTHING, isDropped[place] === true);
  });
  const answer = { outcomes, counts: countsOf(observed.flows, outcomes) };
  known.set(base, answer);
  return answer;
}

const knownClaims = new WeakMap<Observed, readonly Claim[]>();

/** What each flow says of its connection, worked out once. */
export function claimsOf(observed: Observed): readonly Claim[] {
  const claims = knownClaims.get(observed) ?? observed.flows.map(claimOf);
  knownClaims.set(observed, claims);
  return claims;
}

const NOTHING: SeenVerdict = { verdict: 'unsure', why: 'ends' };
const NOTHING_SAID: Outcome = { status: 'undecided', why: 'error' };
const STILL_FORWARDED: Outcome = { status: 'stillForwarded' };
const NOW_FORWARDED: Outcome = { status: 'nowForwarded' };
const BEFORE: Outcome = { status: 'notAsked', why: 'before' };

function isAsked(claim: Claim | undefined): boolean {
  return claim?.type === 'forwarded' || claim?.type === 'dropped' || claim?.type === 'content';
}

function outcomeOf(claim: Claim, verdict: SeenVerdict, isDropped: boolean): Outcome {
  switch (claim.type) {
    case 'reply':
    case 'lookup':
      return { status: 'notAsked', why: claim.type };
    case 'direction':
    case 'other':
    case 'error':
      return { status: 'undecided', why: claim.type };
    case 'content':
      return verdict.verdict === 'denied' ? dropped('stillDropped', verdict.sides) : { status: 'undecided', why: 'content' };
    case 'dropped':
      if (verdict.verdict === 'unsure') return { status: 'undecided', why: verdict.why };
      return verdict.verdict === 'denied' ? dropped('stillDropped', verdict.sides) : NOW_FORWARDED;
    case 'forwarded': {
      if (verdict.verdict === 'unsure') return { status: 'undecided', why: verdict.why };
      if (verdict.verdict === 'allowed') return STILL_FORWARDED;
      if (verdict.sides.some((side) => claim.passed[side]) || !isDropped) return dropped('nowDropped', verdict.sides);
      // On its way, and dropped behind where it was seen: that flow says what holds.
      return claim.passed.egress ? STILL_FORWARDED : BEFORE;
    }
  }
}

function dropped(status: 'stillDropped' | 'nowDropped', sides: readonly Direction[]): Outcome {
  return { status, sides };
}

function countsOf(flows: readonly ObservedFlow[], outcomes: readonly Outcome[]): Replay['counts'] {
  const counts = {
    stillForwarded: { flows: 0, packets: 0 },
    nowForwarded: { flows: 0, packets: 0 },
    stillDropped: { flows: 0, packets: 0 },
    nowDropped: { flows: 0, packets: 0 },
    undecided: { flows: 0, packets: 0 },
    notAsked: { flows: 0, packets: 0 },
  };
  for (const [index, { status }] of outcomes.entries()) {
    counts[status].flows += 1;
    counts[status].packets += flows[index]?.count ?? 0;
  }
  return counts;
}
