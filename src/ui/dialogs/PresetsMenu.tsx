import { Menu } from '@base-ui/react/menu';
import { Box, Boxes, ChevronDown, Globe, type LucideIcon, Server, Tag } from 'lucide-react';
import { type ReactElement, useRef } from 'react';
import type { Direction } from '../../engine/policy';
import { type Preset, presetsFor } from './presets';

const ICONS: Readonly<Record<Preset['id'], LucideIcon>> = {
  'same-namespace': Box,
  namespace: Tag,
  cluster: Boxes,
  dns: Server,
  internet: Globe,
};

export interface PresetsMenuProps {
  readonly direction: Direction;
  readonly onChoose: (preset: Preset) => void;
  /** Where the focus goes once one is chosen. */
  readonly after: () => HTMLElement | null;
}

/** Fills the form with a rule that people add often. */
export function PresetsMenu({ direction, onChoose, after }: PresetsMenuProps): ReactElement {
  const chosen = useRef(false);
  return (
    <Menu.Root
      modal={false}
      onOpenChange={(open) => {
        if (open) chosen.current = false;
      }}
    >
      <Menu.Trigger className="field__more">
        Presets
        <ChevronDown size={12} className="icon" aria-hidden="true" />
      </Menu.Trigger>
      <Menu.Portal>
        <Menu.Positioner
          className="surface-place surface-place--above"
          side="bottom"
          align="end"
          sideOffset={4}
          collisionPadding={8}
        >
          <Menu.Popup className="menu" role="dialog" aria-label="Presets" finalFocus={() => (chosen.current ? after() : true)}>
            <Menu.List aria-label="Presets">
              {presetsFor(direction).map((preset) => {
                const Icon = ICONS[preset.id];
                return (
                  <Menu.Item
                    key={preset.id}
                    className="menu__item menu__item--icon"
                    label={preset.title}
                    onClick={() => {
                      chosen.current = true;
                      onChoose(preset);
                    }}
                  >
                    <Icon size={16} className="icon" aria-hidden="true" />
                    <b>{preset.title}</b>
                    <span>{preset.sentence}</span>
                  </Menu.Item>
                );
              })}
            </Menu.List>
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  );
}
