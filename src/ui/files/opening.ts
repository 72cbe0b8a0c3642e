import { drawbridge } from '../../store/store';
import type { FlowSource } from '../../worker/readFlows';
import { filesOf, isDirectoryEntry, type Met, ofEntry, ofList } from './found';
import { isFlows, openFlows } from './openFlows';
import { openFound } from './openFound';
import { MOST_OF_ONE } from './taken';
import { isZip, unzip } from './unzip';

/** What was dropped, as far as the browser tells: taken out of the event while it lasts. */
export interface Dropped {
  readonly handle: Promise<FileSystemHandle | null> | undefined;
  readonly entry: FileSystemEntry | null;
  readonly file: File | null;
}

/** A zip may be as large as what one folder may hold. */
const LARGEST_ZIP = 200 * 1024 * 1024;

/**
 * Opens files the browser handed over, beside what is open; what is in zips is opened in their place. Hubble's output is
 * read as flows, and is no open file.
 */
export async function openFiles(files: readonly File[]): Promise<void> {
  await openEach(files.map((file) => ({ file, handle: undefined })));
}

interface Given {
  readonly file: File;
  readonly handle: FileSystemFileHandle | undefined;
}

let last: Promise<unknown> = Promise.resolve();

/** What was handed over first stands first, however long it takes to read. */
async function openEach(files: readonly Given[]): Promise<void> {
  const reading = last.then(() => openPlain(files));
  last = reading.catch(() => undefined);
  const { zips, flows } = await reading;
  for (const [name, met] of zips) await openFound(name, met);
  await openFlows(flows);
}

/** Opens the files that are manifests; answers with the others. */
async function openPlain(files: readonly Given[]): Promise<{
  readonly zips: readonly (readonly [string, readonly Met[]])[];
  readonly flows: readonly FlowSource[];
}> {
  const { open, notify } = drawbridge.getState();
  const plain: { name: string; bytes: Uint8Array; handle: FileSystemFileHandle | undefined }[] = [];
  const zips: (readonly [string, readonly Met[]])[] = [];
  const flows: FlowSource[] = [];
  const refuse = (name: string, why: string): void =>
    notify({ tone: 'error', text: `${name} was not opened: ${why}`, undo: false });
  for (const { file, handle } of files) {
    // What cannot be read is told of below.
    if (await isFlows(file).catch(() => false)) {
      flows.push({ name: file.name, blob: file });
      continue;
    }
    const zipped = /\.zip$/i.test(file.name);
    const most = zipped ? LARGEST_ZIP : MOST_OF_ONE;
    if (file.size > most) {
      refuse(file.name, `it has ${Math.round(file.size / 1048576)} MB, more than the ${most / 1048576} MB Drawbridge reads.`);
      continue;
    }
    try {
      const bytes = new Uint8Array(await file.arrayBuffer());
      if (!zipped && !isZip(bytes)) {
        plain.push({ name: file.name, bytes, handle });
        continue;
      }
      const inside = unzip(bytes, file.name);
      if (inside.ok) zips.push([file.name, inside.met]);
      else refuse(file.name, inside.reason.charAt(0).toLowerCase() + inside.reason.slice(1));
    } catch {
      refuse(file.name, 'the browser could not read it. If it is a folder, use Open folder.');
    }
  }
  open(plain);
  return { zips, flows };
}

/** Opens a folder, with the way back to its files. */
export async function openFolder(folder: FileSystemDirectoryHandle): Promise<void> {
  const name = folder.name === '' ? 'folder' : folder.name;
  await openFound(name, filesOf(folder, name));
}

/** Opens what `<input webkitdirectory>` handed over. */
export async function openListed(files: readonly File[]): Promise<void> {
  const name = files[0]?.webkitRelativePath.split('/')[0];
  if (name) await openFound(name, ofList(files));
}

/** Opens what was dropped: folders as folders, files beside what is open. */
export async function openDropped(dropped: readonly Dropped[]): Promise<void> {
  const files: Given[] = [];
  const folders: (() => Promise<void>)[] = [];
  for (const { handle: promised, entry, file } of dropped) {
    const handle = await promised?.catch(() => null);
    if (handle?.kind === 'directory') folders.push(() => openFolder(handle as FileSystemDirectoryHandle));
    else if (entry && isDirectoryEntry(entry)) folders.push(() => openFound(entry.name, ofEntry(entry, entry.name)));
    else if (file) files.push({ file, handle: handle?.kind === 'file' ? (handle as FileSystemFileHandle) : undefined });
  }
  if (files.length > 0) await openEach(files);
  for (const open of folders) await open();
}
