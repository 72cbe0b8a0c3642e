import type { Direction } from '../../engine/policy';

/** A rule of the policy, or one of its peers, by their zero-based places. `peer` undefined: the rule as a whole. */
export interface Item {
  readonly direction: Direction;
  readonly rule: number;
  readonly peer: number | undefined;
}

/** The name items go by in the page, the same as that of their rows and circles on the canvas: `ingress.rule.0.peer.1`. */
export function itemId({ direction, rule, peer }: Item): string {
  const own = `${direction}.rule.${rule}`;
  return peer === undefined ? own : `${own}.peer.${peer}`;
}

/** The item of such a name. The row of a rule that names no peer is the rule; fixed rows are no item. */
export function parseItem(id: string | undefined): Item | undefined {
  const [, direction, rule, peer] = /^(ingress|egress)\.rule\.(\d+)(?:\.anyone|\.peer\.(\d+))?$/.exec(id ?? '') ?? [];
  if ((direction !== 'ingress' && direction !== 'egress') || rule === undefined) return undefined;
  return { direction, rule: Number(rule), peer: peer === undefined ? undefined : Number(peer) };
}

/** The direction a name of the canvas belongs to, fixed rows included. */
export function directionOf(id: string | undefined): Direction | undefined {
  const [first] = (id ?? '').split('.');
  return first === 'ingress' || first === 'egress' ? first : undefined;
}
