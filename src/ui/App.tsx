import { type ReactElement, useCallback, useEffect, useState } from 'react';
import { STARTING_POINTS } from '../kinds';
import { drawbridge, readyToEdit, useDrawbridge } from '../store/store';
import { type FileId, fileOf } from '../workspace/workspace';
import { closeDialog, DialogHost, openDialog, preloadDialogs, Toasts } from './dialogs';
import { revealLine } from './editor/editorHandle';
import type { YamlPane } from './editor/YamlPane';
import { CanvasPane } from './frame/CanvasPane';
import { listenEverywhere } from './frame/keys';
import { Sidebar } from './frame/Sidebar';
import { Split } from './frame/Split';
import { StartScreen, startFrom } from './frame/StartScreen';
import { StatusBar } from './frame/StatusBar';
import { TopBar } from './frame/TopBar';
import { useMedia } from './frame/useMedia';

type View = 'picture' | 'yaml';

export function App(): ReactElement {
  const open = useDrawbridge((state) => state.workspace.files.length > 0);
  const single = useDrawbridge((state) => state.workspace.files.length === 1 && state.workspace.files[0]?.objects.length === 1);
  const activeFile = useDrawbridge((state) => state.activeFile);
  const [dragging, setDragging] = useState(false);
  const [Yaml, setYaml] = useState<typeof YamlPane>();
  const [view, setView] = useState<View>('picture');
  const [railed, setRailed] = useState<boolean>();
  const [width, setWidth] = useState<number>();
  const [height, setHeight] = useState<number>();
  const wide = useMedia('(min-width: 1200px)');
  const phone = useMedia('(max-width: 719px)');
  const rail = !phone && (railed ?? (!wide || single));

  useEffect(() => listenEverywhere(setDragging), []);
  const goToLine = useCallback((line: number, file?: FileId) => {
    setView('yaml');
    revealLine(line, file);
  }, []);
  const showChanges = useCallback((anchor?: HTMLElement) => {
    const file = drawbridge.getState().activeFile;
    if (file !== undefined) openDialog({ type: 'changes', anchor, file });
  }, []);
  // The canvas comes first; the text, its editor and what edits by click follow.
  const onCanvasShown = useCallback(() => {
    void import('./editor/YamlPane').then((loaded) => setYaml(() => loaded.YamlPane));
    void readyToEdit();
    preloadDialogs();
  }, []);

  const sizes = { '--yaml-size': width && `${width}px`, '--yaml-height': height && `${height}px` };
  const shape = ['app', !open && 'app--start', view === 'yaml' && 'app--yaml'].filter(Boolean).join(' ');
  return (
    <>
      <div className={shape} style={sizes as React.CSSProperties}>
        <TopBar onNewPolicy={askForStart} onShowChanges={showChanges} />
        {open ? (
          <>
            <Sidebar rail={rail} onToggle={() => setRailed(!rail)} onClose={askToClose} />
            <div className="views">
              <button type="button" aria-pressed={view === 'picture'} onClick={() => setView('picture')}>
                Picture
              </button>
              <button type="button" aria-pressed={view === 'yaml'} onClick={() => setView('yaml')}>
                YAML
              </button>
            </div>
            <CanvasPane key={activeFile} onShown={onCanvasShown} onGoToLine={goToLine} onClose={rail ? askToClose : undefined} />
            <div className="pane pane--yaml">
              <Split
                label="Size of the YAML pane"
                vertical={wide}
                size={wide ? width : height}
                onSize={wide ? setWidth : setHeight}
                min={wide ? 280 : 120}
                share={0.6}
              />
              {Yaml ? <Yaml canLoad onShowChanges={() => showChanges()} /> : <section aria-label="YAML" />}
            </div>
          </>
        ) : (
          <StartScreen onNewPolicy={askForStart} />
        )}
        <StatusBar onGoToLine={goToLine} />
      </div>
      {dragging && (
        <div className="drop">
          <b>Drop to open beside what is open</b>
        </div>
      )}
      <DialogHost />
      <Toasts />
    </>
  );
}

function askForStart(anchor: HTMLElement): void {
  const choose = (id: string): void => {
    const point = STARTING_POINTS.find((one) => one.id === id);
    closeDialog();
    if (point) startFrom(point);
  };
  openDialog({ type: 'newPolicy', anchor, choices: STARTING_POINTS, choose });
}

/** Closes a file; one with changes that were never downloaded is asked about first. */
function askToClose(id: FileId): void {
  const file = fileOf(drawbridge.getState().workspace, id);
  if (!file) return;
  if (file.text === file.opened || file.text === file.downloaded) drawbridge.getState().close(id);
  else openDialog({ type: 'close', anchor: undefined, file: id });
}
