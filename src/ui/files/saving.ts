import { drawbridge } from '../../store/store';
import { downloadName } from '../../workspace/downloadName';
import { type FileId, fileOf, isModified, type OpenFile } from '../../workspace/workspace';
import { encodeText } from '../../yaml';
import { openDialog } from '../dialogs/request';
import { offer } from '../frame/offer';
import { commonEnds } from './commonEnds';
import { count } from './foundWords';
import { pause } from './openFound';
import { nameOf, rootOf } from './taken';
import { type WriteOutcome, writeBack } from './writeBack';
import { zip } from './zip';

// One save of a file at a time: two writers would each take the other for somebody else.
const underWay = new Map<FileId, Promise<WriteOutcome>>();

/** Saves a file back where it came from; asks when it was changed there meanwhile. Says what cannot be seen. */
export async function save(id: FileId): Promise<void> {
  const file = fileOf(drawbridge.getState().workspace, id);
  if (!file) return;
  tell(file, await write(id));
}

/** Overwrites what is on disk, as long as that is still what the question showed. */
export async function overwrite(id: FileId, disk: Uint8Array): Promise<void> {
  const file = fileOf(drawbridge.getState().workspace, id);
  if (!file) return;
  tell(file, await write(id, disk));
}

function tell(file: OpenFile, outcome: WriteOutcome): void {
  const { notify } = drawbridge.getState();
  const say = (tone: 'info' | 'error', text: string): void => notify({ tone, text, undo: false });
  switch (outcome.type) {
    case 'written':
      say('info', `${file.name} saved.`);
      break;
    case 'same':
      say('info', `${file.name} is on disk as it stands here: nothing was written.`);
      break;
    case 'changed':
      openDialog({ type: 'conflict', anchor: undefined, file: file.id, disk: outcome.disk });
      break;
    case 'failed':
      say('error', `${file.name} was not saved: ${outcome.reason}`);
      break;
  }
}

/**
 * Writes a file's text as it stands when those who write it are done; what is typed meanwhile stays a modification.
 * `expected`: what the disk has to hold, where that is not what was opened or saved last.
 */
async function write(id: FileId, expected?: Uint8Array): Promise<WriteOutcome> {
  for (let other = underWay.get(id); other; other = underWay.get(id)) await other;
  const { workspace, handles, saved } = drawbridge.getState();
  const file = fileOf(workspace, id);
  const handle = handles.get(id);
  if (!file || !handle) return { type: 'failed', reason: 'it did not come from a folder on disk. Download it.' };
  const writing = writeBack(handle, new Uint8Array(encodeText(file.text)), expected ?? encodeText(file.saved));
  underWay.set(id, writing);
  const outcome = await writing;
  underWay.delete(id);
  if (outcome.type === 'written' || outcome.type === 'same') saved(id, file.text);
  return outcome;
}

/** Saves all modified files that came from a folder, and says in one message what became of them. */
export async function saveAll(): Promise<void> {
  const { workspace, handles, notify } = drawbridge.getState();
  const modified = workspace.files.filter(isModified);
  const outcomes: (readonly [OpenFile, WriteOutcome])[] = [];
  for (const file of modified) if (handles.has(file.id)) outcomes.push([file, await write(file.id)]);
  const of = (...types: readonly string[]): readonly OpenFile[] =>
    outcomes.flatMap(([file, outcome]) => (types.includes(outcome.type) ? [file] : []));
  const saved = of('written', 'same');
  const changed = of('changed');
  const failed = outcomes.flatMap(([file, outcome]) =>
    outcome.type === 'failed' ? [`${file.path ?? file.name} was not saved: ${outcome.reason}`] : [],
  );
  const parts = [`${count(saved.length, 'file', 'files')} saved.`];
  if (changed.length > 0)
    parts.push(`Changed on disk meanwhile, so not written: ${named(changed)}. Save each alone to see what differs and choose.`);
  if (failed.length > 0) parts.push(failed.length === 1 ? (failed[0] ?? '') : `${failed[0]} So with ${failed.length - 1} more.`);
  const rest = modified.length - outcomes.length;
  if (rest > 0)
    parts.push(
      `${count(rest, 'modified file', 'modified files')} did not come from a folder on disk: download what you want to keep.`,
    );
  const tone = failed.length > 0 ? 'error' : changed.length > 0 || rest > 0 ? 'warning' : 'info';
  notify({ tone, text: parts.join(' '), undo: false });
}

function named(files: readonly OpenFile[]): string {
  const names = files.slice(0, 5).map(({ path, name }) => path ?? name);
  return names.join(', ') + (files.length > names.length ? ` and ${files.length - names.length} more` : '');
}

/** Opens what is on disk as a file beside the one that is open. It has no way back to the disk: it is there to be compared. */
export function openBeside(file: OpenFile, disk: Uint8Array): void {
  const ending = /\.[^.]*$/.exec(file.name)?.[0] ?? '';
  const name = `${file.name.slice(0, file.name.length - ending.length)} (on disk)${ending}`;
  const folder = file.path?.slice(0, file.path.length - nameOf(file.path).length);
  drawbridge.getState().open([{ name, bytes: disk, path: folder === undefined ? undefined : folder + name }]);
}

/** Brings the text back that was opened, as one edit that Undo takes back. */
export async function revert(id: FileId): Promise<void> {
  const { workspace, mend, notify } = drawbridge.getState();
  const file = fileOf(workspace, id);
  if (!file) return;
  const { text, opened, name } = file;
  const [start, tail] = commonEnds(text, opened);
  const edit = { offset: start, length: text.length - start - tail, content: opened.slice(start, opened.length - tail) };
  const outcome = await mend({ title: `Revert ${name}`, repair: { type: 'edits', file: id, text, edits: [edit] } });
  if (outcome.ok) notify({ tone: 'info', text: `${name} is what was opened again.`, undo: true });
  else notify({ tone: 'warning', text: outcome.reason, undo: false });
}

/** Downloads all files, or the modified ones, as one zip named after their folder; paths are kept. */
export async function downloadZip(which: 'all' | 'modified'): Promise<void> {
  const { workspace, notify } = drawbridge.getState();
  const files = which === 'all' ? workspace.files : workspace.files.filter(isModified);
  const packed = files.map((file) => ({ path: file.path ?? downloadName(file), bytes: encodeText(file.text) }));
  const roots = new Set(packed.map(({ path }) => rootOf(path)));
  const [root] = roots;
  const name = roots.size === 1 && root !== undefined && files[0]?.path !== undefined ? root : 'manifests';
  try {
    offer(`${name}.zip`, new Blob([await zip(packed, pause)], { type: 'application/zip' }));
    for (const file of files) drawbridge.getState().downloaded(file.id);
  } catch {
    notify({
      tone: 'error',
      text: 'The zip could not be made: there may be too little memory. Download the files one by one.',
      undo: false,
    });
  }
}
