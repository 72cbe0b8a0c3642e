import type { SavedFile } from './contract';

/** Files with other texts, or keys, in the place of their texts. */
export function withTexts(files: readonly SavedFile[], of: (text: string) => string): readonly SavedFile[] {
  return files.map((file) => ({
    ...file,
    opened: of(file.opened),
    text: of(file.text),
    saved: file.saved === undefined ? undefined : of(file.saved),
    downloaded: file.downloaded === undefined ? undefined : of(file.downloaded),
  }));
}
