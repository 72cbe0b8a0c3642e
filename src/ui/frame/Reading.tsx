import './reading.css';
import { BookOpenText, Info } from 'lucide-react';
import type { ReactElement } from 'react';
import { drawbridge, useDrawbridge } from '../../store/store';
import type { OpenFile } from '../../workspace/workspace';
import { readingWords, unreadWords, waitingWords } from './readingWords';

/**
 * What the pane says of a file that is not read yet: a bar after a moment, then how far it is and the way out; or that
 * it was left unread, and the way back.
 */
export function Reading({ file }: { readonly file: OpenFile }): ReactElement {
  return file.unread ? <Unread file={file} /> : <UnderWay file={file} />;
}

function UnderWay({ file }: { readonly file: OpenFile }): ReactElement {
  const progress = useDrawbridge((state) => state.reading.get(file.id));
  const others = useDrawbridge((state) => state.workspace.files.filter((one) => one.reading && one.id !== file.id).length);
  const share = progress && progress.total > 0 ? Math.round((progress.done / progress.total) * 100) : undefined;
  const { cancelReading } = drawbridge.getState();
  return (
    <>
      <div className="progress" role="progressbar" aria-label={`Reading ${file.name}`} aria-valuenow={share}>
        <span style={{ width: `${share ?? 0}%` }} />
      </div>
      <div className="reading">
        <p>
          {readingWords(file.name, progress)} {waitingWords(others)}
        </p>
        <button type="button" className="btn btn--line btn--small" onClick={() => cancelReading(file.id)}>
          Cancel
        </button>
        {others > 0 && (
          <button type="button" className="btn btn--line btn--small" onClick={() => cancelReading()}>
            Cancel all
          </button>
        )}
      </div>
    </>
  );
}

function Unread({ file }: { readonly file: OpenFile }): ReactElement {
  return (
    <div className="banner banner--info" role="status">
      <Info size={16} className="icon" />
      <p>{unreadWords(file.name, file.objects.length > 0)}</p>
      <button type="button" className="btn btn--line btn--small" onClick={() => drawbridge.getState().readAgain(file.id)}>
        <BookOpenText size={14} className="icon" />
        Read it
      </button>
    </div>
  );
}
