import type { OpenFile, OpenObject } from '../../workspace/workspace';

/** What a file is listed with, in its order: its objects, and documents that cannot be read. `line` is 1-based. */
export type FileEntry =
  | { readonly type: 'object'; readonly key: string; readonly object: OpenObject }
  | { readonly type: 'broken'; readonly key: string; readonly line: number };

export function fileEntries(file: OpenFile): readonly FileEntry[] {
  const broken = file.documents.filter(({ reading, good }) => reading?.broken === true && good === undefined);
  if (broken.length === 0) return file.objects.map(entryOf);
  return file.documents.flatMap((document): readonly FileEntry[] =>
    broken.includes(document)
      ? [{ type: 'broken', key: document.key, line: lineAt(file.text, document.start) }]
      : file.objects.filter((object) => object.document === document.key).map(entryOf),
  );
}

/** The 1-based line an offset of a text stands in. */
export function lineAt(text: string, offset: number): number {
  return text.slice(0, offset).split(/\r\n|\r|\n/).length;
}

function entryOf(object: OpenObject): FileEntry {
  return { type: 'object', key: object.key, object };
}
