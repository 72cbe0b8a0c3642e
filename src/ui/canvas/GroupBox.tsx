import { Asterisk, Box, Boxes, Globe, Plus } from 'lucide-react';
import { type ReactElement, useState } from 'react';
import { groupRows, type PictureGroup, type PictureHub, type PictureRow } from '../../picture';
import { offProps, useCanvas } from './canvasContext';
import { FrameBox } from './FrameBox';
import { RowButton } from './RowButton';

const ICONS = { anyone: Asterisk, outside: Globe, namespace: Box, cluster: Boxes } as const;

/** A group with its rows and its + button. `hubs`: the side's circles; `stacked`: none are drawn beside it. */
export function GroupBox({
  group,
  hubs,
  stacked = false,
}: {
  readonly group: PictureGroup;
  readonly hubs: readonly PictureHub[];
  readonly stacked?: boolean;
}): ReactElement {
  const { actions, disabledReason } = useCanvas();
  const [current, setCurrent] = useState<string>();
  const rows = groupRows(group);
  const stop = rows.some(({ id }) => id === current) ? current : rows[0]?.id;
  const Icon = ICONS[group.group];
  const button = (row: PictureRow): ReactElement => (
    <RowButton key={row.id} row={row} tabStop={row.id === stop} onFocus={() => setCurrent(row.id)} />
  );
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for form fields; this gathers buttons under a heading.
    <div className="pc-group" role="group" aria-label={group.name}>
      <div className="pc-group__head">
        <Icon size={16} className="icon" aria-hidden="true" />
        <h4>{group.heading}</h4>
        {group.scope !== undefined && (
          <span className="pc-group__scope truncate" title={group.scope}>
            {group.scope}
          </span>
        )}
        {group.add !== undefined && (
          <button
            type="button"
            className="btn btn--icon btn--small pc-group__add"
            aria-label={group.add}
            {...offProps(disabledReason)}
            onClick={(event) => actions.add(group.direction, group.group, event.currentTarget)}
          >
            <Plus size={16} className="icon" aria-hidden="true" />
          </button>
        )}
      </div>
      <div className="pc-group__rows">
        {group.items.map((item) => {
          if (item.type === 'row') return button(item.row);
          const { frame } = item;
          return (
            <FrameBox
              key={`rule ${frame.rule}`}
              frame={frame}
              hub={hubs.find(({ rule }) => rule === frame.rule)}
              stacked={stacked}
            >
              {frame.rows.map(button)}
            </FrameBox>
          );
        })}
      </div>
    </div>
  );
}
