import { Files, Folder } from 'lucide-react';
import { type ReactElement, useState } from 'react';
import { useStore } from 'zustand';
import { others } from '../../../store/others';
import { counted } from '../../../words';
import { chooseOthers } from './chooseOthers';

export interface AgainstProps {
  readonly chosen: 'opened' | 'others';
  readonly onChoose: (chosen: 'opened' | 'others') => void;
}

/** What the open files are compared with, and the way to other files. */
export function Against({ chosen, onChoose }: AgainstProps): ReactElement {
  const files = useStore(others, (state) => state.files);
  const [reading, setReading] = useState(false);
  const pick = async (folder: boolean): Promise<void> => {
    await chooseOthers(folder, setReading);
    setReading(false);
  };
  return (
    <>
      <label className="changes__against">
        Against
        <select value={chosen} onChange={({ target }) => onChoose(target.value === 'others' ? 'others' : 'opened')}>
          <option value="opened">the files as opened</option>
          <option value="others">another folder or file…</option>
        </select>
      </label>
      {chosen === 'others' && (
        <>
          <button type="button" className="btn btn--small btn--line" disabled={reading} onClick={() => void pick(false)}>
            <Files size={14} className="icon" />
            Choose files
          </button>
          <button type="button" className="btn btn--small btn--line" disabled={reading} onClick={() => void pick(true)}>
            <Folder size={14} className="icon" />
            Choose a folder
          </button>
          <span className="changes__others truncate" title={files?.map(({ name }) => name).join('\n')}>
            {reading ? 'Reading …' : files && namesOf(files.map(({ name }) => name))}
          </span>
        </>
      )}
    </>
  );
}

function namesOf(names: readonly string[]): string {
  const [first = ''] = names;
  return names.length === 1 ? first : `${first} and ${counted(names.length - 1, 'more file')}`;
}
