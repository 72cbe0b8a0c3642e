import { lineAt } from '../../workspace/lineAt';
import type { OpenFile, OpenObject, Problem } from '../../workspace/workspace';

/**
 * What a file is listed with, in its order: its objects, and documents that cannot be read. `line` is 1-based: the one that
 * everything else names too.
 */
export type FileEntry =
  | { readonly type: 'object'; readonly key: string; readonly object: OpenObject }
  | { readonly type: 'broken'; readonly key: string; readonly line: number };

export function fileEntries(file: OpenFile): readonly FileEntry[] {
  const broken = file.documents.filter(({ reading, good }) => reading?.broken === true && good === undefined);
  if (broken.length === 0) return file.objects.map(entryOf);
  const unread = new Set(broken);
  const byDocument = new Map<string, OpenObject[]>();
  for (const object of file.objects) {
    const others = byDocument.get(object.document);
    if (others) others.push(object);
    else byDocument.set(object.document, [object]);
  }
  return file.documents.flatMap((document): readonly FileEntry[] =>
    unread.has(document)
      ? [{ type: 'broken', key: document.key, line: brokenFrom(file, document.start)?.line ?? lineAt(file, document.start) }]
      : (byDocument.get(document.key) ?? []).map(entryOf),
  );
}

/** Why the document that begins at an offset cannot be read, given that it cannot; without one, the file's first that cannot. */
export function brokenFrom(file: OpenFile, start = 0): Problem | undefined {
  return file.problems.find(({ source, severity, range }) => source === 'yaml' && severity === 'error' && range.start >= start);
}

function entryOf(object: OpenObject): FileEntry {
  return { type: 'object', key: object.key, object };
}
