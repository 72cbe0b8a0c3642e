import {
  ChevronDown,
  Download,
  FilePlus,
  FileStack,
  Folder,
  Link2,
  Monitor,
  Moon,
  Redo2,
  Search,
  Sun,
  Undo2,
} from 'lucide-react';
import { type ReactElement, useState } from 'react';
import { useStore } from 'zustand';
import { place } from '../../store/place';
import { drawbridge, useDrawbridge } from '../../store/store';
import { downloadName } from '../../workspace/downloadName';
import { fileOf } from '../../workspace/workspace';
import { openDialog } from '../dialogs';
import { chooseFiles } from './incoming';
import { keyText } from './keyText';
import { Logo } from './Logo';
import { saveOrDownload } from './outgoing';
import { applyTheme, nextTheme, storedTheme } from './theme';

const THEME_ICONS = { system: Monitor, light: Sun, dark: Moon };

export interface TopBarProps {
  readonly onNewPolicy: (anchor: HTMLElement) => void;
  readonly onShowChanges: (anchor: HTMLElement) => void;
}

export function TopBar({ onNewPolicy, onShowChanges }: TopBarProps): ReactElement {
  const file = useDrawbridge((state) => fileOf(state.workspace, state.activeFile));
  const saves = useDrawbridge((state) => state.activeFile !== undefined && state.handles.has(state.activeFile));
  const undoLabel = useDrawbridge((state) => state.undoLabel);
  const redoLabel = useDrawbridge((state) => state.redoLabel);
  const title = useStore(place, (state) => state.title);
  const [theme, setTheme] = useState(storedTheme);
  const ThemeIcon = THEME_ICONS[theme];
  const { undo, redo } = drawbridge.getState();
  return (
    <header className="topbar">
      <button
        type="button"
        className="btn logo"
        aria-label={`Drawbridge, ${title || 'not kept'}`}
        aria-haspopup="menu"
        title="Workspaces: name, switch, delete"
        onClick={(event) => openDialog({ type: 'workspaces', anchor: event.currentTarget })}
      >
        <Logo />
        <span className="logo__name">Drawbridge</span>
        <span className="logo__title wide">{title}</span>
        <ChevronDown size={14} className="icon" />
      </button>
      <span className="separator wide" />
      <button
        type="button"
        className="btn"
        aria-label="Open"
        onClick={chooseFiles}
        title={`Open files (${keyText('Ctrl+O')}), or drop them anywhere`}
      >
        <Folder size={16} className="icon" />
        <span className="wide">Open</span>
      </button>
      <button
        type="button"
        className="btn"
        aria-label="New policy"
        aria-haspopup="menu"
        onClick={(event) => onNewPolicy(event.currentTarget)}
      >
        <FilePlus size={16} className="icon" />
        <span className="wide">New policy</span>
      </button>
      <span className="grow" />
      <button
        type="button"
        className="command wide"
        aria-haspopup="dialog"
        onClick={(event) => openDialog({ type: 'palette', anchor: event.currentTarget })}
      >
        <Search size={14} className="icon" />
        <span>Find a policy, workload, action</span>
        <kbd>{keyText('Ctrl+K')}</kbd>
      </button>
      <span className="grow" />
      <button
        type="button"
        className="btn btn--icon"
        aria-label="Undo"
        disabled={undoLabel === undefined}
        onClick={undo}
        title={undoLabel ? `Undo: ${undoLabel} (${keyText('Ctrl+Z')})` : 'Nothing to undo'}
      >
        <Undo2 size={16} className="icon" />
      </button>
      <button
        type="button"
        className="btn btn--icon"
        aria-label="Redo"
        disabled={redoLabel === undefined}
        onClick={redo}
        title={redoLabel ? `Redo: ${redoLabel} (${keyText('Ctrl+Shift+Z')})` : 'Nothing to redo'}
      >
        <Redo2 size={16} className="icon" />
      </button>
      <span className="separator wide" />
      <button
        type="button"
        className="btn btn--icon"
        aria-label={`Theme: ${theme}`}
        title={`Theme: ${theme}`}
        onClick={() => {
          const next = nextTheme(theme);
          applyTheme(next);
          setTheme(next);
        }}
      >
        <ThemeIcon size={16} className="icon" />
      </button>
      <button
        type="button"
        className="btn btn--line wide"
        disabled={!file}
        onClick={(event) => onShowChanges(event.currentTarget)}
        title="What changed since the file was opened"
      >
        <FileStack size={16} className="icon" />
        Changes
      </button>
      <button
        type="button"
        className="btn btn--line wide"
        disabled={!file}
        onClick={(event) => openDialog({ type: 'share', anchor: event.currentTarget })}
        title="A link that holds it, with no server in between"
      >
        <Link2 size={16} className="icon" />
        Share
      </button>
      <button
        type="button"
        className="btn btn--primary"
        aria-label={saves ? 'Save' : 'Download'}
        disabled={!file}
        onClick={() => file && saveOrDownload(file.id)}
        title={file ? `Saves ${saves ? file.name : downloadName(file)} (${keyText('Ctrl+S')})` : 'Nothing is open'}
      >
        <Download size={16} className="icon" />
        <span className="wide">{saves ? 'Save' : 'Download'}</span>
      </button>
      <button
        type="button"
        className="btn btn--icon"
        aria-label="Files"
        aria-haspopup="menu"
        title="Open a folder, save all, download as zip, revert"
        onClick={(event) => openDialog({ type: 'filesMenu', anchor: event.currentTarget })}
      >
        <ChevronDown size={16} className="icon" />
      </button>
    </header>
  );
}
