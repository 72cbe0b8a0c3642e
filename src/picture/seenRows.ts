import type { Direction } from '../engine/policy';
import type { SeenByPeer, SeenByPolicy, SeenOfSide } from '../flows/seenByPolicy';
import type { Sighting } from '../flows/sighting';
import { seenSentence, seenShort, seenStep } from '../words/flows/seenWords';
import { type RowId, rowId } from './rowId';

/**
 * What a row or a rule saw. `word` is for the row, `told` for who asks. `mark`: a rule allows it and nobody was seen to use
 * it; `quiet`: there is nothing to say on the row itself. `step`: how much, from none to much.
 */
export interface SeenRow {
  readonly word: string;
  readonly told: string;
  readonly mark: boolean;
  readonly quiet: boolean;
  readonly step: 0 | 1 | 2 | 3;
}

/** By the ids of rows, and of rules (`ingress.rule.0`). */
export type SeenRows = ReadonlyMap<RowId, SeenRow>;

/** What the rows and rules of a policy's picture saw. Rows that say nothing of connections are not in it. */
export function seenRows(seen: SeenByPolicy): SeenRows {
  return new Map([...sideRows('ingress', seen.ingress), ...sideRows('egress', seen.egress)]);
}

function sideRows(direction: Direction, { rules, fixed, dns }: SeenOfSide): readonly (readonly [RowId, SeenRow])[] {
  const groups = ['outside', 'namespace', 'cluster'] as const;
  return [
    ...groups.map((group) => {
      const id = rowId({ direction, group, subject: { type: 'fixed', other: false } });
      return [id, fixedRow(fixed[group])] as const;
    }),
    [rowId({ direction, group: 'cluster', subject: { type: 'dns' } }), fixedRow(dns)],
    ...rules.flatMap((rule, index) => {
      const id = (peer: number): RowId =>
        rowId({ direction, group: 'anyone', subject: { type: 'peer', rule: index, peer, dns: false } });
      const anyone = rowId({ direction, group: 'anyone', subject: { type: 'anyone', rule: index } });
      return [
        [`${direction}.rule.${index}`, ruleRow(rule)] as const,
        [anyone, ruleRow(rule)] as const,
        ...rule.peers.map((peer, place) => [id(place), ruleRow(peer)] as const),
      ];
    }),
  ];
}

function fixedRow(seen: Sighting): SeenRow {
  const isNone = seen.forwarded + seen.dropped + seen.perhaps === 0;
  return {
    word: seenShort(seen, 'none seen'),
    told: seenSentence(seen),
    mark: false,
    quiet: isNone,
    step: seenStep(seen),
  };
}

function ruleRow({ through, besides }: SeenByPeer): SeenRow {
  return {
    word: seenShort(through, 'never seen'),
    told: seenSentence(through, besides),
    mark: through.forwarded + through.dropped + through.perhaps === 0,
    quiet: false,
    step: seenStep(through),
  };
}
