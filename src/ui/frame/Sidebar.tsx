import { File, PanelLeft, Shield, ShieldAlert, X } from 'lucide-react';
import { type ReactElement, useState } from 'react';
import { drawbridge, useDrawbridge } from '../../store/store';
import { type FileId, type OpenFile, type OpenObject, policiesOf } from '../../workspace/workspace';
import { displayNames } from './displayNames';

/** So many policies of a file are listed at once; more on request. */
const LISTED = 300;

export interface SidebarProps {
  readonly rail: boolean;
  readonly onToggle: () => void;
  readonly onClose: (file: FileId) => void;
}

/** All open files and the policies in them: what is on the canvas, one click to another. */
export function Sidebar({ rail, onToggle, onClose }: SidebarProps): ReactElement {
  const files = useDrawbridge((state) => state.workspace.files);
  const names = displayNames(files);
  return (
    <section className={rail ? 'side side--rail' : 'side'} aria-label="Policies">
      <header className="side__head">
        <button
          type="button"
          className="btn btn--icon wide"
          aria-label={rail ? 'Show file names' : 'Hide file names'}
          aria-expanded={!rail}
          onClick={onToggle}
        >
          <PanelLeft size={16} className="icon" />
        </button>
        <h2 className="side__title">Policies</h2>
      </header>
      <ul className="tree">
        {files.map((file) => (
          <FileNode key={file.id} file={file} name={names.get(file.id) ?? file.name} onClose={onClose} />
        ))}
      </ul>
      <p className="side__foot">{summary(files)} Drop more files anywhere on the page.</p>
    </section>
  );
}

function FileNode({
  file,
  name,
  onClose,
}: {
  readonly file: OpenFile;
  readonly name: string;
  readonly onClose: (file: FileId) => void;
}): ReactElement {
  const active = useDrawbridge((state) => state.activeFile === file.id);
  const policies = policiesOf(file);
  const activeObject = useDrawbridge((state) => state.activeObject);
  const [listed, setListed] = useState(LISTED);
  const shown = policies.filter((object, index) => index < listed || object.key === activeObject);
  const modified = file.text !== file.opened;
  return (
    <li className="tree__file">
      <div className={active ? 'node node--active' : 'node'}>
        <button
          type="button"
          className="node__main"
          aria-current={active && policies.length === 0}
          title={name}
          onClick={() => drawbridge.getState().activate(file.id)}
        >
          <File size={14} className="icon" />
          <span className="truncate">{name}</span>
          {modified && (
            <span className="node__mark" title="Modified">
              <span aria-hidden="true">M</span>
              <span className="visually-hidden">modified</span>
            </span>
          )}
        </button>
        <button
          type="button"
          className="btn btn--icon btn--small node__close"
          aria-label={`Close ${name}`}
          onClick={() => onClose(file.id)}
        >
          <X size={14} className="icon" />
        </button>
      </div>
      <ul>
        {shown.map((object) => (
          <PolicyNode key={object.key} object={object} />
        ))}
        {listed < policies.length && (
          <li>
            <button type="button" className="node node--policy" onClick={() => setListed(listed + LISTED)}>
              <span className="truncate">
                Show {Math.min(LISTED, policies.length - listed)} more of {policies.length}
              </span>
            </button>
          </li>
        )}
      </ul>
    </li>
  );
}

function PolicyNode({ object }: { readonly object: OpenObject }): ReactElement {
  const active = useDrawbridge((state) => state.activeObject === object.key);
  const wrong = object.stale || object.problems.some((problem) => problem.severity === 'error');
  const Icon = wrong ? ShieldAlert : Shield;
  const name = object.name === '' ? '(no name)' : object.name;
  return (
    <li>
      <button
        type="button"
        className={active ? 'node node--policy node--on' : 'node node--policy'}
        aria-current={active}
        title={wrong ? `${name}: has errors` : name}
        onClick={() => drawbridge.getState().activate(object.file, object.key)}
      >
        <Icon size={14} className={wrong ? 'icon icon--error' : 'icon'} />
        <span className="truncate">{name}</span>
        {object.stale && <span className="badge">stale</span>}
        {wrong && !object.stale && <span className="visually-hidden">has errors</span>}
      </button>
    </li>
  );
}

function summary(files: readonly OpenFile[]): string {
  const policies = files.reduce((sum, file) => sum + policiesOf(file).length, 0);
  const others = files.reduce((sum, file) => sum + file.objects.length, 0) - policies;
  const parts = [count(files.length, 'file', 'files'), count(policies, 'policy', 'policies')];
  if (others > 0) parts.push(count(others, 'other object', 'other objects'));
  return `${parts.join(', ')}.`;
}

function count(number: number, one: string, many: string): string {
  return `${number} ${number === 1 ? one : many}`;
}
