import type { ListedRule, ListedSide } from './listModel';

/** Takes over from the list as it was what says the same, so that only what changed is drawn again. */
export function keepEqual(before: readonly ListedSide[], after: readonly ListedSide[]): readonly ListedSide[] {
  const known = new Map(before.flatMap(({ rules }) => rules.map((rule): [string, ListedRule] => [rule.id, rule])));
  return after.map((side) => ({
    ...side,
    rules: side.rules.map((rule) => {
      const old = known.get(rule.id);
      return old !== undefined && JSON.stringify(old) === JSON.stringify(rule) ? old : rule;
    }),
  }));
}
