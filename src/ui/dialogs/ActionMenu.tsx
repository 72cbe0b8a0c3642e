import { Menu } from '@base-ui/react/menu';
import { ChevronLeft, ChevronRight } from 'lucide-react';
import { type ReactElement, type ReactNode, useId, useRef, useState } from 'react';
import { drawbridge } from '../../store/store';
import { type ObjectKey, objectOf } from '../../workspace/workspace';
import { NARROW, useMedia } from '../frame/useMedia';
import { Refusal } from './Footer';
import { followFrom } from './home';
import { MenuFrame } from './MenuFrame';
import type { Deed, MenuEntry, MenuSection } from './menuEntry';
import { entryAt, footWords } from './menuFoot';
import { previewWords } from './previewWords';
import { closeDialog } from './request';
import { BOTTOM } from './Surface';
import { usePreview } from './usePreview';

export interface ActionMenuProps {
  /** The menu's name: what it is about. */
  readonly title: string;
  readonly anchor: HTMLElement;
  readonly object: ObjectKey;
  readonly sections: readonly MenuSection[];
  /** Carries a deed out; answers why not, if it could not be. */
  readonly onDeed: (deed: Deed) => Promise<string | undefined>;
}

/** What all lines of an open menu share. */
interface Shared {
  readonly narrow: boolean;
  readonly object: ObjectKey;
  readonly pointed: MenuEntry | undefined;
  readonly refused: string | undefined;
  readonly onPoint: (entry: MenuEntry) => void;
  readonly onChoose: (deed: Deed) => void;
}

/** What the policy on the canvas is called. */
function shownName(): string {
  const { workspace, activeObject } = drawbridge.getState();
  return objectOf(workspace, activeObject)?.name || '(no name)';
}

/**
 * A menu of deeds, each with what it means, and at its foot which lines the one that is pointed at would change.
 * Afterwards the focus is where the thing stands then. A deed that is refused leaves the menu open and says why.
 */
export function ActionMenu({ title, anchor, object, sections, onDeed }: ActionMenuProps): ReactElement {
  const narrow = useMedia(NARROW);
  const [follow] = useState(() => followFrom(anchor));
  const [pointed, setPointed] = useState<MenuEntry>();
  const [refused, setRefused] = useState<string>();
  const busy = useRef(false);
  const leaves = useRef(false);
  const onChoose = async (deed: Deed): Promise<void> => {
    if (busy.current) return;
    busy.current = true;
    leaves.current = deed.type === 'dialog';
    const reason = await onDeed(deed);
    busy.current = false;
    setRefused(reason);
    if (reason !== undefined || deed.type === 'dialog') return;
    closeDialog();
    if (deed.type === 'intent' && deed.after) follow.spot(deed.after);
    if (deed.type === 'change') follow.named(`Actions for ${shownName()}`);
  };
  const shared: Shared = {
    narrow,
    object,
    pointed,
    refused,
    onPoint: (entry) => {
      setPointed(entry);
      setRefused(undefined);
    },
    onChoose: (deed) => void onChoose(deed),
  };
  return (
    <MenuFrame
      title={title}
      anchor={anchor}
      align="start"
      goesBack={() => !leaves.current}
      foot={<Foot entries={sections.flatMap(({ entries }) => entries)} shared={shared} />}
    >
      {sections.map((section, index) => (
        <Section key={section.heading ?? index} section={section} first={index === 0}>
          <Lines entries={section.entries} shared={shared} />
        </Section>
      ))}
    </MenuFrame>
  );
}

function Section({
  section,
  first,
  children,
}: {
  readonly section: MenuSection;
  readonly first: boolean;
  readonly children: ReactNode;
}): ReactElement {
  return (
    <>
      {!first && <Menu.Separator className="menu__separator" />}
      <Menu.Group>
        {section.heading !== undefined && <Menu.GroupLabel className="menu__heading truncate">{section.heading}</Menu.GroupLabel>}
        {children}
      </Menu.Group>
    </>
  );
}

function Lines({ entries, shared }: { readonly entries: readonly MenuEntry[]; readonly shared: Shared }): ReactElement {
  return (
    <>
      {entries.map((entry, index) => {
        // Policies of two namespaces may have the same name.
        const key = `${index} ${entry.name}`;
        return 'type' in entry.does ? (
          <Line key={key} entry={entry} deed={entry.does} shared={shared} />
        ) : (
          <Submenu key={key} entry={entry} entries={entry.does} shared={shared} />
        );
      })}
    </>
  );
}

function Line({
  entry,
  deed,
  shared,
}: {
  readonly entry: MenuEntry;
  readonly deed: Deed;
  readonly shared: Shared;
}): ReactElement {
  const id = useId();
  return (
    <Menu.Item
      className={entry.danger ? 'menu__item menu__item--danger' : 'menu__item'}
      {...describedBy(id, entry)}
      label={entry.name}
      disabled={entry.off !== undefined}
      closeOnClick={false}
      onFocus={() => shared.onPoint(entry)}
      onClick={() => shared.onChoose(deed)}
    >
      <Words id={id} entry={entry} />
    </Menu.Item>
  );
}

function Submenu({
  entry,
  entries,
  shared,
}: {
  readonly entry: MenuEntry;
  readonly entries: readonly MenuEntry[];
  readonly shared: Shared;
}): ReactElement {
  const id = useId();
  const [open, setOpen] = useState(false);
  const { narrow } = shared;
  return (
    <Menu.SubmenuRoot open={open} onOpenChange={setOpen}>
      <Menu.SubmenuTrigger
        className="menu__item menu__item--more"
        {...describedBy(id, entry)}
        label={entry.name}
        disabled={entry.off !== undefined}
        openOnHover={!narrow}
        onFocus={() => shared.onPoint(entry)}
      >
        <Words id={id} entry={entry} />
        <ChevronRight size={14} className="icon" aria-hidden="true" />
      </Menu.SubmenuTrigger>
      <Menu.Portal>
        <Menu.Positioner
          className={narrow ? 'surface-place surface-place--sheet' : 'surface-place'}
          {...(narrow ? { anchor: BOTTOM, side: 'top' } : { side: 'inline-end' })}
          align="start"
          alignOffset={narrow ? 0 : -6}
          collisionPadding={narrow ? 0 : 8}
        >
          <Menu.Popup className={narrow ? 'menu menu--sheet' : 'menu'} role="dialog" aria-label={entry.name}>
            <Menu.List aria-label={entry.name}>
              {narrow && (
                <Menu.Item className="menu__item menu__item--back" closeOnClick={false} onClick={() => setOpen(false)}>
                  <ChevronLeft size={16} className="icon" aria-hidden="true" />
                  <b>Back</b>
                </Menu.Item>
              )}
              <Lines entries={entries} shared={shared} />
            </Menu.List>
            <Foot entries={entries} shared={shared} />
          </Menu.Popup>
        </Menu.Positioner>
      </Menu.Portal>
    </Menu.SubmenuRoot>
  );
}

function changesLines({ does, off }: MenuEntry): boolean {
  return off === undefined && 'type' in does && does.type === 'intent';
}

function describedBy(
  id: string,
  { detail, off }: MenuEntry,
): { readonly 'aria-labelledby': string; readonly 'aria-describedby'?: string } {
  return { 'aria-labelledby': id, ...((off ?? detail) === undefined ? {} : { 'aria-describedby': `${id}-detail` }) };
}

function Words({ id, entry: { name, detail, off } }: { readonly id: string; readonly entry: MenuEntry }): ReactElement {
  return (
    <>
      <b id={id}>{name}</b>
      {(off ?? detail) !== undefined && <span id={`${id}-detail`}>{off ?? detail}</span>}
    </>
  );
}

/**
 * Which lines the entry that is pointed at would change, or why it cannot be carried out. Where nothing can be pointed at, only
 * the latter is shown (menus.css).
 */
function Foot({ entries, shared }: { readonly entries: readonly MenuEntry[]; readonly shared: Shared }): ReactElement | null {
  const { pointed, refused, object } = shared;
  const entry = entryAt(entries, pointed);
  const here = entry === pointed && entry?.off === undefined ? entry?.does : undefined;
  const deed = here !== undefined && 'type' in here && here.type === 'intent' ? here : undefined;
  const preview = usePreview(deed?.object ?? object, deed?.intent);
  const reason = here === undefined ? undefined : (refused ?? (preview?.ok === false ? preview.reason : undefined));
  // Room is kept for the words, so that nothing moves; none where no entry has any.
  if (reason === undefined && !entries.some(changesLines)) return null;
  return (
    <div className="menu__foot">
      <Refusal reason={reason} />
      {reason === undefined && <p>{footWords(entry, previewWords(preview)) || '\u00a0'}</p>}
    </div>
  );
}
