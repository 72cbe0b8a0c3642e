import type { CoveredRow, Group } from '../engine/coverage';
import type { Direction, Policy } from '../engine/policy';
import type { Path } from '../text/path';

/** Identifies a group of the picture: `ingress.namespace`. */
export type GroupId = string;
/**
 * Identifies a row as long as its rule and peer keep their places: `ingress.rule.0.peer.1`, `ingress.rule.2.anyone`,
 * `egress.cluster.fixed`, `egress.dns`.
 */
export type RowId = string;

export function groupId(direction: Direction, group: Group): GroupId {
  return `${direction}.${group}`;
}

export function rowId({ direction, group, subject }: Pick<CoveredRow, 'direction' | 'group' | 'subject'>): RowId {
  switch (subject.type) {
    case 'peer':
      return `${direction}.rule.${subject.rule}.peer.${subject.peer}`;
    case 'anyone':
      return `${direction}.rule.${subject.rule}.anyone`;
    case 'fixed':
      return `${groupId(direction, group)}.fixed`;
    case 'dns':
      return `${direction}.dns`;
  }
}

/** Where a row's own peer (or the rule that names none) stands in the policy's object; undefined for fixed rows. */
export function rowOrigin(policy: Policy, { direction, subject }: Pick<CoveredRow, 'direction' | 'subject'>): Path | undefined {
  if (subject.type !== 'peer' && subject.type !== 'anyone') return undefined;
  const rule = policy[direction].rules[subject.rule];
  if (rule === undefined || subject.type === 'anyone' || rule.peers === 'anyone') return rule?.origin;
  return rule.peers[subject.peer]?.origin ?? rule.origin;
}
