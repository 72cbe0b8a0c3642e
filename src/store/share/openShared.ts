import type { SharedWork } from '../../workspace/sharedWork';
import { encodeText } from '../../yaml';
import { drawbridge } from '../store';
import { view } from '../view';

/**
 * Opens shared work beside what is open, and shows what was shown when it was shared. The cluster and the
 * question of who opens it stay theirs. What was opened counts as saved nowhere.
 */
export function openShared({ files, active, object, view: { together, ...shared } }: SharedWork): void {
  const before = new Set(drawbridge.getState().workspace.files.map(({ id }) => id));
  drawbridge.getState().open(files.map(({ name, text }) => ({ name, bytes: encodeText(text), unsaved: true })));
  const { workspace, activate } = drawbridge.getState();
  const opened = workspace.files.filter(({ id }) => !before.has(id));
  const shown = opened[active];
  // One that was refused is missing among them.
  if (shown === undefined || opened.length !== files.length) return;
  activate(shown.id, object === undefined ? undefined : shown.objects[object]?.key);
  const { question = shared.question } = view.getState();
  view.setState({
    // What the link leaves out was as it is by itself.
    shown: undefined,
    tab: undefined,
    answers: undefined,
    connectivity: undefined,
    together: together && shown.id,
    ...shared,
    ...(question && { question }),
  });
}
