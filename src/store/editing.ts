import type { Intent } from '../kinds/intent';
import type { TextEdit } from '../text';
import { intentLabel } from '../words';
import { planElsewhere } from '../worker/client';
import type { DocumentChange } from '../workspace/documentChange';
import type { Fix } from '../workspace/fix';
import { lineChanges } from '../workspace/lineChanges';
import { planDocuments } from '../workspace/planDocuments';
import { planEdit } from '../workspace/planEdit';
import {
  type FileId,
  fileOf,
  type ObjectKey,
  type OpenObject,
  objectOf,
  policiesOf,
  type Workspace,
} from '../workspace/workspace';
import type { Outcome, Preview } from './contract';
import { isLarge } from './reading';

/** What editing needs of the store: the workspace as it is now, and the one way to change a file's text by click. */
export interface Editor {
  workspace(): Workspace;
  make(file: FileId, edits: readonly TextEdit[], label: string): void;
  show(file: FileId, object: ObjectKey): void;
}

/** Works a wish out and makes it. The text may have changed while a large document was worked on: then nothing is made. */
export async function dispatch({ workspace, make }: Editor, key: ObjectKey, intent: Intent): Promise<Outcome> {
  const ready = editable(workspace(), key);
  if (!ready.ok) return ready;
  const { base } = ready.object;
  const before = documentText(workspace(), ready.object);
  const planned = isLarge(before)
    ? await planElsewhere(before, base, intent).catch(() => TOO_LARGE)
    : planEdit(before, base, intent);
  if (!planned.ok) return planned;
  const now = objectOf(workspace(), key);
  if (!now || documentText(workspace(), now) !== before) return { ok: false, reason: 'The text changed meanwhile. Try again.' };
  const edits = shifted(planned.edits, now.documentRange.start);
  const label = now.policy ? intentLabel(now.policy, intent) : intent.type === 'place' ? intent.label : 'edit';
  if (edits.length > 0) make(now.file, edits, label);
  return { ok: true };
}

/** What a wish would do to the text. A large document is not worked out just to be looked at. */
export function preview({ workspace }: Editor, key: ObjectKey, intent: Intent): Preview {
  const ready = editable(workspace(), key);
  if (!ready.ok) return ready;
  const text = documentText(workspace(), ready.object);
  if (isLarge(text)) return NOTHING_TO_SHOW;
  const planned = planEdit(text, ready.object.base, intent);
  if (!planned.ok) return planned;
  const file = fileOf(workspace(), ready.object.file)?.text ?? '';
  return { ok: true, ...lineChanges(file, shifted(planned.edits, ready.object.documentRange.start)), text: planned.text };
}

export const NOTHING_TO_SHOW: Preview = { ok: true, added: 0, removed: 0, changed: [], text: '' };

/** Makes a change to which objects a file holds, and shows the new one, or the one in the place of the one that is gone. */
export function changeDocuments({ workspace, make, show }: Editor, id: FileId, change: DocumentChange): Outcome {
  const file = fileOf(workspace(), id);
  if (!file) return { ok: false, reason: 'This file is not open any more.' };
  const planned = planDocuments(file, change);
  if (!planned.ok) return planned;
  const before = policiesOf(file);
  make(id, planned.edits, planned.label);
  const after = policiesOf(fileOf(workspace(), id) ?? file);
  const at = change.type === 'add' ? after.length : before.findIndex((object) => object.key === change.object);
  const shown = after[change.type === 'duplicate' ? at + 1 : Math.min(at, after.length - 1)];
  if (shown) show(id, shown.key);
  return { ok: true };
}

/** Carries out a fix. Edits that were made out for another text than there is now are not made. */
export async function mend(editor: Editor, { title, repair }: Fix): Promise<Outcome> {
  if (repair.type === 'intent') return dispatch(editor, repair.object, repair.intent);
  if (repair.type === 'change') return changeDocuments(editor, repair.file, repair.change);
  const text = fileOf(editor.workspace(), repair.file)?.text;
  if (text === undefined) return { ok: false, reason: 'This file is not open any more.' };
  if (text !== repair.text) return { ok: false, reason: 'The text changed meanwhile. Try again.' };
  if (repair.edits.length > 0) editor.make(repair.file, repair.edits, title.charAt(0).toLowerCase() + title.slice(1));
  return { ok: true };
}

const UNREAD = 'The text has not been read since it was changed. Have it read, and try again.';

const TOO_LARGE = {
  ok: false,
  reason:
    'The edit could not be worked out: the document may be too large. Change it in the text, or open the policy on its own.',
} as const;

function shifted(edits: readonly TextEdit[], by: number): readonly TextEdit[] {
  return edits.map((edit) => ({ ...edit, offset: edit.offset + by }));
}

function documentText(workspace: Workspace, object: OpenObject): string {
  return fileOf(workspace, object.file)?.documents.find((document) => document.key === object.document)?.text ?? '';
}

function editable(
  workspace: Workspace,
  key: ObjectKey,
): { readonly ok: true; readonly object: OpenObject } | { readonly ok: false; readonly reason: string } {
  const object = objectOf(workspace, key);
  if (!object) return { ok: false, reason: 'This policy is not in the text any more.' };
  if (object.stale) {
    const unread = fileOf(workspace, object.file)?.unread === true;
    const reason = unread ? UNREAD : 'The text cannot be read at the moment. Mend it, or undo, and try again.';
    return { ok: false, reason };
  }
  return { ok: true, object };
}
