import { delMany, keys } from 'idb-keyval';
import { reloadUnasked } from './leaving';
import { place } from './place';
import { flush, HISTORY, TEXT } from './saveChanges';
import { allSaved, freshId, HANDLES, PREFIX, VERSION } from './saved';
import { isFree } from './tabTalk';

/** A workspace that is kept in this browser. */
export interface KeptWorkspace {
  readonly key: string;
  readonly title: string;
  readonly at: number;
  readonly files: number;
  /** How many of them have changes that were neither saved nor downloaded. */
  readonly changed: number;
  /** Another tab has it. */
  readonly busy: boolean;
  /** A newer version of Drawbridge wrote it. */
  readonly newer: boolean;
}

/** All workspaces but this tab's, the one that was used last first. Rejects where storage is refused. */
export async function otherWorkspaces(): Promise<readonly KeptWorkspace[]> {
  const own = place.getState().elsewhere === undefined ? place.getState().key : undefined;
  const all = (await allSaved()).filter(([key]) => key !== own);
  return Promise.all(
    all.map(async ([key, { version, title = 'Workspace', at, files }]) => {
      const newer = !(version <= VERSION);
      const changed = newer
        ? 0
        : files.filter(({ opened, saved = opened, text, downloaded }) => text !== saved && text !== downloaded).length;
      return { key, title, at, files: files?.length ?? 0, changed, busy: !(await isIdle(key)), newer };
    }),
  );
}

async function isIdle(key: string): Promise<boolean> {
  if (!('locks' in navigator)) return isFree(key);
  const { held = [] } = await navigator.locks.query();
  return !held.some(({ name }) => name === key);
}

/** Goes on with another workspace, or with a new one. What is open here is saved before; false when it cannot be. */
export async function openWorkspace(key = PREFIX + freshId()): Promise<boolean> {
  if (place.getState().elsewhere === undefined && !(await flush())) return false;
  begin(key);
  return true;
}

export function renameWorkspace(title: string): void {
  place.setState({ title });
}

/** Deletes this tab's workspace with all that is kept of it, and goes on with another one that no tab has, or with a new one. */
export async function deleteWorkspace(): Promise<void> {
  const { key } = place.getState();
  await endSaving();
  const all = (await keys()).filter((one) => typeof one === 'string');
  await delMany([key, HISTORY + key, HANDLES + key, ...all.filter((one) => one.startsWith(`${TEXT}${key}/`))]);
  const next = (await otherWorkspaces()).find(({ busy, newer, key: one }) => !busy && !newer && one !== key);
  begin(next?.key ?? PREFIX + freshId());
}

/** Clears everything that Drawbridge keeps in this browser, and begins anew. */
export async function forgetEverything(): Promise<void> {
  await endSaving();
  const all = (await keys()).filter((key) => typeof key === 'string');
  await delMany(all.filter(isOurs));
  for (const storage of [localStorage, sessionStorage]) {
    for (const key of Object.keys(storage).filter(isOurs)) storage.removeItem(key);
  }
  if ('caches' in window) for (const name of (await caches.keys()).filter(isOurs)) await caches.delete(name);
  reloadUnasked();
}

/** From here on nothing is written any more; what is being written is waited for. */
async function endSaving(): Promise<void> {
  place.setState({ elsewhere: 'leaving' });
  await flush();
}

/** Other programs may be served from the same address. */
function isOurs(key: string): boolean {
  return key.startsWith('drawbridge');
}

function begin(key: string): void {
  sessionStorage.setItem(PREFIX, key);
  reloadUnasked();
}
