import { type Assumptions, NOTHING_ASSUMED } from './assumptions';
import type { CoveredRow, RowState } from './coverage';
import { type Draft, draftRows } from './draftRows';
import { type Judgement, judge, openingsOf } from './judge';
import type { Direction, Peer, Policy, Rule } from './policy';
import { containsPorts, intersectPorts, isNoPorts, NO_PORTS, type PortSet } from './portSet';
import { type Match, matchOf } from './region';
import type { Budget } from './satisfy';
import { sharesOf } from './shares';

/** Steps all searches of one direction may take together; ordinary policies need a few thousand. */
const STEPS = 1_000_000;

/**
 * What every row of one direction says: the fixed rows, then the rules' rows in the rules' order. Each row is a
 * statement true by itself; "surely" and "possibly" are decided by search over the labels that occur. A search that
 * runs out of steps answers `depends` with `undecided`, never a guess.
 */
export function cover(policy: Policy, direction: Direction, assumptions: Assumptions = NOTHING_ASSUMED): readonly CoveredRow[] {
  const { isolated, rules } = policy[direction];
  const matches = new Map<Peer, Match>();
  // With `always` a block still only may match a pod: which address the pod has is not known.
  const blocksMayMatchPods = assumptions.ipBlocksMatchPods !== 'never';
  const match = (peer: Peer): Match => {
    const made = matches.get(peer) ?? matchOf(peer, policy.namespace, blocksMayMatchPods);
    matches.set(peer, made);
    return made;
  };
  const drafts = draftRows(policy, direction, match);
  if (isolated === false) return drafts.map((draft) => untouched(draft, direction));
  const openings = openingsOf(rules, isolated, match);
  const budget: Budget = { steps: STEPS };
  return drafts.map((draft) => ({
    direction,
    group: draft.group,
    subject: draft.subject,
    ...(draft.unreadable ? UNREADABLE : judged(draft, judge(draft.region, openings, budget), rules)),
  }));
}

type Judged = Omit<CoveredRow, 'direction' | 'group' | 'subject'>;

const NOTHING: Omit<Judged, 'state'> = {
  must: NO_PORTS,
  may: NO_PORTS,
  moreDepends: false,
  openedBy: [],
  shares: [],
  undecided: false,
};
const NOBODY: Judged = { ...NOTHING, state: 'nobody' };
const UNREADABLE: Judged = { ...NOTHING, state: 'unknown' };

// Nothing isolates: everything passes, and rules that stand there have no effect.
function untouched({ group, subject, on }: Draft, direction: Direction): CoveredRow {
  const row = { direction, group, subject, ...NOTHING };
  const isFixed = subject.type === 'fixed' || subject.type === 'dns';
  return isFixed ? { ...row, state: 'allowed', must: on, may: on } : { ...row, state: 'ignored' };
}

function judged({ on }: Draft, judgement: Judgement, rules: readonly Rule[]): Judged {
  if (judgement.nobody) return NOBODY;
  const must = intersectPorts(judgement.must, on);
  const may = intersectPorts(judgement.may, on);
  const isUnknown = judgement.unknown.some(({ ports }) => !containsPorts(must, intersectPorts(ports, on)));
  const undecided = judgement.undecided && !containsPorts(must, on);
  const state = isUnknown ? 'unknown' : stateOf(must, may, on, undecided);
  return {
    state,
    must,
    may,
    moreDepends: state === 'ports' && !containsPorts(must, may),
    openedBy: judgement.openedBy.filter((rule) => opens(rules[rule], must)),
    shares: isUnknown || containsPorts(must, may) ? [] : sharesOf(judgement, must, on),
    undecided,
  };
}

function opens(rule: Rule | undefined, must: PortSet): boolean {
  return rule !== undefined && rule.ports !== 'unreadable' && !isNoPorts(intersectPorts(rule.ports, must));
}

function stateOf(must: PortSet, may: PortSet, on: PortSet, undecided: boolean): RowState {
  if (containsPorts(must, on)) return 'allowed';
  if (undecided) return 'depends';
  if (!isNoPorts(must)) return 'ports';
  return isNoPorts(may) ? 'denied' : 'depends';
}
