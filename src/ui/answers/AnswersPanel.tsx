import { ChevronDown, ChevronUp, Maximize2, Minimize2, Server } from 'lucide-react';
import { type ReactElement, useMemo } from 'react';
import { MOST_POLICIES, useFindings } from '../../store/findings';
import { useDrawbridge } from '../../store/store';
import type { FileId } from '../../workspace/workspace';
import { openDialog } from '../dialogs';
import { countsOf, entriesOf } from './entry';
import { ProblemList } from './ProblemList';
import { profileWords } from './profileWords';
import './answers.css';

/** How much of the window the answers take: their head alone, the height that was chosen, or the whole work area. */
export type AnswersSize = 'head' | 'panel' | 'whole';

export interface AnswersPanelProps {
  readonly size: AnswersSize;
  readonly onSize: (size: AnswersSize) => void;
  readonly onGoToLine: (line: number, file: FileId) => void;
}

/** What Drawbridge has to say about all open files, under the picture and the text. */
export function AnswersPanel({ size, onSize, onGoToLine }: AnswersPanelProps): ReactElement {
  const workspace = useDrawbridge((state) => state.workspace);
  const profile = useDrawbridge((state) => state.profile);
  const { findings, tooMany, ageing } = useFindings();
  const entries = useMemo(() => entriesOf(workspace, findings), [workspace, findings]);
  const counts = countsOf(entries);
  const open = size !== 'head';
  const worst = counts.error > 0 ? 'error' : counts.warning > 0 ? 'warning' : 'info';
  return (
    <>
      <header className="answers__head">
        <button
          type="button"
          className="answers__tab"
          aria-expanded={open}
          aria-controls="problems"
          onClick={() => onSize(open ? 'head' : 'panel')}
        >
          Problems
          <span className={`count count--${entries.length === 0 ? 'none' : worst}`}>{entries.length}</span>
        </button>
        <span className="grow" />
        <button
          type="button"
          className="btn btn--small"
          aria-haspopup="dialog"
          title="The cluster these policies are for: its version and its network plugin"
          onClick={(event) => openDialog({ type: 'profile', anchor: event.currentTarget })}
        >
          <Server size={14} className="icon" />
          {profileWords(profile)}
        </button>
        {open && (
          <button
            type="button"
            className="btn btn--icon btn--small wide"
            aria-label={size === 'whole' ? 'Restore the size of Problems' : 'Maximise Problems'}
            title={size === 'whole' ? 'Restore' : 'Maximise'}
            onClick={() => onSize(size === 'whole' ? 'panel' : 'whole')}
          >
            {size === 'whole' ? <Minimize2 size={14} className="icon" /> : <Maximize2 size={14} className="icon" />}
          </button>
        )}
        <button
          type="button"
          className="btn btn--icon btn--small wide"
          aria-label={open ? 'Hide Problems' : 'Show Problems'}
          title={open ? 'Hide' : 'Show'}
          onClick={() => onSize(open ? 'head' : 'panel')}
        >
          {open ? <ChevronDown size={14} className="icon" /> : <ChevronUp size={14} className="icon" />}
        </button>
      </header>
      {open && (
        <div id="problems" className="answers__body">
          {tooMany && (
            <p className="answers__note">
              Lints are not looked for while more than {MOST_POLICIES} policies are open. The command line does: drawbridge check.
            </p>
          )}
          <ProblemList entries={entries} counts={counts} ageing={ageing} workspace={workspace} onGoToLine={onGoToLine} />
        </div>
      )}
    </>
  );
}
