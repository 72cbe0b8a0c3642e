import { get, getMany, keys } from 'idb-keyval';
import { type ClusterProfile, NETWORK_PLUGINS, NO_PROFILE } from '../workspace/profile';
import type { FileId } from '../workspace/workspace';
import { HANDLES, PREFIX, PROFILE, type Saved, sayUnsaved } from './saved';
import { drawbridge } from './store';
import { withTexts } from './withTexts';

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
    const kept = await restore(saved, handles instanceof Map ? handles : undefined);
    const { files } = drawbridge.getState().workspace;
    // Not needed before the first picture.
    import('./saveChanges').then(({ saveChanges }) => saveChanges(name, kept, files), sayUnsaved);
  } catch {
    sayUnsaved();
  }
}

/** Puts back what was saved; answers with the texts that are kept, and their keys. */
async function restore(
  saved: Saved | undefined,
  handles: ReadonlyMap<FileId, FileSystemFileHandle> | undefined,
): Promise<ReadonlyMap<string, string>> {
  const { restore } = drawbridge.getState();
  if (saved?.version === 1) restore(saved.files, saved.activeFile, handles);
  if (saved?.version !== 2) return new Map();
  const found = [
    ...new Set(
      saved.files.flatMap(({ opened, text, downloaded = text, saved: onDisk = opened }) => [opened, text, downloaded, onDisk]),
    ),
  ];
  const texts = await getMany<string>(found);
  const byKey = new Map(found.flatMap((key, index) => (texts[index] === undefined ? [] : [[key, texts[index]] as const])));
  // A file whose text is gone cannot be put back; an empty one in its place would be taken for it.
  const whole = saved.files.filter(({ opened, text, saved: onDisk = opened }) =>
    [opened, text, onDisk].every((key) => byKey.has(key)),
  );
  restore(
    withTexts(whole, (key) => byKey.get(key) ?? ''),
    saved.activeFile,
    handles,
  );
  return new Map(Array.from(byKey, ([key, text]) => [text, key]));
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
