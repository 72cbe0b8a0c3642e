import { drawbridge } from './store';

/** Says why nothing is kept any more, with the way out. */
export function sayUnkept(error: unknown): void {
  const full = error instanceof DOMException && error.name === 'QuotaExceededError';
  warn(
    full
      ? 'There is no room left in this browser to keep your work. Download what you changed; then delete workspaces you do not need (the menu at the top left), or free space on the disk. Every change tries again.'
      : 'This browser does not let Drawbridge keep your work between visits: it may be a private window, or storage is switched off. Download what you want to keep.',
  );
}

/** Says that a workspace is left alone because a newer Drawbridge wrote it. */
export function sayNewer(title = 'Workspace'): void {
  warn(
    `“${title}” was kept by a newer version of Drawbridge, so it is left as it is, and this is a new workspace. When the newer version is here, open it from the menu at the top left.`,
  );
}

/** Says of which files not every text was there when they were put back; `gone`: of which none was. */
export function sayHurt(hurt: readonly string[], gone: readonly string[]): void {
  const list = (names: readonly string[]): string => new Intl.ListFormat('en-GB').format(names);
  const nothing = gone.length > 0 ? `, of ${list(gone)} nothing` : '';
  warn(
    `Not everything of ${list(hurt)} was there any more in this browser. What was found is open${nothing}: compare it with your own copy before you go on.`,
  );
}

function warn(text: string): void {
  drawbridge.getState().notify({ tone: 'warning', text, undo: false });
}
