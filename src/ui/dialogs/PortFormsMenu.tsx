import { Menu } from '@base-ui/react/menu';
import { ChevronDown } from 'lucide-react';
import { type ReactElement, type RefObject, useRef } from 'react';
import { PORT_FORMS, type PortForm, withPortForm } from './portForms';

export interface PortFormsMenuProps {
  readonly ports: string;
  readonly onChange: (ports: string) => void;
  readonly field: RefObject<HTMLInputElement | null>;
}

/** All ways to write ports; one that is chosen is written into the field, selected. */
export function PortFormsMenu({ ports, onChange, field }: PortFormsMenuProps): ReactElement {
  const chosen = useRef(false);
  const choose = (form: PortForm): void => {
    chosen.current = true;
    const written = withPortForm(ports, form);
    onChange(written.ports);
    // The text is in the field, and the menu has given the focus back, a moment later.
    setTimeout(() => field.current?.setSelectionRange(written.start, written.end), 50);
  };
  return (
    <Menu.Root
      modal={false}
      onOpenChange={(open) => {
        if (open) chosen.current = false;
      }}
    >
      <Menu.Trigger className="field__more">
        Examples
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
          <Menu.Popup
            className="menu menu--small"
            role="dialog"
            aria-label="Examples"
            finalFocus={() => (chosen.current ? field.current : true)}
          >
            <Menu.List aria-label="Examples">
              {PORT_FORMS.map((form) => (
                <Menu.Item
                  key={form.title}
                  className="menu__item menu__item--row"
                  label={form.title}
                  onClick={() => choose(form)}
                >
                  <span>{form.title}</span>
                  <code>{form.text === '' ? 'empty' : form.text}</code>
                </Menu.Item>
              ))}
            </Menu.List>
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.Root>
  );
}
