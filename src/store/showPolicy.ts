import { type ObjectKey, objectOf } from '../workspace/workspace';
import { drawbridge } from './store';

/** Shows a policy on the canvas, if it is still open. */
export function showPolicy(key: ObjectKey): void {
  const { workspace, activate } = drawbridge.getState();
  const object = objectOf(workspace, key);
  if (object) activate(object.file, key);
}
