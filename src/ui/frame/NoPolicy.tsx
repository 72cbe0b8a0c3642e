import { FilePlus, LockOpen } from 'lucide-react';
import type { ReactElement } from 'react';
import { noPolicyWords, unreadKindsWords } from '../../words';
import type { OpenFile, Problem } from '../../workspace/workspace';
import { askForPolicy } from './FileNode';

/** What stands in the place of a picture: why there is none, and the way to one. `broken`: why the text cannot be read. */
export function NoPolicy({ file, broken }: { readonly file: OpenFile; readonly broken: Problem | undefined }): ReactElement {
  if (broken) {
    return (
      <div className="empty__box">
        <p>
          Line {broken.line}: {broken.message}
        </p>
      </div>
    );
  }
  const { heading, text } = noPolicyWords(file.objects);
  const unread = unreadKindsWords(file.objects);
  return (
    <div className="empty__box">
      <LockOpen size={24} className="icon" aria-hidden="true" />
      <h2>{heading}</h2>
      <p>{text}</p>
      {unread !== undefined && !text.includes(unread) && <p>{unread}</p>}
      <button
        type="button"
        className="btn btn--line"
        aria-haspopup="menu"
        onClick={(event) => askForPolicy(file.id, event.currentTarget)}
      >
        <FilePlus size={16} className="icon" />
        Add a policy to this file
      </button>
    </div>
  );
}
