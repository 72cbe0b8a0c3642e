import type { FileId, OpenFile } from '../../workspace/workspace';

/** What each file is called on screen: its path, or its name, and where two share one, which of them it is. */
export function displayNames(files: readonly OpenFile[]): ReadonlyMap<FileId, string> {
  const seen = new Map<string, number>();
  return new Map(
    files.map((file) => {
      const name = file.path ?? file.name;
      const count = (seen.get(name) ?? 0) + 1;
      seen.set(name, count);
      return [file.id, count === 1 ? name : `${name} (${count})`];
    }),
  );
}
