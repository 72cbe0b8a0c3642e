import { type LineMap, type LinePosition, lineMap, type Path, positionAt } from '../../text';
import { fileOf, type ObjectKey, objectOf, placeOf, type Workspace } from '../../workspace/workspace';

/** Where something stands: the file as it is shown, and the 1-based position. */
export interface Place extends LinePosition {
  readonly file: string;
}

/** Finds places in objects of a workspace. */
export function placer(workspace: Workspace): (object: ObjectKey, path: Path) => Place | undefined {
  const maps = new Map<string, LineMap>();
  return (key, path) => {
    const object = objectOf(workspace, key);
    const file = fileOf(workspace, object?.file);
    const range = object === undefined ? undefined : placeOf(object, path);
    if (file === undefined || range === undefined) return undefined;
    const map = maps.get(file.id) ?? lineMap(file.text);
    maps.set(file.id, map);
    return { file: file.name, ...positionAt(map, range.start) };
  };
}
