import type { KeptWorkspace } from '../../store/workspaces';

/** What is told of a workspace under its title: `3 files, 1 changed · 28 Nov, 05:40`. */
export function workspaceWords({ files, changed, at, busy, newer }: KeptWorkspace): string {
  if (newer) return 'Kept by a newer version of Drawbridge: it is left as it is.';
  const parts = [files === 1 ? '1 file' : `${files} files`];
  if (changed > 0) parts.push(`${changed} changed and not downloaded`);
  const when = new Date(at).toLocaleString('en-GB', { day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' });
  return `${parts.join(', ')} · ${busy ? 'open in another tab' : when}`;
}
