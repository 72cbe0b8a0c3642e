import { type ReactElement, useCallback, useEffect, useState } from 'react';
import { useStore } from 'zustand';
import { flows, hasFlows } from '../store/flows';
import { lesson } from '../store/lesson';
import { drawbridge, readyToEdit, useDrawbridge } from '../store/store';
import { type View, view } from '../store/view';
import type { FileId } from '../workspace/workspace';
import { onShowTab } from './answers/showTab';
import type { TabId } from './answers/tabs';
import { DialogHost, openDialog, preloadDialogs, Toasts } from './dialogs';
import { revealLine } from './editor/editorHandle';
import { onGoToLine } from './editor/goToLine';
import { askToClose } from './frame/askToClose';
import { CanvasPane } from './frame/CanvasPane';
import { listenEverywhere } from './frame/keys';
import { Sidebar } from './frame/Sidebar';
import { StartScreen } from './frame/StartScreen';
import { StatusBar } from './frame/StatusBar';
import { askForStart } from './frame/startFrom';
import { TopBar } from './frame/TopBar';
import { useLater } from './frame/useLater';
import { NARROW, useMedia } from './frame/useMedia';

const VIEWS: readonly (readonly [NonNullable<View['shown']>, string])[] = [
  ['picture', 'Picture'],
  ['yaml', 'YAML'],
  ['answers', 'Answers'],
];

// Called apart from what waits for them: then the parts' styles count too, and their failing is heard.
const loadYaml = () => import('./editor/YamlPane');
const loadLessons = () => import('./lessons');
const loadAnswers = () => import('./answers/AnswersPanel');

export function App(): ReactElement {
  const hasFiles = useDrawbridge((state) => state.workspace.files.length > 0);
  // Flows may be looked at with no manifest beside them.
  const open = useStore(flows, hasFlows) || hasFiles;
  const single = useDrawbridge((state) => state.workspace.files.length === 1 && state.workspace.files[0]?.objects.length === 1);
  const activeFile = useDrawbridge((state) => state.activeFile);
  const [dragging, setDragging] = useState(false);
  const [yaml, setYaml] = useState<Awaited<ReturnType<typeof loadYaml>>>();
  const [answers, setAnswers] = useState<Awaited<ReturnType<typeof loadAnswers>>>();
  const [unloaded, setUnloaded] = useState(false);
  const {
    shown = 'picture',
    answers: chosenSize = 'head',
    tab = 'problems',
    railed,
    width,
    height,
    answersHeight,
  } = useStore(view);
  const lessons = useLater(
    loadLessons,
    useStore(lesson, (state) => state.open !== undefined),
  );
  const wide = useMedia('(min-width: 1200px)');
  const phone = useMedia(NARROW);
  const answersSize = hasFiles ? chosenSize : 'whole';
  const rail = !phone && (railed ?? (!wide || single || !hasFiles));

  useEffect(() => listenEverywhere(setDragging), []);
  const goToLine = useCallback((line: number, file?: FileId) => {
    view.setState(({ answers = 'head' }) => ({ shown: 'yaml', answers: answers === 'whole' ? 'panel' : answers }));
    revealLine(line, file);
  }, []);
  useEffect(() => onShowTab(showAnswers), []);
  useEffect(() => onGoToLine(goToLine), [goToLine]);
  const showChanges = useCallback((anchor?: HTMLElement) => {
    const file = drawbridge.getState().activeFile;
    if (file !== undefined) openDialog({ type: 'changes', anchor, file });
  }, []);
  // The canvas comes first; the text, its editor and what edits by click follow.
  const onCanvasShown = useCallback(() => {
    const fail = (): void => setUnloaded(true);
    loadYaml().then(setYaml, fail);
    loadAnswers().then(setAnswers, fail);
    // An edit by click that needs it tries again, and says so when it fails.
    readyToEdit().catch(() => {});
    preloadDialogs();
  }, []);

  const sizes = {
    '--yaml-size': width && `${width}px`,
    '--yaml-height': height && `${height}px`,
    // A matrix or a table needs more height than a list of problems.
    '--answers-height': answersHeight ? `${answersHeight}px` : tab === 'problems' ? undefined : 'clamp(204px, 44dvh, 460px)',
  };
  const shape = `app app--${open ? shown : 'start'} app--answers-${phone ? 'panel' : answersSize}`;
  return (
    <>
      <div className={shape} style={sizes as React.CSSProperties}>
        <TopBar onNewPolicy={askForStart} onShowChanges={showChanges} />
        {open ? (
          <>
            <Sidebar rail={rail} onToggle={() => view.setState({ railed: !rail })} onClose={askToClose} />
            <main className="work">
              {(phone ? shown !== 'picture' : answersSize === 'whole') && (
                <h1 className="visually-hidden">{phone && shown === 'yaml' ? 'YAML' : 'Answers'}</h1>
              )}
              <div className="views">
                {VIEWS.map(([one, title]) => (
                  <button key={one} type="button" aria-pressed={shown === one} onClick={() => view.setState({ shown: one })}>
                    {phone && answers && one === 'answers' ? <answers.AnswersName title={title} /> : title}
                  </button>
                ))}
              </div>
              <CanvasPane
                key={activeFile}
                onShown={onCanvasShown}
                onGoToLine={goToLine}
                onShowProblems={showProblems}
                onClose={rail ? askToClose : undefined}
              />
              <div className="pane pane--yaml">
                {yaml && (
                  <yaml.Split
                    label="Size of the YAML pane"
                    vertical={wide}
                    size={wide ? width : height}
                    onSize={(size) => view.setState(wide ? { width: size } : { height: size })}
                    min={wide ? 280 : 120}
                    share={0.6}
                  />
                )}
                {yaml ? (
                  <yaml.YamlPane canLoad onShowChanges={() => showChanges()} />
                ) : (
                  <section aria-label="YAML">{unloaded && <Unloaded />}</section>
                )}
              </div>
              <section className="pane pane--answers" aria-label="Answers">
                {yaml && answersSize === 'panel' && wide && (
                  <yaml.Split
                    label="Size of the answers"
                    vertical={false}
                    size={answersHeight}
                    onSize={(size) => view.setState({ answersHeight: size })}
                    min={120}
                    share={0.6}
                  />
                )}
                {answers ? (
                  <answers.AnswersPanel
                    size={phone ? 'panel' : answersSize}
                    alone={!hasFiles}
                    onSize={(size) => view.setState({ answers: size })}
                    tab={tab}
                    onTab={(one) => view.setState({ tab: one })}
                    onGoToLine={goToLine}
                  />
                ) : (
                  unloaded && <Unloaded />
                )}
              </section>
            </main>
          </>
        ) : (
          <StartScreen onNewPolicy={askForStart} />
        )}
        <StatusBar onShowProblems={showProblems}>{answers && <answers.BrokenFlows />}</StatusBar>
      </div>
      {dragging && (
        <div className="drop" role="status">
          <b>Drop to open beside what is open</b>
        </div>
      )}
      {typeof lessons === 'object' && <lessons.LessonCard />}
      <DialogHost />
      <Toasts />
    </>
  );
}

function showAnswers(tab: TabId): void {
  view.setState(({ answers = 'head' }) => ({ shown: 'answers', tab, answers: answers === 'head' ? 'panel' : answers }));
}

function showProblems(): void {
  showAnswers('problems');
}

/** In the place of a part that could not be fetched: after an update of the site its files have other names. */
function Unloaded(): ReactElement {
  return (
    <p className="unloaded" role="alert">
      This part could not be loaded. Your work is kept in this browser.
      <button type="button" className="btn btn--line btn--small" onClick={() => location.reload()}>
        Reload the page
      </button>
    </p>
  );
}
