import { del, delMany, keys, set, setMany } from 'idb-keyval';
import type { OpenFile } from '../workspace/workspace';
import type { SavedFile } from './contract';
import { keepTexts } from './keepTexts';
import { HANDLES, PREFIX, PROFILE, type Saved, sayUnsaved } from './saved';
import { drawbridge } from './store';

/** Of a text's key: the tab's name and something of its own follow. */
const TEXT = 'drawbridge-text:';
/** Time between a change and its saving, ms. */
const SOON = 300;

/**
 * Keeps what is open saved under a tab's name as it changes. `kept`: the texts that are kept already, and their keys;
 * `restored`: the files that were put back.
 */
export function saveChanges(name: string, kept: ReadonlyMap<string, string>, restored: readonly OpenFile[]): void {
  const keeping = keepTexts(kept, () => `${TEXT}${name}/${crypto.randomUUID()}`);
  let timer: ReturnType<typeof setTimeout> | undefined;
  let saved = restored;
  let savedHandles = drawbridge.getState().handles;
  let busy = false;
  let again = false;
  // One after the other: what a later one takes for written must have been.
  const save = async (): Promise<void> => {
    clearTimeout(timer);
    timer = undefined;
    again = busy;
    if (busy) return;
    busy = true;
    const { workspace, activeFile, handles } = drawbridge.getState();
    saved = workspace.files;
    const { files, fresh, gone } = keeping.next(workspace.files.map(toSave));
    try {
      const index = { version: 2, at: Date.now(), files, activeFile } satisfies Saved;
      if (files.length > 0) await setMany([...fresh, [name, index]]);
      await delMany(files.length > 0 ? gone : [name, ...gone]);
    } catch {
      keeping.forget();
      sayUnsaved();
    }
    if (handles !== savedHandles) {
      savedHandles = handles;
      // Without them a file is downloaded instead: no reason to alarm anybody.
      await (handles.size === 0 ? del(HANDLES + name) : set(HANDLES + name, handles)).catch(() => {});
    }
    busy = false;
    if (again) void save();
  };
  drawbridge.subscribe((state, before) => {
    if (state.profile !== before.profile) localStorage.setItem(PROFILE, JSON.stringify(state.profile));
    if (state.workspace.files !== before.workspace.files || state.activeFile !== before.activeFile)
      timer ??= setTimeout(save, SOON);
  });
  if (saved !== drawbridge.getState().workspace.files) void save();
  sweep().catch(() => {});
  // The last change before a tab goes away must not wait for the timer.
  const leave = (): void => {
    if (timer !== undefined || saved !== drawbridge.getState().workspace.files) void save();
  };
  document.addEventListener('visibilitychange', leave);
  window.addEventListener('pagehide', leave);
}

/** Takes away the texts of tabs of which nothing else is kept. */
async function sweep(): Promise<void> {
  const all = (await keys()).filter((key) => typeof key === 'string');
  const names = new Set(all.filter((key) => key.startsWith(PREFIX)));
  await delMany(all.filter((key) => key.startsWith(TEXT) && !names.has(key.slice(TEXT.length, key.lastIndexOf('/')))));
  await delMany(all.filter((key) => key.startsWith(HANDLES) && !names.has(key.slice(HANDLES.length))));
}

function toSave(file: OpenFile): SavedFile {
  const namedAfter = file.objects.findIndex((object) => object.key === file.namedAfter);
  return {
    id: file.id,
    name: file.name,
    opened: file.opened,
    text: file.text,
    saved: file.saved === file.opened ? undefined : file.saved,
    path: file.path,
    downloaded: file.downloaded,
    namedAfter: namedAfter < 0 ? undefined : namedAfter,
  };
}
