import { Menu } from '@base-ui/react/menu';
import { type ReactElement, useRef } from 'react';
import { useDrawbridge } from '../../store/store';
import { downloadName } from '../../workspace/downloadName';
import { fileOf, isModified } from '../../workspace/workspace';
import { chooseFolder } from '../frame/incoming';
import { later } from '../frame/later';
import { download } from '../frame/outgoing';
import { MenuFrame } from './MenuFrame';
import { closeDialog, openDialog } from './request';

interface Line {
  readonly name: string;
  readonly detail: string;
  /** Why it cannot be chosen, in place of `detail`. */
  readonly off?: string | false;
  /** It opens a dialog in the menu's place, which takes the focus and brings it back itself. */
  readonly leads?: true;
  readonly run: () => void;
}

/** Everything that takes files away again, or brings them back. */
export function FilesMenu({ anchor }: { readonly anchor: HTMLElement }): ReactElement {
  const lines = useLines(anchor);
  const left = useRef(false);
  return (
    <MenuFrame title="Files" anchor={anchor} align="end" goesBack={() => !left.current}>
      {lines.map(({ name, detail, off, leads = false, run }) => (
        <Menu.Item
          key={name}
          className="menu__item"
          label={name}
          disabled={off !== undefined && off !== false}
          // One of them opens a dialog, which closing the menu afterwards would close with it.
          closeOnClick={false}
          onClick={() => {
            left.current = leads;
            if (!leads) closeDialog();
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

function useLines(anchor: HTMLElement): readonly Line[] {
  const files = useDrawbridge((state) => state.workspace.files);
  const handles = useDrawbridge((state) => state.handles);
  const file = useDrawbridge((state) => fileOf(state.workspace, state.activeFile));
  const modified = files.filter(isModified);
  const own = modified.filter(({ id }) => handles.has(id)).length;
  const lines: Line[] = [
    // On a narrow screen there is no other way to it without a keyboard.
    {
      name: 'Find…',
      detail: 'Every policy, workload, file and action, by name.',
      leads: true,
      run: () => openDialog({ type: 'palette', anchor }),
    },
    { name: 'Open folder', detail: 'All .yaml, .yml and .json files in it, and in the folders inside.', run: chooseFolder },
  ];
  if (file)
    lines.push({
      name: 'Download this file',
      detail: `As ${downloadName(file)}, byte for byte what the editor shows.`,
      run: () => download(file.id),
    });
  if (file)
    lines.push({
      name: 'Share',
      detail: 'A link that holds the text itself, with no server in between.',
      leads: true,
      run: () => openDialog({ type: 'share', anchor }),
    });
  if (handles.size > 0)
    lines.push({
      name: 'Save all',
      detail: `${own} modified, each written only where the disk still has what was opened.`,
      off: own === 0 && 'No file that came from a folder is modified.',
      run: () => later((part) => part.saveAll()),
    });
  lines.push(
    {
      name: 'Download all as zip',
      detail: `${files.length === 1 ? '1 file' : `${files.length} files`}, unmodified ones too, in their folders.`,
      off: files.length === 0 && 'Nothing is open.',
      run: () => later((part) => part.downloadZip('all')),
    },
    {
      name: 'Download modified as zip',
      detail: `${modified.length === 1 ? '1 file' : `${modified.length} files`}, in their folders.`,
      off: modified.length === 0 && 'No file is modified.',
      run: () => later((part) => part.downloadZip('modified')),
    },
  );
  if (file)
    lines.push({
      name: 'Revert to what was opened',
      detail: `${file.name} gets its text back, as one step that Undo takes back.`,
      off:
        file.opened === ''
          ? `${file.name} was made here, or empty when it was opened.`
          : file.text === file.opened && `${file.name} is, byte for byte, what was opened.`,
      run: () => later((part) => part.revert(file.id)),
    });
  return lines;
}
