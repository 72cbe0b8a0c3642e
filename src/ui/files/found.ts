import { isEntered, isTaken, isTakenAt, safePath } from './taken';

/** A file that was found, not read yet. `path` begins with the name of the folder or zip; undefined of a file that came alone. */
export interface Found {
  readonly name: string;
  readonly path: string | undefined;
  readonly handle: FileSystemFileHandle | undefined;
  /** In bytes, where it is known before reading. */
  readonly size: number | undefined;
  read(): Promise<Uint8Array>;
}

/** What is met on the way through a folder: a file to be read, or one that is left out. */
export type Met = Found | 'leftOut';

/** All of a folder, sorted by name, folders after the files beside them. */
export async function* filesOf(folder: FileSystemDirectoryHandle, at: string): AsyncGenerator<Met> {
  const inside: FileSystemHandle[] = [];
  for await (const one of entriesOf(folder)) inside.push(one);
  inside.sort((a, b) => (a.kind === b.kind ? a.name.localeCompare(b.name, 'en', { numeric: true }) : a.kind === 'file' ? -1 : 1));
  for (const one of inside) {
    if (isDirectory(one)) {
      if (isEntered(one.name)) yield* filesOf(one, `${at}/${one.name}`);
    } else if (isFile(one)) yield isTaken(one.name) ? ofHandle(one, `${at}/${one.name}`) : 'leftOut';
  }
}

export function ofHandle(handle: FileSystemFileHandle, path: string | undefined): Found {
  return {
    name: handle.name,
    path,
    handle,
    size: undefined,
    read: async () => new Uint8Array(await (await handle.getFile()).arrayBuffer()),
  };
}

export function ofFile(file: File, path: string | undefined): Found {
  return {
    name: file.name,
    path,
    handle: undefined,
    size: file.size,
    read: async () => new Uint8Array(await file.arrayBuffer()),
  };
}

/** The files an `<input webkitdirectory>` hands over: all there are, hidden ones too. */
export function ofList(files: readonly File[]): readonly Met[] {
  return files.flatMap((file): readonly Met[] => {
    const path = safePath(file.webkitRelativePath);
    if (path === undefined || isInHidden(path)) return [];
    return [isTakenAt(path) ? ofFile(file, path) : 'leftOut'];
  });
}

/** What a browser without handles gives for a dropped folder. */
export async function* ofEntry(entry: FileSystemEntry, at: string): AsyncGenerator<Met> {
  if (isFileEntry(entry)) {
    if (isTaken(entry.name)) {
      const file = await new Promise<File>((done, failed) => entry.file(done, failed));
      yield ofFile(file, at);
    } else yield 'leftOut';
  } else if (isDirectoryEntry(entry)) {
    const reader = entry.createReader();
    for (;;) {
      // It hands over a hundred at a time.
      const some = await new Promise<readonly FileSystemEntry[]>((done, failed) => reader.readEntries(done, failed));
      if (some.length === 0) return;
      for (const one of some) if (one.isFile || isEntered(one.name)) yield* ofEntry(one, `${at}/${one.name}`);
    }
  }
}

/** What is in hidden folders and in installed packages is not even counted. */
function isInHidden(path: string): boolean {
  return !path
    .split('/')
    .slice(1, -1)
    .every((part) => isEntered(part));
}

function entriesOf(folder: FileSystemDirectoryHandle): AsyncIterable<FileSystemHandle> {
  return (folder as unknown as { values(): AsyncIterable<FileSystemHandle> }).values();
}

function isDirectory(one: FileSystemHandle): one is FileSystemDirectoryHandle {
  return one.kind === 'directory';
}

function isFile(one: FileSystemHandle): one is FileSystemFileHandle {
  return one.kind === 'file';
}

function isFileEntry(entry: FileSystemEntry): entry is FileSystemFileEntry {
  return entry.isFile;
}

export function isDirectoryEntry(entry: FileSystemEntry): entry is FileSystemDirectoryEntry {
  return entry.isDirectory;
}
