import type { AllowStep, AllowWay } from '../answers/allow';
import { applyEdits, composeEdits, type TextEdit } from '../text';
import { planElsewhere } from '../worker/client';
import type { PlannedEdit } from '../workspace/planEdit';
import { readDocumentText } from '../workspace/readDocumentText';
import { withText } from '../workspace/readFile';
import { type FileId, fileOf, type OpenFile, objectOf, type Workspace } from '../workspace/workspace';
import type { Outcome } from './contract';
import { isLarge } from './reading';
import { drawbridge, readyToEdit } from './store';

type Planner = Awaited<ReturnType<typeof readyToEdit>>;

/** A file that a way changes: its text now and then. */
export interface AllowedFile {
  readonly id: FileId;
  readonly name: string;
  readonly before: string;
  readonly after: string;
  readonly edits: readonly TextEdit[];
}

/** All steps of a way, worked out one on top of the other; or why one of them cannot be made, and so none is. */
export type PlannedWay =
  | { readonly ok: true; readonly files: readonly AllowedFile[] }
  | { readonly ok: false; readonly reason: string };

/** Works out what the steps of a way do to the texts as they are now. Nothing is changed. */
export async function planWay(way: AllowWay): Promise<PlannedWay> {
  const tools = await readyToEdit().catch(() => undefined);
  if (tools === undefined) return { ok: false, reason: 'The part that edits could not be loaded. Try again.' };
  const { workspace } = drawbridge.getState();
  let { files } = workspace;
  const edited = new Map<FileId, readonly TextEdit[]>();
  for (const step of way) {
    const planned = await planStep(tools, { ...workspace, files }, step);
    if (!planned.ok) return planned;
    const { id } = planned.file;
    edited.set(id, composeEdits(edited.get(id) ?? [], planned.edits));
    files = files.map((file) => (file.id === id ? planned.file : file));
  }
  return {
    ok: true,
    files: [...edited].flatMap(([id, edits]) => {
      const [before, after] = [fileOf(workspace, id), files.find((file) => file.id === id)];
      return before && after ? [{ id, name: before.name, before: before.text, after: after.text, edits }] : [];
    }),
  };
}

/** Makes a way that was worked out, as one step of the history; not when a text changed since. */
export function makeWay(files: readonly AllowedFile[], label: string): Outcome {
  const { workspace, make } = drawbridge.getState();
  const isSame = files.every(({ id, before }) => fileOf(workspace, id)?.text === before);
  if (!isSame) return { ok: false, reason: 'The text changed meanwhile. Close this and look at the preview again.' };
  make(new Map(files.map(({ id, edits }) => [id, edits])), label);
  return { ok: true };
}

type PlannedStep =
  | { readonly ok: true; readonly file: OpenFile; readonly edits: readonly TextEdit[] }
  | { readonly ok: false; readonly reason: string };

async function planStep(tools: Planner, workspace: Workspace, step: AllowStep): Promise<PlannedStep> {
  if (step.type === 'policy') {
    const file = fileOf(workspace, step.file);
    if (file === undefined) return { ok: false, reason: 'The file that the policy was to stand in is not open any more.' };
    const planned = tools.planDocuments(file, { type: 'add', text: step.text });
    return planned.ok ? made(workspace, file, planned.edits) : planned;
  }
  const object = objectOf(workspace, step.object);
  const file = fileOf(workspace, object?.file);
  const document = file?.documents.find(({ key }) => key === object?.document);
  if (object === undefined || file === undefined || document === undefined)
    return { ok: false, reason: 'The policy is not in the text any more.' };
  if (object.stale)
    return { ok: false, reason: `The text of ${object.name} cannot be read at the moment. Mend it, or undo, and try again.` };
  const planned = isLarge(document.text)
    ? await planElsewhere(document.text, object.base, step.intent).catch(() => TOO_LARGE)
    : tools.planEdit(document.text, object.base, step.intent);
  if (!planned.ok) return planned;
  const { start } = object.documentRange;
  return made(
    workspace,
    file,
    planned.edits.map((edit) => ({ ...edit, offset: edit.offset + start })),
  );
}

const TOO_LARGE: PlannedEdit = {
  ok: false,
  reason: 'The document may be too large to be edited by click. Change it in the text.',
};

let last = 0;

/** The file as it would stand, for the steps after. */
function made({ defaultNamespace }: Workspace, file: OpenFile, edits: readonly TextEdit[]): PlannedStep {
  const text = applyEdits(file.text, edits);
  const after = withText(
    file,
    text,
    (slice) => readDocumentText(slice, defaultNamespace),
    () => `planned ${++last}`,
  );
  return { ok: true, file: after, edits };
}
