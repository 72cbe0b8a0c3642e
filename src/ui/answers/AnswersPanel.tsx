import { ChevronDown, ChevronUp, Maximize2, Minimize2, Server } from 'lucide-react';
import { type KeyboardEvent, type ReactElement, useEffect, useRef } from 'react';
import { useStore } from 'zustand';
import { flows } from '../../store/flows';
import { useDrawbridge } from '../../store/store';
import { view } from '../../store/view';
import type { FileId } from '../../workspace/workspace';
import { openDialog } from '../dialogs';
import { HelpButton } from '../frame/HelpButton';
import { useLater } from '../frame/useLater';
import { ChangeCount } from './ChangeCount';
import { BrokenCount } from './flows/BrokenFlows';
import { ProblemCount } from './ProblemCount';
import { ProblemsTab, useProblems } from './ProblemsTab';
import { profileWords } from './profileWords';
import { TABS, type TabId } from './tabs';
import './answers.css';

export { BrokenFlows } from './flows/BrokenFlows';
export { AnswersName } from './ProblemCount';

/** How much of the window the answers take: their head alone, the height that was chosen, or the whole work area. */
export type AnswersSize = 'head' | 'panel' | 'whole';

export interface AnswersPanelProps {
  readonly size: AnswersSize;
  /** Nothing else is on the page: the size stays. */
  readonly alone: boolean;
  readonly onSize: (size: AnswersSize) => void;
  /** What is shown; the first tab where there is none of this name. */
  readonly tab: string;
  readonly onTab: (tab: TabId) => void;
  readonly onGoToLine: (line: number, file: FileId) => void;
}

const loadConnectivity = () => import('./connectivity/ConnectivityTab');
const loadChanges = () => import('./changes/ChangesTab');
const loadFlows = () => import('./flows/FlowsTab');
const loadTables = () => import('./tables/TablesTab');

/** What Drawbridge has to say about all open files, under the picture and the text. */
export function AnswersPanel({ size, alone, onSize, tab: wanted, onTab, onGoToLine }: AnswersPanelProps): ReactElement {
  const profile = useDrawbridge((state) => state.profile);
  const problems = useProblems();
  const { id: tab, title } = TABS.find(({ id }) => id === wanted) ?? TABS[0];
  const tabs = useRef<HTMLDivElement>(null);
  // Where the tabs have too little room, the one that is shown is among those seen.
  const flowCount = useStore(flows, (state) => state.flows);
  // biome-ignore lint/correctness/useExhaustiveDependencies: with its count a tab is wider.
  useEffect(() => {
    tabs.current?.querySelector(`#tab-${tab}`)?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [tab, flowCount]);
  const open = size !== 'head';
  const choose = (id: TabId): void => {
    if (open && id === tab && !alone) onSize('head');
    else if (!open) onSize('panel');
    onTab(id);
  };
  const walk = (event: KeyboardEvent): void => {
    const step = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
    if (step === undefined) return;
    event.preventDefault();
    const place = TABS.findIndex(({ id }) => id === tab);
    const next = TABS[(place + step + TABS.length) % TABS.length];
    if (next === undefined) return;
    onTab(next.id);
    tabs.current?.querySelector<HTMLElement>(`#tab-${next.id}`)?.focus();
  };
  return (
    <>
      <header className="answers__head">
        <div ref={tabs} className="answers__tabs" role="tablist" aria-label="Answers" onKeyDown={walk}>
          {TABS.map((one) => (
            <button
              key={one.id}
              id={`tab-${one.id}`}
              type="button"
              role="tab"
              className="answers__tab"
              aria-selected={one.id === tab}
              aria-controls={open && one.id === tab ? 'answers-body' : undefined}
              tabIndex={one.id === tab ? 0 : -1}
              data-open={open && one.id === tab ? '' : undefined}
              onClick={() => choose(one.id)}
            >
              {one.title}
              {one.id === 'problems' && <ProblemCount told={problems} />}
              {one.id === 'changes' && <ChangeCount />}
              {one.id === 'flows' && flowCount > 0 && <span className="count">{flowCount.toLocaleString('en')}</span>}
              {one.id === 'flows' && <BrokenCount />}
            </button>
          ))}
        </div>
        <span className="grow" />
        {open && <About tab={tab} />}
        <button
          type="button"
          className="btn btn--small"
          aria-haspopup="dialog"
          title="The cluster these policies are for: its version and its network plugin"
          onClick={(event) => openDialog({ type: 'profile', anchor: event.currentTarget })}
        >
          <Server size={14} className="icon" />
          <span className="answers__cluster">{profileWords(profile)}</span>
        </button>
        {open && !alone && (
          <button
            type="button"
            className="btn btn--icon btn--small wide"
            aria-label={size === 'whole' ? `Restore the size of ${title}` : `Maximise ${title}`}
            title={size === 'whole' ? 'Restore' : 'Maximise'}
            onClick={() => onSize(size === 'whole' ? 'panel' : 'whole')}
          >
            {size === 'whole' ? <Minimize2 size={14} className="icon" /> : <Maximize2 size={14} className="icon" />}
          </button>
        )}
        {!alone && (
          <button
            type="button"
            className="btn btn--icon btn--small wide"
            aria-label={open ? `Hide ${title}` : `Show ${title}`}
            title={open ? 'Hide' : 'Show'}
            onClick={() => onSize(open ? 'head' : 'panel')}
          >
            {open ? <ChevronDown size={14} className="icon" /> : <ChevronUp size={14} className="icon" />}
          </button>
        )}
      </header>
      {open && (
        <div id="answers-body" className="answers__body" role="tabpanel" aria-labelledby={`tab-${tab}`}>
          {tab === 'problems' && <ProblemsTab told={problems} onGoToLine={onGoToLine} />}
          {tab === 'connectivity' && <LaterTab load={loadConnectivity} onGoToLine={onGoToLine} />}
          {tab === 'changes' && <LaterTab load={loadChanges} onGoToLine={onGoToLine} />}
          {tab === 'flows' && <LaterTab load={loadFlows} onGoToLine={onGoToLine} />}
          {tab === 'tables' && <LaterTab load={loadTables} onGoToLine={onGoToLine} />}
        </div>
      )}
    </>
  );
}

/** What there is help for in each tab; the views of connectivity are told apart. */
const ABOUT: Readonly<Record<TabId, ReactElement>> = {
  problems: <HelpButton topic="problems" about="problems" />,
  connectivity: <HelpButton topic="check" about="the check" />,
  changes: <HelpButton topic="changes" about="what changes" />,
  flows: <HelpButton topic="flows" about="flows" />,
  tables: <HelpButton topic="tables" about="policies and pods" />,
};
const ABOUT_VIEW: Readonly<Record<string, ReactElement>> = {
  matrix: <HelpButton topic="matrix" about="the matrix" />,
  map: <HelpButton topic="map" about="the map" />,
};

function About({ tab }: { readonly tab: TabId }): ReactElement {
  const shown = useStore(view, (state) => state.connectivity ?? 'check');
  // The name may have come with a link, and be `constructor`.
  return (tab === 'connectivity' && Object.hasOwn(ABOUT_VIEW, shown) && ABOUT_VIEW[shown]) || ABOUT[tab];
}

/** A tab whose part of the program is fetched when it is first opened. */
function LaterTab({
  load,
  onGoToLine,
}: {
  readonly load: () => Promise<{ readonly Tab: (props: Pick<AnswersPanelProps, 'onGoToLine'>) => ReactElement }>;
  readonly onGoToLine: AnswersPanelProps['onGoToLine'];
}): ReactElement {
  const part = useLater(load, true);
  if (part === 'failed') return <p className="answers__note">This part could not be loaded. Close the tab and open it again.</p>;
  return part === undefined ? <p className="answers__note">Loading …</p> : <part.Tab onGoToLine={onGoToLine} />;
}
