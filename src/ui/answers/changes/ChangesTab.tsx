import './changes.css';
import { Copy, Waypoints } from 'lucide-react';
import { type ReactElement, useRef, useState } from 'react';
import { useDrawbridge } from '../../../store/store';
import type { FileId } from '../../../workspace/workspace';
import { copyAndTell } from '../../editor/copyAndTell';
import { chooseAgainst, showOnMap, useAgainst } from '../compareState';
import { chooseView } from '../connectivity/checkState';
import { NoWorkloads } from '../NoWorkloads';
import { showTab } from '../showTab';
import { useAnswer } from '../useAnswer';
import { Against } from './Against';
import { ChangesSheetView } from './ChangesSheetView';

/** So many rows are shown at first, and with every wish for more. */
const STEP = 200;

/** The connections that change: against the files as they were opened, or against other files. */
export function Tab({ onGoToLine }: { readonly onGoToLine: (line: number, file: FileId) => void }): ReactElement {
  const { against: chosen, ready: isReady } = useAgainst();
  const [most, setMost] = useState(STEP);
  const modified = useDrawbridge(({ workspace }) => workspace.files.some(({ text, opened }) => text !== opened));
  const standing = useAnswer(isReady ? { type: 'changes', against: chosen, most } : undefined);
  const { ageing, failed } = standing;
  // While more rows are worked out, those of before stay.
  const last = useRef({ chosen, answer: standing.answer });
  if (standing.answer !== undefined || !isReady || failed || last.current.chosen !== chosen)
    last.current = { chosen, answer: standing.answer };
  const { answer } = last.current;
  const isSame = chosen === 'opened' && !modified;
  return (
    <div className="changes">
      <div className="changes__bar">
        <Against chosen={chosen} onChoose={chooseAgainst} />
        <span className="grow" />
        {answer !== undefined && answer.workloads > 0 && !isSame && (
          <>
            {answer.total > 0 && (
              <button type="button" className="btn btn--small btn--line" onClick={goToMap}>
                <Waypoints size={14} className="icon" />
                Show on map
              </button>
            )}
            <button
              type="button"
              className="btn btn--small btn--line"
              disabled={ageing}
              onClick={() => void copyAndTell(answer.markdown, 'Copied what changes as Markdown.')}
            >
              <Copy size={14} className="icon" />
              Copy as Markdown
            </button>
          </>
        )}
      </div>
      {failed && <p className="changes__none">What changes could not be worked out. It is tried again when something changes.</p>}
      {!isReady && (
        <p className="changes__none">
          Choose what was there before: a file, several, or a folder. They are read here and compared with, not opened.
        </p>
      )}
      {isReady && answer === undefined && !failed && <p className="changes__none">Working it out …</p>}
      {answer?.workloads === 0 && <NoWorkloads />}
      {answer !== undefined && answer.workloads > 0 && isSame && (
        <p className="changes__none">No file has been changed since it was opened.</p>
      )}
      {answer !== undefined && answer.workloads > 0 && !isSame && (
        <ChangesSheetView
          sheet={answer}
          against={chosen}
          ageing={ageing}
          onMore={() => setMost(most + STEP)}
          step={STEP}
          onGoToLine={onGoToLine}
        />
      )}
    </div>
  );
}

function goToMap(): void {
  showOnMap(true);
  chooseView('map');
  showTab('connectivity');
  document.getElementById('tab-connectivity')?.focus();
}
