import { type FormEvent, type ReactElement, useState } from 'react';
import { place } from '../../store/place';
import { renameWorkspace } from '../../store/workspaces';
import { TextField } from './Field';
import { closeDialog } from './request';
import { Surface } from './Surface';

/** "Rename workspace". */
export function RenameWorkspace({ anchor }: { readonly anchor: HTMLElement }): ReactElement {
  const [before] = useState(() => place.getState().title);
  const [title, setTitle] = useState(before);
  const [insist, setInsist] = useState(false);
  const wanted = title.trim();
  const submit = (event: FormEvent): void => {
    event.preventDefault();
    if (wanted === '') {
      setInsist(true);
      return;
    }
    renameWorkspace(wanted);
    closeDialog();
  };
  return (
    <Surface title="Rename workspace" anchor={anchor} side="right" dirty={title !== before}>
      <form className="surface__form" onSubmit={submit}>
        <div className="surface__body">
          <TextField
            label="Name"
            first
            value={title}
            onChange={(value) => setTitle(value.slice(0, 80))}
            fault={wanted === '' ? 'Give it a name.' : undefined}
            insist={insist}
            hint="Only you see it, in this browser."
          />
        </div>
        <div className="surface__foot">
          <span className="surface__buttons">
            <button type="button" className="btn" onClick={closeDialog}>
              Cancel
            </button>
            <button type="submit" className="btn btn--primary">
              Rename
            </button>
          </span>
        </div>
      </form>
    </Surface>
  );
}
