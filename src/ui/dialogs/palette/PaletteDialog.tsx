import { Dialog } from '@base-ui/react/dialog';
import { Search } from 'lucide-react';
import { type KeyboardEvent, type ReactElement, useId, useMemo, useRef, useState } from 'react';
import { drawbridge } from '../../../store/store';
import { regainFocus } from '../../frame/regainFocus';
import { homeOf } from '../home';
import { closeDialog } from '../request';
import { entriesOf } from './entries';
import type { Entry } from './entry';
import { ranked } from './rank';
import './palette.css';

/** So many are shown; words narrow them. */
const SHOWN = 60;

export interface PaletteDialogProps {
  readonly anchor: HTMLElement | undefined;
  /** What was typed before the palette was there. */
  readonly typed?: string | undefined;
}

/** Everything that can be done and everything that is open, found by typing. */
export function PaletteDialog({ anchor, typed = '' }: PaletteDialogProps): ReactElement {
  const [home] = useState(() => homeOf(anchor));
  const [entries] = useState(() => entriesOf(drawbridge.getState(), anchor ?? document.body));
  const [text, setText] = useState(typed);
  const found = useMemo(() => ranked(entries, text), [entries, text]);
  const groups = useMemo(() => groupsOf(found.slice(0, SHOWN)), [found]);
  const shown = groups.flatMap(([, own]) => own);
  const [at, setAt] = useState(0);
  const id = useId();
  const active = shown[Math.min(at, shown.length - 1)];
  // What it leads to may take the focus: then it is not to go back.
  const leads = useRef(false);
  const run = (entry: Entry): void => {
    leads.current = entry.leads;
    closeDialog();
    // What is done may ask for another place.
    if (entry.leads) regainFocus(entry.to);
    entry.run();
  };
  const onKey = (event: KeyboardEvent): void => {
    const last = shown.length - 1;
    const to = {
      ArrowDown: at >= last ? 0 : at + 1,
      ArrowUp: at <= 0 ? last : at - 1,
      PageDown: Math.min(last, at + 8),
      PageUp: Math.max(0, at - 8),
    }[event.key];
    if (to !== undefined) {
      event.preventDefault();
      setAt(Math.max(0, to));
    } else if (event.key === 'Enter' && active !== undefined && !event.nativeEvent.isComposing) {
      event.preventDefault();
      run(active);
    }
  };
  return (
    <Dialog.Root open onOpenChange={(open) => !open && closeDialog()}>
      <Dialog.Portal>
        <Dialog.Backdrop className="scrim" />
        <Dialog.Popup className="surface palette" finalFocus={() => (leads.current ? false : home())} aria-label="Find">
          <div className="palette__field">
            <Search size={16} className="icon" />
            <input
              ref={focusNow}
              type="text"
              role="combobox"
              aria-label="Find a policy, workload, file or action"
              aria-expanded={shown.length > 0}
              aria-controls={`${id}-list`}
              aria-activedescendant={active === undefined ? undefined : `${id} ${active.key}`.replaceAll(' ', '-')}
              aria-autocomplete="list"
              autoComplete="off"
              spellCheck={false}
              placeholder="A policy, workload, file or action"
              value={text}
              onChange={(event) => {
                setText(event.target.value);
                setAt(0);
              }}
              onKeyDown={onKey}
            />
            <Dialog.Close className="btn btn--small">Esc</Dialog.Close>
          </div>
          <div id={`${id}-list`} role="listbox" aria-label="Found" className="palette__list" data-scrolls="">
            {groups.map(([group, own]) => (
              // biome-ignore lint/a11y/useSemanticElements: a listbox groups its options so.
              <div key={group} role="group" aria-label={group}>
                <div className="palette__group" aria-hidden="true">
                  {group}
                </div>
                {own.map((entry) => (
                  <Option
                    key={entry.key}
                    id={`${id} ${entry.key}`.replaceAll(' ', '-')}
                    entry={entry}
                    selected={entry === active}
                    onPoint={() => setAt(shown.indexOf(entry))}
                    onChoose={() => run(entry)}
                  />
                ))}
              </div>
            ))}
          </div>
          <p className="palette__foot" role="status">
            {footOf(found.length)}
          </p>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}

function footOf(found: number): string {
  if (found === 0) return 'Nothing of that name is open, and no action is called so.';
  return found > SHOWN ? `${SHOWN} of ${found.toLocaleString('en')} are shown: type more.` : `${found} found`;
}

/** Neighbours of one group together, so that the best stays first. */
function groupsOf(entries: readonly Entry[]): readonly (readonly [string, readonly Entry[]])[] {
  const groups = new Map<string, Entry[]>();
  for (const entry of entries) {
    const own = groups.get(entry.group);
    if (own === undefined) groups.set(entry.group, [entry]);
    else own.push(entry);
  }
  return [...groups];
}

/** Before anything else is typed. */
function focusNow(field: HTMLElement | null): void {
  field?.focus();
}

function intoView(option: HTMLElement | null): void {
  option?.scrollIntoView({ block: 'nearest' });
}

function Option({
  id,
  entry: { title, detail, keys },
  selected,
  onPoint,
  onChoose,
}: {
  readonly id: string;
  readonly entry: Entry;
  readonly selected: boolean;
  readonly onPoint: () => void;
  readonly onChoose: () => void;
}): ReactElement {
  return (
    // The keyboard chooses by the field, which keeps the focus.
    // biome-ignore lint/a11y/useKeyWithClickEvents: see above
    // biome-ignore lint/a11y/useFocusableInteractive: see above
    <div
      ref={selected ? intoView : undefined}
      id={id}
      role="option"
      aria-selected={selected}
      className="palette__option"
      onPointerMove={onPoint}
      onClick={onChoose}
    >
      <span className="truncate palette__title">{title}</span>
      <span className="truncate palette__detail">{detail}</span>
      {keys !== undefined && <kbd>{keys}</kbd>}
    </div>
  );
}
