import { applyEdits } from '../../text';
import type { Fix } from '../../workspace/fix';
import { planDocuments } from '../../workspace/planDocuments';
import { planEdit } from '../../workspace/planEdit';
import type { ClusterProfile } from '../../workspace/profile';
import { NO_PROFILE } from '../../workspace/profile';
import { readDocumentText } from '../../workspace/readDocumentText';
import { openFile } from '../../workspace/readFile';
import type { Workspace } from '../../workspace/workspace';
import { type Finding, lint } from '..';

/** A workspace of texts for tests: file names to their text. Each file's id is its name. */
export function opened(files: Readonly<Record<string, string>>, profile: ClusterProfile = NO_PROFILE): Workspace {
  let keys = 0;
  const read = (text: string) => readDocumentText(text, 'default');
  return {
    files: Object.entries(files).map(([name, text]) => openFile(name, name, text, text, read, () => `k${keys++}`, profile)),
    defaultNamespace: 'default',
  };
}

/** A NetworkPolicy's text around a spec; the spec begins on line 5. */
export function policyText(spec: string, name = 'own', namespace = 'shop'): string {
  const indented = spec.trimEnd().replace(/^(?=.)/gm, '  ');
  return `apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata: {name: ${name}, namespace: ${namespace}}\nspec:\n${indented}\n`;
}

/** What the lints find, without what hardly any single policy is free of. */
export function findings(workspace: Workspace, profile: ClusterProfile = NO_PROFILE): readonly Finding[] {
  return lint(workspace, profile).filter(({ rule }) => rule !== 'no-default-deny');
}

/** `covered-rule 12`: a finding's name and line. */
export function brief({ rule, line }: Finding): string {
  return `${rule} ${line}`;
}

/** The texts after a fix; throws when it cannot be carried out. */
export function mended(workspace: Workspace, { repair }: Fix): Readonly<Record<string, string>> {
  const texts = Object.fromEntries(workspace.files.map((file) => [file.id, file.text]));
  if (repair.type === 'edits') return { ...texts, [repair.file]: applyEdits(texts[repair.file] ?? '', repair.edits) };
  if (repair.type === 'change') {
    const file = workspace.files.find(({ id }) => id === repair.file);
    const planned = file && planDocuments(file, repair.change);
    if (!file || !planned) throw new Error('The file is not open.');
    if (!planned.ok) throw new Error(planned.reason);
    return { ...texts, [file.id]: applyEdits(file.text, planned.edits) };
  }
  for (const file of workspace.files) {
    const object = file.objects.find(({ key }) => key === repair.object);
    const document = file.documents.find(({ key }) => key === object?.document);
    if (!object || !document) continue;
    const planned = planEdit(document.text, object.base, repair.intent);
    if (!planned.ok) throw new Error(planned.reason);
    const edits = planned.edits.map((edit) => ({ ...edit, offset: edit.offset + document.start }));
    return { ...texts, [file.id]: applyEdits(file.text, edits) };
  }
  throw new Error('The object of the fix is not there.');
}
