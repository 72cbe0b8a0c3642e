import './side.css';
import { ChevronDown, ChevronRight, ListOrdered, PanelLeft } from 'lucide-react';
import { type CSSProperties, type ReactElement, useEffect, useRef } from 'react';
import { useStore } from 'zustand';
import { useDrawbridge } from '../../store/store';
import { view } from '../../store/view';
import { type FileId, type OpenFile, objectOf, policiesOf } from '../../workspace/workspace';
import { displayNames } from './displayNames';
import { FileNode } from './FileNode';
import { HelpButton } from './HelpButton';
import { loadRules } from './loadRules';
import { useLater } from './useLater';
import { NARROW, useMedia } from './useMedia';

/** More files than these are a tree, with a filter. */
const FEW = 20;
const loadTree = () => import('../files/FolderTree');

export interface SidebarProps {
  readonly rail: boolean;
  readonly onToggle: () => void;
  readonly onClose: (file: FileId) => void;
}

/** All open files with what is in them, one click from the canvas, and the rules of the policy that is on it. */
export function Sidebar({ rail, onToggle, onClose }: SidebarProps): ReactElement {
  const files = useDrawbridge((state) => state.workspace.files);
  const phone = useMedia(NARROW);
  const { rulesFolded = false, side: width } = useStore(view);
  const open = !rulesFolded;
  const asked = useRef(false);
  const tree = useRef<HTMLUListElement>(null);
  const rulesHead = useRef<HTMLButtonElement>(null);
  const names = displayNames(files);
  const many = files.length > FEW || files.some(({ path }) => path !== undefined);
  const folders = useLater(loadTree, many);
  const later = useLater(loadRules, !rail && !phone);
  const { RuleList, SideSplit } = later === 'failed' || later === undefined ? {} : later;

  // The button that opened the list is gone with the rail.
  useEffect(() => {
    if (rail || !asked.current) return;
    asked.current = false;
    rulesHead.current?.focus();
  }, [rail]);
  // What is active is seen, also where the list is a strip.
  const active = useDrawbridge((state) => state.activeObject ?? state.activeFile);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another one is active, or the list is another shape.
  useEffect(() => {
    tree.current?.querySelector('.node:has([aria-current="true"])')?.scrollIntoView({ block: 'nearest', inline: 'nearest' });
  }, [active, phone]);
  const showRules = (): void => {
    asked.current = true;
    view.setState({ rulesFolded: false });
    onToggle();
  };

  return (
    <div
      className={`side ${rail ? 'side--rail' : ''} ${open && !rail && !phone ? 'side--rules' : ''}`}
      style={rail || phone || width === undefined ? undefined : ({ width } as CSSProperties)}
    >
      <nav className="side__part side__files" aria-label="Policies">
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
          <span className="grow" />
          {!rail && <HelpButton topic="files" about="the policies" />}
        </header>
        {many && folders !== 'failed' ? (
          folders && <folders.FolderTree files={files} names={names} rail={rail} phone={phone} list={tree} onClose={onClose} />
        ) : (
          <ul className="tree" ref={tree}>
            {files.map((file) => (
              <FileNode key={file.id} file={file} name={names.get(file.id) ?? file.name} onClose={onClose} />
            ))}
          </ul>
        )}
        <p className="side__foot" title="Drop more files anywhere on the page.">
          {summary(files)}
          <span className="side__hint"> Drop more files anywhere on the page.</span>
        </p>
      </nav>
      {!phone && (
        <section className="side__part side__list" aria-label="Rules">
          {rail ? (
            <button type="button" className="btn btn--icon" aria-label="Show rules" title="Show rules" onClick={showRules}>
              <ListOrdered size={16} className="icon" />
            </button>
          ) : (
            <div className="side__fold-row">
              <h2>
                <button
                  ref={rulesHead}
                  type="button"
                  className="side__fold"
                  aria-expanded={open}
                  onClick={() => view.setState({ rulesFolded: open })}
                >
                  {open ? <ChevronDown size={14} className="icon" /> : <ChevronRight size={14} className="icon" />}
                  Rules
                  <RuleCount />
                </button>
              </h2>
              <HelpButton topic="rules" about="the rules" />
            </div>
          )}
          {open && !rail && (
            <div className="side__scroll" data-scrolls="">
              {RuleList && <RuleList />}
              {later === 'failed' && (
                <p className="side__failed">
                  The list of rules could not be loaded. Hide the file names and show them again to try once more.
                </p>
              )}
            </div>
          )}
          {SideSplit && !rail && <SideSplit width={width} onWidth={(side) => view.setState({ side })} />}
        </section>
      )}
    </div>
  );
}

function RuleCount(): ReactElement | null {
  const count = useDrawbridge((state) => {
    const policy = objectOf(state.workspace, state.activeObject)?.policy;
    return policy && policy.ingress.rules.length + policy.egress.rules.length;
  });
  return count === undefined ? null : <span className="badge">{count}</span>;
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
