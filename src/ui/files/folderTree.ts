import { type FileId, isModified, type OpenFile } from '../../workspace/workspace';

/** A folder with what is in it, in the order the files were opened. `path` tells it from others of its name; empty at the top. */
export interface Folder {
  readonly path: string;
  readonly name: string;
  readonly folders: readonly Folder[];
  readonly files: readonly OpenFile[];
  /** Files in it and in the folders inside. */
  readonly count: number;
  readonly modified: number;
}

interface Growing {
  readonly path: string;
  readonly name: string;
  readonly folders: Map<string, Growing>;
  readonly files: OpenFile[];
}

/** The folders of all files; those without a path stand at the top. */
export function folderTree(files: readonly OpenFile[]): Folder {
  const top: Growing = { path: '', name: '', folders: new Map(), files: [] };
  for (const file of files) {
    let at = top;
    for (const name of file.path?.split('/').slice(0, -1) ?? []) {
      let next = at.folders.get(name);
      if (!next) {
        next = { path: at.path === '' ? name : `${at.path}/${name}`, name, folders: new Map(), files: [] };
        at.folders.set(name, next);
      }
      at = next;
    }
    at.files.push(file);
  }
  return grown(top);
}

function grown({ path, name, folders, files }: Growing): Folder {
  const inside = [...folders.values()].map(grown);
  const sum = (of: 'count' | 'modified', own: number): number => inside.reduce((all, folder) => all + folder[of], own);
  const modified = files.filter(isModified).length;
  return { path, name, folders: inside, files, count: sum('count', files.length), modified: sum('modified', modified) };
}

/** The files a filter leaves: by their path, or the name of something in them. */
export function filtered(files: readonly OpenFile[], filter: string): readonly OpenFile[] {
  const wanted = filter.trim().toLowerCase();
  if (wanted === '') return files;
  const has = (text: string): boolean => text.toLowerCase().includes(wanted);
  return files.filter(({ path, name, objects }) => has(path ?? name) || objects.some((object) => has(object.name)));
}

/** The files that are drawn: the first `most` that no closed folder hides, in the order they stand in, and the active one. */
export function drawnFiles(
  top: Folder,
  closed: ReadonlySet<string>,
  most: number,
  active: FileId | undefined,
): { readonly drawn: ReadonlySet<FileId>; readonly all: number } {
  const open: FileId[] = [];
  const walk = (folder: Folder): void => {
    if (closed.has(folder.path)) return;
    for (const one of folder.folders) walk(one);
    for (const file of folder.files) open.push(file.id);
  };
  walk(top);
  const drawn = new Set(open.slice(0, most));
  if (active !== undefined && open.includes(active)) drawn.add(active);
  return { drawn, all: open.length };
}

/** The folders on the way to a file, by their paths. */
export function foldersTo(path: string | undefined): readonly string[] {
  const parts = path?.split('/').slice(0, -1) ?? [];
  return parts.map((_, index) => parts.slice(0, index + 1).join('/'));
}
