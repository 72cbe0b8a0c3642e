import { del, delMany, get, keys, set } from 'idb-keyval';
import type { History } from '../workspace/history';
import { fittingHistory, keptPart } from '../workspace/keptHistory';
import { fileOf, type OpenFile } from '../workspace/workspace';
import type { SavedFile } from './contract';
import { hold, letGo, onLost } from './hold';
import { keepTexts } from './keepTexts';
import { place } from './place';
import { freshId, HANDLES, OWNER, PREFIX, PROFILE, type Saved, VERSION } from './saved';
import { drawbridge } from './store';
import { answerOthers } from './tabTalk';
import { sayUnkept } from './unkept';
import { view } from './view';
import { writeAll } from './writeAll';

/** Of a text's key: the workspace's key and something of its own follow. */
export const TEXT = 'drawbridge-text:';
/** Of the key of a workspace's history. */
export const HISTORY = 'drawbridge-history:';
/** Time between a change and its saving, ms. */
const SOON = 300;

/** What is kept of a history, beside the workspace it was saved with at the same time. */
interface SavedHistory extends History {
  readonly at: number;
}

let flushing = (): Promise<boolean> => Promise.resolve(false);

/** Saves what is open now; false when it could not be. */
export function flush(): Promise<boolean> {
  return flushing();
}

/**
 * Keeps what is open saved as it changes. `kept`: the texts that are kept already, and their keys; `restored`: the files
 * that were put back `from` what was saved.
 */
export async function saveChanges(
  kept: ReadonlyMap<string, string>,
  restored: readonly OpenFile[],
  from: Saved | undefined,
): Promise<void> {
  let { key } = place.getState();
  const freshKey = (): string => `${TEXT}${key}/${freshId()}`;
  let keeping = keepTexts(kept, freshKey);
  let timer: ReturnType<typeof setTimeout> | undefined;
  let saved = restored;
  let savedHandles = drawbridge.getState().handles;
  let failed = false;

  const write = async (): Promise<boolean> => {
    const { elsewhere, title } = place.getState();
    if (elsewhere !== undefined) return false;
    const { workspace, activeFile, activeObject, handles, history } = drawbridge.getState();
    const { files, fresh, gone } = keeping.next(workspace.files.map(toSave));
    const now = Date.now();
    const policy = fileOf(workspace, activeFile)?.objects.findIndex((object) => object.key === activeObject) ?? -1;
    const index: Saved = {
      version: VERSION,
      at: now,
      title,
      owner: OWNER,
      files,
      activeFile,
      ...(policy >= 0 && { activeObject: policy }),
      view: view.getState(),
    };
    try {
      // Nobody misses an empty workspace that was given no name.
      const worth = files.length > 0 || !/^Workspace( \d+)?$/.test(title);
      const mine = worth
        ? await writeAll(
            key,
            [...fresh, [HISTORY + key, { at: now, ...keptPart(history) } satisfies SavedHistory], [key, index]],
            gone,
          )
        : await writeAll(key, [], [key, HISTORY + key, ...gone]);
      if (!mine) {
        keeping.takeBack();
        return await taken();
      }
    } catch (error) {
      keeping.takeBack();
      if (!failed) sayUnkept(error);
      failed = true;
      return false;
    }
    if (failed) drawbridge.getState().notify({ tone: 'info', text: 'Your work is kept in this browser again.', undo: false });
    failed = false;
    saved = workspace.files;
    if (handles !== savedHandles) {
      savedHandles = handles;
      // Without them a file is downloaded instead: no reason to alarm anybody.
      await (handles.size === 0 ? del(HANDLES + key) : set(HANDLES + key, handles)).catch(() => {});
    }
    return true;
  };

  // One after the other: what a later one takes for written must have been.
  let last: Promise<boolean> = Promise.resolve(true);
  let next: Promise<boolean> | undefined;
  const save = (): Promise<boolean> => {
    clearTimeout(timer);
    timer = undefined;
    next ??= last = last.then(() => {
      next = undefined;
      return write();
    });
    return next;
  };
  const soon = (): void => {
    timer ??= setTimeout(save, SOON);
  };
  flushing = save;

  const pause = (): void => {
    place.setState({ elsewhere: 'taken' });
    letGo();
  };
  /** Another tab writes the workspace now. What it did not get from here goes on in a workspace of its own. */
  const taken = async (): Promise<boolean> => {
    if (drawbridge.getState().workspace.files === saved) {
      pause();
      return false;
    }
    const { title } = place.getState();
    key = PREFIX + freshId();
    keeping = keepTexts(new Map(), freshKey);
    await hold(key);
    sessionStorage.setItem(PREFIX, key);
    place.setState({ key, title: `${title} (copy)` });
    drawbridge.getState().notify({
      tone: 'warning',
      text: `“${title}” was taken over in another tab before the last changes here were saved. They are kept, and go on here, as “${title} (copy)”.`,
      undo: false,
    });
    return write();
  };

  const give = async (): Promise<boolean> => {
    const before = key;
    const done = (await save()) && key === before;
    if (done) pause();
    return done;
  };

  // Before anything is written over it.
  if (from) await remember(key, asKept(restored, from, kept), from.at).catch(() => {});
  if (from) showWhenRead(from);
  onLost(() => void give());
  answerOthers(() => (place.getState().elsewhere === undefined ? key : undefined), give);
  drawbridge.subscribe((state, before) => {
    if (state.profile !== before.profile) keepProfile(JSON.stringify(state.profile));
    if (
      state.workspace.files !== before.workspace.files ||
      state.activeFile !== before.activeFile ||
      state.activeObject !== before.activeObject
    )
      soon();
  });
  view.subscribe(soon);
  place.subscribe((now, before) => now.title !== before.title && soon());
  if (saved !== drawbridge.getState().workspace.files) void save();
  sweep().catch(() => {});
  // The last change before a tab goes away must not wait for the timer.
  const leave = (): void => {
    if (timer !== undefined || saved !== drawbridge.getState().workspace.files) void save();
  };
  document.addEventListener('visibilitychange', leave);
  // Sooner than the page goes, so that there is time.
  window.addEventListener('beforeunload', leave);
  window.addEventListener('pagehide', leave);
}

/** Those that came back as they were. Steps that led to a text that is gone could fit another by chance. */
function asKept(restored: readonly OpenFile[], { files }: Saved, kept: ReadonlyMap<string, string>): readonly OpenFile[] {
  const keys = new Set(kept.values());
  const whole = new Set(files.filter(({ text }) => keys.has(text)).map(({ id }) => id));
  return restored.filter(({ id }) => whole.has(id));
}

/** Puts the history back that was saved with the files. */
async function remember(key: string, restored: readonly OpenFile[], at: number): Promise<void> {
  const kept = await get<SavedHistory>(HISTORY + key);
  if (kept?.at !== at) return;
  const history = fittingHistory(kept, new Map(restored.map(({ id, text }) => [id, text])));
  const { workspace, remember } = drawbridge.getState();
  // A file that was closed meanwhile took its steps with it.
  if (restored.every(({ id }) => fileOf(workspace, id))) remember(history);
}

/** A large file is read after it was put back: the policy that was on the canvas is shown then, unless another was chosen. */
function showWhenRead({ activeFile, activeObject = -1 }: Saved): void {
  const { workspace, activeObject: shown } = drawbridge.getState();
  if (shown !== undefined || !fileOf(workspace, activeFile)?.reading) return;
  const stop = drawbridge.subscribe((state) => {
    const file = fileOf(state.workspace, activeFile);
    if (file?.reading && state.activeObject === undefined) return;
    stop();
    const key = file?.objects[activeObject]?.key;
    if (file && key !== undefined && state.activeFile === file.id) state.activate(file.id, key);
  });
}

function keepProfile(profile: string): void {
  try {
    localStorage.setItem(PROFILE, profile);
  } catch {
    // It holds for this visit.
  }
}

/** Takes away the texts of workspaces of which nothing else is kept. */
async function sweep(): Promise<void> {
  const all = (await keys()).filter((key) => typeof key === 'string');
  const names = new Set(all.filter((key) => key.startsWith(PREFIX)));
  await delMany(all.filter((key) => key.startsWith(TEXT) && !names.has(key.slice(TEXT.length, key.lastIndexOf('/')))));
  for (const of of [HANDLES, HISTORY]) await delMany(all.filter((key) => key.startsWith(of) && !names.has(key.slice(of.length))));
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
