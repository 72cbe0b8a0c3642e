import type { Direction, Policy } from '../../engine/policy';
import { grouped, type Picture, type PictureRow, rowOrigin, sideRows } from '../../picture';
import type { Path } from '../../text/path';
import { isolationWords } from '../../words';
import { type Light, ruleKey, type Target } from './canvasContext';

/** The same row or rule in the picture as it is now; undefined when an edit took it away. */
export function currentOf(picture: Picture, target: Target): Target | undefined {
  if (target.type === 'row') {
    const row = sideRows(picture[target.row.covered.direction]).find(({ id }) => id === target.row.id);
    return row && { type: 'row', row };
  }
  const hub = picture[target.direction].hubs.find(({ rule }) => rule === target.hub.rule);
  return hub && { ...target, hub };
}

/** What a target rests on: its own peer and ports, the rules that open a fixed row, or what isolates the direction. */
export function pathsOf(policy: Policy, target: Target): readonly Path[] {
  if (target.type === 'rule') return originsOf(policy, target.direction, [target.hub.rule]);
  const { covered } = target.row;
  const own = rowOrigin(policy, covered);
  if (own !== undefined) return [own];
  if (covered.openedBy.length > 0) return originsOf(policy, covered.direction, covered.openedBy);
  const { path } = isolationWords(policy, covered.direction);
  return path === undefined ? [] : [path];
}

function originsOf(policy: Policy, direction: Direction, rules: readonly number[]): readonly Path[] {
  return rules.flatMap((rule) => {
    const origin = policy[direction].rules[rule]?.origin;
    return origin === undefined ? [] : [origin];
  });
}

function ruleOf({ covered: { subject } }: PictureRow): number | undefined {
  return subject.type === 'peer' || subject.type === 'anyone' ? subject.rule : undefined;
}

/** The rows and rules that the pointer or the caret lights. */
export function litBy(
  picture: Picture,
  policy: Policy,
  target: Target | undefined,
  lit: (path: Path) => boolean,
): Pick<Light, 'lit' | 'litRules'> {
  const rows = new Set<string>();
  const rules = new Set<string>();
  for (const side of [picture.ingress, picture.egress]) {
    const byRule = grouped(sideRows(side), ruleOf);
    policy[side.direction].rules.forEach((rule, index) => {
      if (!lit(rule.origin)) return;
      const own = byRule.get(index) ?? [];
      const peers = own.filter(({ covered }) => lit(rowOrigin(policy, covered) ?? rule.origin));
      const those = peers.length > 0 ? peers : own;
      for (const { id } of those) rows.add(id);
      if (those.length === own.length) rules.add(ruleKey(side.direction, index));
    });
  }
  if (target?.type === 'row') rows.add(target.row.id);
  if (target?.type === 'rule') {
    for (const id of target.hub.rows) rows.add(id);
    rules.add(ruleKey(target.direction, target.hub.rule));
  }
  return { lit: rows, litRules: rules };
}
