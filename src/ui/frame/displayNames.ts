import type { FileId, OpenFile } from '../../workspace/workspace';

/** What each file is called on screen: its name, and where two share one, which of them it is. */
export function displayNames(files: readonly OpenFile[]): ReadonlyMap<FileId, string> {
  const seen = new Map<string, number>();
  return new Map(
    files.map((file) => {
      const count = (seen.get(file.name) ?? 0) + 1;
      seen.set(file.name, count);
      return [file.id, count === 1 ? file.name : `${file.name} (${count})`];
    }),
  );
}
