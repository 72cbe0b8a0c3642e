import { del, get, keys, set } from 'idb-keyval';
import { type ClusterProfile, NETWORK_PLUGINS, NO_PROFILE } from '../workspace/profile';
import type { FileId } from '../workspace/workspace';
import type { SavedFile } from './contract';
import { drawbridge } from './store';

/** What is kept of one tab's work in IndexedDB. `version` lets a later form be told from this one. */
interface Saved {
  readonly version: 1;
  readonly at: number;
  readonly files: readonly SavedFile[];
  readonly activeFile: FileId | undefined;
}

const PREFIX = 'drawbridge:';
/** Kept apart, since handles change seldom and cost more than text. */
const HANDLES = 'drawbridge-handles:';
/** The cluster is the same for all tabs. */
const PROFILE = 'drawbridge-profile';
/** Time between a change and its saving, ms. */
const SOON = 300;
/** How long a reloaded page waits for its own lock, ms. */
const RELOAD = 2000;

/**
 * Restores what was open on the last visit, then keeps everything open saved as it changes.
 *
 * Each tab keeps its own work under its own name, held by a Web Lock while the tab lives: a reload finds its own work
 * again, a new tab takes over the newest that no living tab holds, and two tabs never write over each other.
 * Where storage is refused (a private window, a full disk) that is said once, and work goes on.
 */
export async function keepWork(): Promise<void> {
  try {
    const name = await claim();
    sessionStorage.setItem(PREFIX, name);
    drawbridge.getState().setProfile(storedProfile());
    const saved = await get<Saved>(name);
    const handles: unknown = await get(HANDLES + name);
    if (saved?.version === 1)
      drawbridge.getState().restore(saved.files, saved.activeFile, handles instanceof Map ? handles : undefined);
    saveChanges(name);
  } catch {
    sayUnsaved();
  }
}

async function claim(): Promise<string> {
  const own = sessionStorage.getItem(PREFIX);
  // After a reload the page before may hold its lock a moment longer; a copied tab's original holds it for good.
  if (own !== null && (await hold(own, RELOAD))) return own;
  const names = (await keys()).filter((key): key is string => typeof key === 'string' && key.startsWith(PREFIX));
  const all = await Promise.all(names.map(async (name) => ({ name, at: (await get<Saved>(name))?.at ?? 0 })));
  for (const { name } of all.sort((a, b) => b.at - a.at)) if (await hold(name)) return name;
  const name = PREFIX + crypto.randomUUID();
  await hold(name);
  return name;
}

/** Takes a lock for as long as this tab lives, waiting for it for `wait` ms. False when another tab keeps it. */
function hold(name: string, wait = 0): Promise<boolean> {
  if (!('locks' in navigator)) return Promise.resolve(true);
  const options: LockOptions = wait > 0 ? { signal: AbortSignal.timeout(wait) } : { ifAvailable: true };
  return new Promise((answer) => {
    const taken = (lock: Lock | null): Promise<void> | undefined => {
      answer(lock !== null);
      return lock === null ? undefined : new Promise<void>(() => {});
    };
    navigator.locks.request(name, options, taken).catch(() => answer(false));
  });
}

function saveChanges(name: string): void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let saved = drawbridge.getState().workspace.files;
  let savedHandles = drawbridge.getState().handles;
  const save = async (): Promise<void> => {
    clearTimeout(timer);
    timer = undefined;
    const { workspace, activeFile, handles } = drawbridge.getState();
    saved = workspace.files;
    try {
      if (workspace.files.length === 0) await del(name);
      else await set(name, { version: 1, at: Date.now(), files: workspace.files.map(toSave), activeFile } satisfies Saved);
    } catch {
      sayUnsaved();
    }
    if (handles === savedHandles) return;
    savedHandles = handles;
    // Without them a file is downloaded instead: no reason to alarm anybody.
    await (handles.size === 0 ? del(HANDLES + name) : set(HANDLES + name, handles)).catch(() => {});
  };
  drawbridge.subscribe((state, before) => {
    if (state.profile !== before.profile) localStorage.setItem(PROFILE, JSON.stringify(state.profile));
    if (state.workspace.files !== before.workspace.files || state.activeFile !== before.activeFile)
      timer ??= setTimeout(save, SOON);
  });
  // The last change before a tab goes away must not wait for the timer.
  const leave = (): void => {
    if (timer !== undefined || saved !== drawbridge.getState().workspace.files) void save();
  };
  document.addEventListener('visibilitychange', leave);
  window.addEventListener('pagehide', leave);
}

/** The cluster that was chosen before. What is stored may be of another version, or anyone's: only what is known is taken. */
function storedProfile(): ClusterProfile {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(PROFILE) ?? 'null');
    const { kubernetes, plugin } = (stored ?? {}) as { readonly kubernetes?: unknown; readonly plugin?: unknown };
    return {
      kubernetes: typeof kubernetes === 'number' && Number.isInteger(kubernetes) ? kubernetes : undefined,
      plugin: NETWORK_PLUGINS.find((one) => one === plugin),
    };
  } catch {
    return NO_PROFILE;
  }
}

function toSave(file: ReturnType<typeof drawbridge.getState>['workspace']['files'][number]): SavedFile {
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

function sayUnsaved(): void {
  drawbridge.getState().notify({
    tone: 'warning',
    text: 'This browser does not let Drawbridge keep your work between visits. Download what you want to keep.',
    undo: false,
  });
}
