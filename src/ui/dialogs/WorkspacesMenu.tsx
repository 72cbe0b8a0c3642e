import { Menu } from '@base-ui/react/menu';
import { type ReactElement, useEffect, useRef, useState } from 'react';
import { useStore } from 'zustand';
import { flows, hasFlows } from '../../store/flows';
import { place } from '../../store/place';
import { drawbridge } from '../../store/store';
import { type KeptWorkspace, openWorkspace, otherWorkspaces } from '../../store/workspaces';
import { MenuFrame } from './MenuFrame';
import { closeDialog, openDialog } from './request';
import { workspaceWords } from './workspaceWords';

interface Line {
  readonly name: string;
  readonly detail: string;
  readonly off?: string | false;
  readonly danger?: boolean;
  readonly run: () => void;
}

/** The workspaces that are kept in this browser: which one is open here, the others, and what can be done to it. */
export function WorkspacesMenu({ anchor }: { readonly anchor: HTMLElement }): ReactElement | null {
  const { key, title } = useStore(place);
  const observed = useStore(flows, hasFlows);
  const [others, setOthers] = useState<readonly KeptWorkspace[] | 'refused'>();
  // A dialog in its place brings the focus back itself.
  const leaves = useRef(false);
  useEffect(() => {
    otherWorkspaces().then(setOthers, () => setOthers('refused'));
  }, []);
  // All at once: what comes later would move what is pointed at.
  if (others === undefined) return null;
  const refused = key === '' || others === 'refused';
  const list = typeof others === 'object' ? others : [];
  const note = refused
    ? 'This browser keeps nothing between visits.'
    : observed && 'Observed flows are not kept: after another workspace, open their file again.';
  const open = list.some(({ busy }) => busy);
  const about: Line = {
    name: 'About workspaces',
    detail: 'What is kept, where, and for how long.',
    run: () => openDialog({ type: 'help', anchor, topic: 'workspaces', about: 'workspaces' }),
  };
  const lines: readonly Line[] = [
    { name: 'New workspace', detail: `Begins empty. “${title}” stays as it is.`, run: () => leaveFor(undefined) },
    {
      name: 'Rename…',
      detail: `“${title}” is the name of what is open here.`,
      run: () => openDialog({ type: 'renameWorkspace', anchor }),
    },
    {
      name: 'Delete this workspace…',
      detail: 'Closes its files and takes it out of this browser.',
      danger: true,
      run: () => openDialog({ type: 'forget', anchor, what: 'workspace' }),
    },
    {
      name: 'Forget everything…',
      detail: 'Clears all that Drawbridge keeps in this browser.',
      off: open && 'Another tab has a workspace open. Close that tab first: it would keep its work again.',
      danger: true,
      run: () => openDialog({ type: 'forget', anchor, what: 'everything' }),
    },
  ];
  return (
    <MenuFrame
      title="Workspaces"
      anchor={anchor}
      align="start"
      goesBack={() => !leaves.current}
      foot={note && <p className="menu__note">{note}</p>}
    >
      {!refused && (
        <>
          <p className="menu__heading" role="presentation">
            Open here: {title}
          </p>
          {list.map((one) => (
            <Menu.Item
              key={one.key}
              className="menu__item"
              label={one.title}
              disabled={one.newer}
              closeOnClick={false}
              onClick={() => leaveFor(one.key)}
            >
              <b>{one.title}</b>
              <span>{workspaceWords(one)}</span>
            </Menu.Item>
          ))}
          {list.length > 0 && <Menu.Separator className="menu__separator" />}
        </>
      )}
      {(refused ? [about] : [...lines, about]).map(({ name, detail, off, danger, run }) => (
        <Menu.Item
          key={name}
          className={danger ? 'menu__item menu__item--danger' : 'menu__item'}
          label={name}
          disabled={off !== undefined && off !== false}
          closeOnClick={false}
          onClick={() => {
            leaves.current = true;
            run();
          }}
        >
          <b>{name}</b>
          <span>{off || detail}</span>
        </Menu.Item>
      ))}
    </MenuFrame>
  );
}

function leaveFor(key: string | undefined): void {
  closeDialog();
  void openWorkspace(key).then((left) => {
    if (left) return;
    const text = 'What is open here could not be saved in this browser, so nothing else was opened. Download it first.';
    drawbridge.getState().notify({ tone: 'error', text, undo: false });
  });
}
