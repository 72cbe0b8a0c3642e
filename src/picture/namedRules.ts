import type { Direction } from '../engine/policy';
import type { Picture, PictureFrame, PictureRow, PictureSide } from './picture';

/** What rules are called in a picture of several policies. */
export interface RuleNames {
  /** Which rules allow a row, from their places; undefined when none does. */
  by(direction: Direction, openedBy: readonly number[]): string | undefined;
  /** Words in which rules are counted through, with their names instead. */
  named(direction: Direction, words: string): string;
}

/** A picture with its rules called by their policies, each row that gets through telling which rule allows it. */
export function withNamedRules({ ingress, egress }: Picture, names: RuleNames): Picture {
  return { ingress: sideWith(ingress, names), egress: sideWith(egress, names) };
}

function sideWith(side: PictureSide, names: RuleNames): PictureSide {
  const named = (words: string): string => names.named(side.direction, words);
  const frameWith = (frame: PictureFrame): PictureFrame => ({
    ...frame,
    name: named(frame.name),
    rows: frame.rows.map((row) => rowWith(row, names)),
  });
  return {
    ...side,
    groups: side.groups.map((group) => ({
      ...group,
      items: group.items.map((item) =>
        item.type === 'row' ? { type: 'row', row: rowWith(item.row, names) } : { type: 'frame', frame: frameWith(item.frame) },
      ),
    })),
    hubs: side.hubs.map((hub) => ({ ...hub, name: named(hub.name), label: named(hub.label) })),
  };
}

function rowWith(row: PictureRow, names: RuleNames): PictureRow {
  const { direction, state, openedBy } = row.covered;
  const by = state === 'allowed' || state === 'ports' ? names.by(direction, openedBy) : undefined;
  const accessibleName = names.named(direction, row.words.accessibleName);
  if (by === undefined) return { ...row, words: { ...row.words, accessibleName } };
  // The row's icon says that it is allowed.
  const told = by.replace(/^allowed /, '');
  const { detail } = row.words;
  return {
    ...row,
    words: { ...row.words, accessibleName, by, detail: detail === undefined ? told : `${detail}; ${told}` },
    lines: row.lines + (detail === undefined ? 1 : 0),
  };
}
