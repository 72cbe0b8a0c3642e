import { get, getMany, update } from 'idb-keyval';
import { type ClusterProfile, NO_PROFILE, readProfile } from '../workspace/profile';
import { type FileId, fileOf } from '../workspace/workspace';
import type { SavedFile } from './contract';
import { hold, letGo } from './hold';
import { place } from './place';
import { allSaved, freshId, HANDLES, OWNER, PREFIX, PROFILE, type Saved, VERSION } from './saved';
import { drawbridge } from './store';
import { view } from './view';
import { withTexts } from './withTexts';

/** How long a reloaded page waits for its own lock, ms. */
const RELOAD = 2000;

/**
 * Restores the workspace that was open on the last visit, then keeps everything open saved as it changes.
 *
 * A reload finds its own workspace again, a new tab begins with the newest. One workspace is open in one tab at a time,
 * held by a Web Lock while the tab lives; where another tab has it, that is said (`place.elsewhere`) and nothing is restored.
 * Where storage is refused that is said once, and work goes on.
 */
export async function keepWork(): Promise<void> {
  try {
    await begin();
  } catch (error) {
    failed(error);
  }
  // Not needed before the first picture, and no work hangs on it.
  import('./leaving').then(({ askBeforeLeaving }) => askBeforeLeaving()).catch(() => {});
}

function failed(error: unknown): void {
  import('./unkept').then(({ sayUnkept }) => sayUnkept(error), notLoaded);
}

function notLoaded(): void {
  const text = 'Your work is not kept: a part of Drawbridge could not be loaded. Download what you change, and reload the page.';
  drawbridge.getState().notify({ tone: 'error', text, undo: false });
}

async function begin(): Promise<void> {
  drawbridge.getState().setProfile(storedProfile());
  const own = sessionStorage.getItem(PREFIX);
  let key = own ?? (await allSaved())[0]?.[0] ?? PREFIX + freshId();
  // After a reload the page before may hold its lock a moment longer; a copied tab's original holds it for good.
  const free = await hold(key, own === null ? 0 : RELOAD);
  // Read only now: whoever had it may just have saved.
  let saved = await get<Saved>(key);
  if (!free) {
    place.setState({ key, title: saved?.title ?? '', elsewhere: 'busy' });
    return;
  }
  if (saved && !(saved.version <= VERSION)) {
    const { title } = saved;
    void import('./unkept').then(({ sayNewer }) => sayNewer(title));
    letGo();
    key = PREFIX + freshId();
    saved = undefined;
    await hold(key);
  }
  sessionStorage.setItem(PREFIX, key);
  // That this tab has it now is for the others to know: where there is no room to write it, work goes on.
  if (saved) await update<Saved>(key, (now) => ({ ...(now as Saved), owner: OWNER })).catch(() => {});
  const title = saved?.title ?? freshTitle((await allSaved()).map(([, one]) => one.title));
  place.setState({ key, title });
  const handles: unknown = saved && (await get(HANDLES + key));
  const kept = await restore(saved, handles instanceof Map ? handles : undefined);
  const { files } = drawbridge.getState().workspace;
  // Not needed before the first picture.
  import('./saveChanges').then(({ saveChanges }) => saveChanges(kept, files, saved)).catch(notLoaded);
}

/** `Workspace`, or that with the first number that is free. */
function freshTitle(taken: readonly (string | undefined)[]): string {
  for (let count = 1; ; count++) {
    const title = count === 1 ? 'Workspace' : `Workspace ${count}`;
    if (!taken.includes(title)) return title;
  }
}

/** Puts back what was saved; answers with the texts that are kept, and their keys. */
async function restore(
  saved: Saved | undefined,
  handles: ReadonlyMap<FileId, FileSystemFileHandle> | undefined,
): Promise<ReadonlyMap<string, string>> {
  const { restore, activate } = drawbridge.getState();
  if (!saved) return new Map();
  if (saved.version === 1) {
    restore(saved.files, saved.activeFile, handles);
    return new Map();
  }
  const keys = [
    ...new Set(
      saved.files.flatMap(({ opened, text, downloaded = text, saved: onDisk = opened }) => [opened, text, downloaded, onDisk]),
    ),
  ];
  const texts = await getMany<string>(keys);
  const byKey = new Map(keys.flatMap((key, index) => (texts[index] === undefined ? [] : [[key, texts[index]] as const])));
  // Of a file whose texts are not all there, what is left: an empty one in its place would be taken for it.
  const has = (key: string | undefined): boolean => key !== undefined && byKey.has(key);
  const isWhole = ({ opened, text, saved: onDisk = opened }: SavedFile): boolean => [opened, text, onDisk].every(has);
  const hurt = saved.files.filter((file) => !isWhole(file));
  const found = saved.files.flatMap((file): SavedFile[] => {
    if (isWhole(file)) return [file];
    const text = [file.text, file.downloaded, file.saved, file.opened].find(has);
    if (text === undefined) return [];
    // Where it is not known what is on disk, the file counts as modified: nobody closes it by mistake.
    return [{ ...file, text, opened: has(file.opened) ? file.opened : text, saved: file.saved ?? file.opened }];
  });
  restore(
    withTexts(found, (key) => byKey.get(key) ?? ''),
    saved.activeFile,
    handles,
  );
  if (hurt.length > 0) {
    const gone = hurt.filter(({ id }) => found.every((one) => one.id !== id));
    const names = (files: readonly SavedFile[]): readonly string[] => files.map(({ name }) => name);
    void import('./unkept').then(({ sayHurt }) => sayHurt(names(hurt), names(gone)));
  }
  view.setState(saved.view ?? {});
  const shown = fileOf(drawbridge.getState().workspace, saved.activeFile);
  if (shown && saved.activeObject !== undefined) activate(shown.id, shown.objects[saved.activeObject]?.key);
  return new Map(Array.from(byKey, ([key, text]) => [text, key]));
}

/** The cluster that was chosen before. */
function storedProfile(): ClusterProfile {
  try {
    return readProfile(JSON.parse(localStorage.getItem(PROFILE) ?? 'null'));
  } catch {
    return NO_PROFILE;
  }
}
