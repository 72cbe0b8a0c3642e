import { File, FileText, FileWarning, Plus, Shield, ShieldAlert, X } from 'lucide-react';
import { memo, type ReactElement, useMemo, useState } from 'react';
import { type StartingPoint, unreadKind } from '../../kinds';
import { drawbridge, useDrawbridge } from '../../store/store';
import { lineAt } from '../../workspace/lineAt';
import { type FileId, isModified, type OpenFile, type OpenObject, placeOf, policiesOf } from '../../workspace/workspace';
import { closeDialog, openDialog } from '../dialogs';
import { revealLine } from '../editor/editorHandle';
import { type FileEntry, fileEntries } from './fileEntries';

/** So many objects of a file are listed at once; more on request. */
const LISTED = 300;

/** A file with its policies, and quietly what else is in it. Of a thousand files only those that changed are drawn again. */
export const FileNode = memo(function FileNode({
  file,
  name,
  shownAs = name,
  folded = false,
  onClose,
}: {
  readonly file: OpenFile;
  readonly name: string;
  /** The name's last part, where its folders stand above it. */
  readonly shownAs?: string;
  /** Without its objects, and reached by the arrow keys: one of many. */
  readonly folded?: boolean;
  readonly onClose: (file: FileId) => void;
}): ReactElement {
  const active = useDrawbridge((state) => state.activeFile === file.id);
  const activeObject = useDrawbridge((state) => state.activeObject);
  const [listed, setListed] = useState(LISTED);
  const entries = useMemo(() => fileEntries(file), [file]);
  const shown = entries.filter(
    (entry, index) => index < listed || (entry.type === 'object' && entry.object.key === activeObject),
  );
  return (
    <li className="tree__file">
      <div className={active ? 'node node--active' : 'node'}>
        <button
          type="button"
          className="node__main"
          aria-current={active && policiesOf(file).length === 0}
          title={name}
          tabIndex={folded ? -1 : undefined}
          onClick={() => drawbridge.getState().activate(file.id)}
        >
          <File size={14} className="icon" />
          <span className="truncate">{shownAs}</span>
          {file.unread && <span className="badge">not read</span>}
          {isModified(file) && (
            <span className="node__mark" title="Modified">
              <span aria-hidden="true">M</span>
              <span className="visually-hidden">modified</span>
            </span>
          )}
        </button>
        <button
          type="button"
          className="btn btn--icon btn--small node__add"
          aria-label={`Add policy to ${name}`}
          title={`Add policy to ${name}`}
          tabIndex={folded ? -1 : undefined}
          onClick={(event) => askForPolicy(file.id, event.currentTarget)}
        >
          <Plus size={14} className="icon" />
        </button>
        <button
          type="button"
          className="btn btn--icon btn--small node__close"
          aria-label={`Close ${name}`}
          title={`Close ${name}`}
          tabIndex={folded ? -1 : undefined}
          onClick={() => onClose(file.id)}
        >
          <X size={14} className="icon" />
        </button>
      </div>
      {!folded && (
        <ul>
          {shown.map((entry) => (
            <Entry key={entry.key} entry={entry} file={file} />
          ))}
          {listed < entries.length && (
            <li>
              <button type="button" className="node node--policy" onClick={() => setListed(listed + LISTED)}>
                <span className="truncate">
                  Show {Math.min(LISTED, entries.length - listed)} more of {entries.length}
                </span>
              </button>
            </li>
          )}
        </ul>
      )}
    </li>
  );
});

function Entry({ entry, file }: { readonly entry: FileEntry; readonly file: OpenFile }): ReactElement {
  if (entry.type === 'broken') return <BrokenNode file={file} line={entry.line} />;
  return entry.object.policy ? <PolicyNode object={entry.object} /> : <OtherNode object={entry.object} file={file} />;
}

function PolicyNode({ object }: { readonly object: OpenObject }): ReactElement {
  const active = useDrawbridge((state) => state.activeObject === object.key);
  const wrong = object.stale || object.problems.some((problem) => problem.severity === 'error');
  const Icon = wrong ? ShieldAlert : Shield;
  const name = object.name === '' ? '(no name)' : object.name;
  const menu = (anchor: HTMLElement): void => openDialog({ type: 'policyMenu', anchor, object: object.key });
  return (
    <li>
      <div className={active ? 'node node--on' : 'node'}>
        <button
          type="button"
          className="node__main node__main--within"
          aria-current={active}
          title={wrong ? `${name}: has errors` : name}
          onClick={() => drawbridge.getState().activate(object.file, object.key)}
          onContextMenu={(event) => {
            event.preventDefault();
            menu(event.currentTarget);
          }}
        >
          <Icon size={14} className={wrong ? 'icon icon--error' : 'icon'} />
          <span className="truncate">{name}</span>
          {object.stale && <span className="badge">stale</span>}
          {wrong && !object.stale && <span className="visually-hidden">has errors</span>}
        </button>
        <button
          type="button"
          className="btn btn--icon btn--small node__menu"
          aria-label={`Actions for ${name}`}
          title={`Actions for ${name}`}
          onClick={(event) => menu(event.currentTarget)}
        >
          <span className="dots" />
        </button>
      </div>
    </li>
  );
}

/** What has no picture: it is kept as it is, and a click shows its lines. */
function OtherNode({ object, file }: { readonly object: OpenObject; readonly file: OpenFile }): ReactElement {
  const kind = object.kind === '' ? 'No kind' : object.kind;
  const why = unreadKind(object.apiVersion, object.kind) ?? 'Not a policy: it is kept as it is.';
  return (
    <li>
      <button
        type="button"
        className="node node--other"
        title={`${kind} ${object.name}. ${why}`}
        onClick={() => showLine(file.id, lineAt(file, (placeOf(object, []) ?? object.documentRange).start))}
      >
        <FileText size={14} className="icon" />
        <span className="truncate">{object.name === '' ? '(no name)' : object.name}</span>
        <span className="node__kind truncate">{kind}</span>
      </button>
    </li>
  );
}

function BrokenNode({ file, line }: { readonly file: OpenFile; readonly line: number }): ReactElement {
  return (
    <li>
      <button
        type="button"
        className="node node--other"
        title="This document is not YAML that can be read. Its text is kept as it is."
        onClick={() => showLine(file.id, line)}
      >
        <FileWarning size={14} className="icon icon--error" />
        <span className="truncate">Line {line} cannot be read</span>
      </button>
    </li>
  );
}

function showLine(file: FileId, line: number): void {
  drawbridge.getState().activate(file);
  revealLine(line, file);
}

/** Asks how a policy should begin, beside `anchor`, and writes it at the end of the file. */
export function askForPolicy(file: FileId, anchor: HTMLElement): void {
  const choose = async (point: StartingPoint): Promise<void> => {
    closeDialog();
    const { change, notify } = drawbridge.getState();
    const outcome = await change(file, { type: 'add', text: point.text });
    if (!outcome.ok) notify({ tone: 'warning', text: outcome.reason, undo: false });
  };
  openDialog({ type: 'newPolicy', anchor, choose: (point) => void choose(point) });
}
