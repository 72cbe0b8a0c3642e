import './folderTree.css';
import { ChevronDown, ChevronRight, Folder as FolderIcon, FolderOpen } from 'lucide-react';
import { type ReactElement, type RefObject, useEffect, useMemo, useState } from 'react';
import { useDrawbridge } from '../../store/store';
import { type FileId, fileOf, type OpenFile } from '../../workspace/workspace';
import { FileNode } from '../frame/FileNode';
import { drawnFiles, type Folder, filtered, foldersTo, folderTree } from './folderTree';
import { nameOf } from './taken';
import { walkTree } from './walkTree';

/** As many files are drawn at once; more on request. */
const DRAWN = 100;
/** From so many files on there is a filter. */
const FILTERED = 20;
const NONE: ReadonlySet<string> = new Set();

export interface FolderTreeProps {
  readonly files: readonly OpenFile[];
  readonly names: ReadonlyMap<FileId, string>;
  readonly rail: boolean;
  readonly phone: boolean;
  readonly list: RefObject<HTMLUListElement | null>;
  readonly onClose: (file: FileId) => void;
}

/** What all parts of the tree share. */
interface Shared {
  readonly names: ReadonlyMap<FileId, string>;
  readonly active: FileId | undefined;
  readonly closed: ReadonlySet<string>;
  readonly drawn: ReadonlySet<FileId>;
  readonly onToggle: (folder: string) => void;
  readonly onClose: (file: FileId) => void;
}

/** Folders with their files; what is in a file is listed under the active one. On a phone it unfolds from the active file's name. */
export function FolderTree({ files, names, rail, phone, list, onClose }: FolderTreeProps): ReactElement {
  const active = useDrawbridge((state) => state.activeFile);
  const path = useDrawbridge((state) => fileOf(state.workspace, state.activeFile)?.path);
  const [closed, setClosed] = useState<ReadonlySet<string>>(NONE);
  const [filter, setFilter] = useState('');
  const [most, setMost] = useState(DRAWN);
  const [unfolded, setUnfolded] = useState(false);
  const top = useMemo(() => folderTree(filtered(files, filter)), [files, filter]);
  // What a filter finds is seen.
  const shut = filter.trim() === '' ? closed : NONE;
  const { drawn, all } = useMemo(() => drawnFiles(top, shut, most, active), [top, shut, most, active]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: another file is active, though it may be in the same folder.
  useEffect(() => {
    const way = foldersTo(path);
    setClosed((before) =>
      way.some((one) => before.has(one)) ? new Set([...before].filter((one) => !way.includes(one))) : before,
    );
    setUnfolded(false);
  }, [active, path]);

  const shared: Shared = {
    names,
    active,
    closed: shut,
    drawn,
    onToggle: (folder) => setClosed((before) => toggled(before, folder)),
    onClose,
  };
  const one = files.find(({ id }) => id === active);
  if (rail)
    return (
      <ul className="tree" ref={list}>
        {one && <FileNode file={one} name={names.get(one.id) ?? one.name} onClose={onClose} />}
      </ul>
    );
  return (
    <>
      {phone && (
        <button type="button" className="btn unfold" aria-expanded={unfolded} onClick={() => setUnfolded(!unfolded)}>
          {unfolded ? <ChevronDown size={16} className="icon" /> : <ChevronRight size={16} className="icon" />}
          <span className="truncate">{(active !== undefined && names.get(active)) || 'No file'}</span>
          <span className="badge">{files.length}</span>
          <span className="visually-hidden"> files</span>
        </button>
      )}
      {(!phone || unfolded) && (
        <>
          {files.length >= FILTERED && (
            <input
              type="search"
              className="tree__filter"
              aria-label="Filter files"
              placeholder="Filter files"
              value={filter}
              onChange={(event) => setFilter(event.target.value)}
            />
          )}
          <ul className="tree tree--folders" ref={list} onKeyDown={walkTree}>
            <Inside folder={top} shared={shared} />
            {drawn.size < all && (
              <li>
                <button type="button" className="node node--policy" onClick={() => setMost(most + DRAWN)}>
                  Show {Math.min(DRAWN, all - drawn.size)} more of {all} files
                </button>
              </li>
            )}
            {top.count === 0 && <li className="tree__none">No file has “{filter.trim()}” in its path or in a name.</li>}
          </ul>
        </>
      )}
    </>
  );
}

function Inside({ folder, shared }: { readonly folder: Folder; readonly shared: Shared }): ReactElement {
  const { names, active, drawn, onClose } = shared;
  return (
    <>
      {folder.folders.map((one) => (
        <FolderNode key={one.path} folder={one} shared={shared} />
      ))}
      {folder.files
        .filter(({ id }) => drawn.has(id))
        .map((file) => {
          const name = names.get(file.id) ?? file.name;
          return (
            <FileNode
              key={file.id}
              file={file}
              name={name}
              shownAs={nameOf(name)}
              folded={file.id !== active}
              onClose={onClose}
            />
          );
        })}
    </>
  );
}

function FolderNode({ folder, shared }: { readonly folder: Folder; readonly shared: Shared }): ReactElement | null {
  const { closed, onToggle, drawn } = shared;
  const open = !closed.has(folder.path);
  if (open && !holds(folder, drawn) && folder.count > 0 && !someClosed(folder, closed)) return null;
  const Icon = open ? FolderOpen : FolderIcon;
  const Chevron = open ? ChevronDown : ChevronRight;
  return (
    <li>
      <button
        type="button"
        className="node node--folder"
        aria-expanded={open}
        title={folder.path}
        onClick={() => onToggle(folder.path)}
      >
        <Chevron size={12} className="icon" />
        <Icon size={14} className="icon" />
        <span className="truncate">{folder.name}</span>
        {folder.modified > 0 && (
          <span className="node__mark" title={`${folder.modified} modified`}>
            <span aria-hidden="true">M</span>
            <span className="visually-hidden">{folder.modified} modified</span>
          </span>
        )}
        <span className={folder.modified > 0 ? 'node__count' : 'node__count node__count--last'}>{folder.count}</span>
        <span className="visually-hidden">{folder.count === 1 ? ' file' : ' files'}</span>
      </button>
      {open && (
        <ul>
          <Inside folder={folder} shared={shared} />
        </ul>
      )}
    </li>
  );
}

function holds(folder: Folder, drawn: ReadonlySet<FileId>): boolean {
  return folder.files.some(({ id }) => drawn.has(id)) || folder.folders.some((one) => holds(one, drawn));
}

function someClosed(folder: Folder, closed: ReadonlySet<string>): boolean {
  return folder.folders.some((one) => closed.has(one.path) || someClosed(one, closed));
}

function toggled(set: ReadonlySet<string>, one: string): ReadonlySet<string> {
  return set.has(one) ? new Set([...set].filter((other) => other !== one)) : new Set([...set, one]);
}
