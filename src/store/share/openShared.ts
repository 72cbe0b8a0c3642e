import type { SharedWork } from '../../workspace/sharedWork';
import { encodeText } from '../../yaml';
import { drawbridge } from '../store';
import { view } from '../view';

/** Opens shared work beside what is open, and shows what was shown when it was shared. Their cluster stays theirs. */
export function openShared({ files, active, object, view: { together, ...shared } }: SharedWork): void {
  const before = new Set(drawbridge.getState().workspace.files.map(({ id }) => id));
  drawbridge.getState().open(files.map(({ name, text }) => ({ name, bytes: encodeText(text) })));
  const { workspace, activate } = drawbridge.getState();
  const opened = workspace.files.filter(({ id }) => !before.has(id));
  const shown = opened[active];
  // One that was refused is missing among them.
  if (shown === undefined || opened.length !== files.length) return;
  activate(shown.id, object === undefined ? undefined : shown.objects[object]?.key);
  view.setState({ ...shared, ...(together && { together: shown.id }) });
}
