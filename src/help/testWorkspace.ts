import { readDocumentText } from '../workspace/readDocumentText';
import { openFile } from '../workspace/readFile';
import type { OpenFile, Workspace } from '../workspace/workspace';

/** A file of this text, read. */
export function fileWith(text: string, name = 'a.yaml'): OpenFile {
  let last = 0;
  return openFile(
    name,
    name,
    text,
    text,
    (document) => readDocumentText(document, 'default'),
    () => `${name}-${++last}`,
  );
}

export function workspaceWith(...texts: readonly string[]): Workspace {
  return { files: texts.map((text, index) => fileWith(text, `${index}.yaml`)), defaultNamespace: 'default' };
}
