import { Asterisk, Box, Boxes, Globe, Plus } from 'lucide-react';
import { memo, type ReactElement, useMemo, useState } from 'react';
import { groupRows, type PictureFrame, type PictureGroup, type PictureHub } from '../../picture';
import { cardFor, DARK, type Light, offProps, ruleKey, useCanvas, useLight } from './canvasContext';
import { FrameBox } from './FrameBox';
import { Item, Items } from './Items';
import { RowButton } from './RowButton';

const ICONS = { anyone: Asterisk, outside: Globe, namespace: Box, cluster: Boxes } as const;

/** A group with its rows and its + button. `hubs`: the side's circles; `stacked`: none are drawn beside it, and frames' heads take their place. */
export const GroupBox = memo(function GroupBox({
  group,
  hubs,
  stacked = false,
}: {
  readonly group: PictureGroup;
  readonly hubs: readonly PictureHub[];
  readonly stacked?: boolean;
}): ReactElement {
  const { actions, disabledReason } = useCanvas();
  const light = useLight();
  const hubOf = useMemo(() => new Map(hubs.map((hub) => [hub.rule, hub])), [hubs]);
  const [current, setCurrent] = useState<string>();
  const rows = groupRows(group);
  const stop = rows.some(({ id }) => id === current) ? current : rows[0]?.id;
  const Icon = ICONS[group.group];
  return (
    // biome-ignore lint/a11y/useSemanticElements: a fieldset is for form fields; this gathers buttons under a heading.
    <div className="pc-group" role="group" aria-label={group.name}>
      <div className="pc-group__head">
        <Icon size={16} className="icon" aria-hidden="true" />
        <h3>{group.heading}</h3>
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
      <Items className="pc-group__rows">
        {group.items.map((item) => {
          if (item.type === 'row') {
            const { id } = item.row;
            return (
              <Item key={id}>
                <RowButton
                  row={item.row}
                  lit={light.lit.has(id)}
                  card={cardFor(light, id)}
                  tabStop={id === stop}
                  onFocus={setCurrent}
                />
              </Item>
            );
          }
          const { frame } = item;
          return (
            <Item key={`rule ${frame.rule}`}>
              <FrameBox
                frame={frame}
                hub={hubOf.get(frame.rule)}
                where={group.heading.toLowerCase()}
                stacked={stacked}
                light={fallsOn(light, frame) ? light : DARK}
                tabStop={frame.rows.some(({ id }) => id === stop) ? stop : undefined}
                onFocus={setCurrent}
              />
            </Item>
          );
        })}
      </Items>
    </div>
  );
});

/** Whether anything of a frame stands out: one in the dark stays as it is while the light moves. */
function fallsOn(light: Light, { direction, rule, rows }: PictureFrame): boolean {
  return light.litRules.has(ruleKey(direction, rule)) || rows.some(({ id }) => light.lit.has(id) || light.told?.target === id);
}
