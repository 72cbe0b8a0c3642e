import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import type { TextEdit } from '../text';
import {
  continuesTyping,
  forgetFile,
  type History,
  NO_HISTORY,
  record,
  stepBack,
  stepForward,
  textsAfter,
  transaction,
} from '../workspace/history';
import { type ClusterProfile, NO_PROFILE } from '../workspace/profile';
import { openFile, type ReadText, withProfile, withReadings, withText, withUnread } from '../workspace/readFile';
import type { FileSelections, Transaction } from '../workspace/transaction';
import { type DocumentReading, type FileId, fileOf, type OpenFile, type Workspace } from '../workspace/workspace';
import { decodeText } from '../yaml';
import type { DrawbridgeState, EditsMade, Outcome, SavedFile } from './contract';
import type { Editor } from './editing';
import { readAtOnce } from './reading';
import type { Host, Later } from './readLater';
import { active, shownBy } from './shown';

/** Typing that pauses longer than this begins a new step of the history, ms. */
const PAUSE = 1000;
const NOTHING_READ: ReadonlyMap<string, DocumentReading> = new Map();

const listeners = new Set<(made: EditsMade) => void>();

/** Tells of every edit made to a file's text, whoever made it. Answers with the way to stop listening. */
export function listenToEdits(listener: (made: EditsMade) => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

// What turns wishes into edits is not needed before the first picture; it is loaded right after it.
type Planner = typeof import('./planner');
let planner: Planner | undefined;

/** Loads what editing by click needs, so that the first edit does not wait for it. */
export async function readyToEdit(): Promise<Planner> {
  planner ??= await import('./planner');
  return planner;
}

let lastKey = 0;
const fresh = (): string => `k${++lastKey}`;
let lastNotice = 0;
let lastTyped = 0;

export const drawbridge = createStore<DrawbridgeState>()((set, get) => {
  const texts = (): ReadonlyMap<FileId, string> => new Map(get().workspace.files.map((file) => [file.id, file.text]));

  const setFiles = (files: readonly OpenFile[], rest: Partial<DrawbridgeState> = {}): void => {
    const workspace: Workspace = { ...get().workspace, files };
    const next = { ...get(), ...rest };
    set({ ...rest, workspace, ...labels(next.history), ...active(workspace, next.activeFile, next.activeObject) });
    const unfinished = files.filter((file) => file.reading);
    if (unfinished.length > 0) readElsewhere(unfinished);
  };

  const add = (files: readonly OpenFile[], rest: Partial<DrawbridgeState> = {}): void => {
    if (files.length === 0) return;
    setFiles([...get().workspace.files, ...files], { activeFile: files[0]?.id, activeObject: undefined, ...rest });
  };

  const newFile = (name: string, text: string, read: ReadText): OpenFile =>
    openFile(fresh(), name, text, text, read, fresh, get().profile);
  const atOnce = (): ReadText => readAtOnce(get().workspace.defaultNamespace);

  // What reads off the main thread is loaded with the first large text.
  let later: Promise<Later> | undefined;
  const readElsewhere = (files: readonly OpenFile[]): void => {
    later ??= import('./readLater').then(({ readLater }) => readLater(host));
    later.then(
      (reader) => reader.read(files),
      () => {
        later = undefined;
        leaveUnread(files.map(({ id }) => id));
        get().notify({ tone: 'error', text: NOT_LOADED_READER, undo: false });
      },
    );
  };
  const leaveUnread = (ids: readonly FileId[]): void => {
    void later?.then((reader) => ids.forEach(reader.cancel));
    changeFiles(ids, (file) => withUnread(file, true));
  };
  const readingWithout = (ids: readonly FileId[]): DrawbridgeState['reading'] =>
    new Map([...get().reading].filter(([id]) => !ids.includes(id)));
  /** Changes some files, which are not being read any more then. */
  const changeFiles = (ids: readonly FileId[], change: (file: OpenFile) => OpenFile): void => {
    setFiles(
      get().workspace.files.map((file) => (ids.includes(file.id) ? change(file) : file)),
      { reading: readingWithout(ids) },
    );
  };
  const host: Host = {
    workspace: () => get().workspace,
    take: (readings) =>
      changeFiles([...readings.keys()], (file) => withReadings(file, readings.get(file.id) ?? NOTHING_READ, fresh)),
    progress: (id, progress) => set({ reading: new Map(get().reading).set(id, progress) }),
    failed(id) {
      const name = fileOf(get().workspace, id)?.name ?? 'A file';
      leaveUnread([id]);
      get().notify({
        tone: 'error',
        text: `${name} could not be read: it may be too large. Its text is untouched.`,
        undo: false,
      });
    },
  };

  /** Applies a step's edits or their inverse to the files, tells the listeners, and shows where it happened. */
  const carryOut = (
    edits: ReadonlyMap<FileId, readonly TextEdit[]>,
    history: History,
    by: EditsMade['by'],
    selections: FileSelections | undefined,
  ): void => {
    const after = textsAfter(texts(), edits);
    const read = atOnce();
    const files = get().workspace.files.map((file) => {
      const text = after.get(file.id);
      return text === undefined || text === file.text ? file : withText(file, text, read, fresh);
    });
    const [first] = edits;
    const shown = first && (by === 'undo' || by === 'redo') ? shownBy(files, first[0], first[1], get().activeObject) : {};
    setFiles(files, { history, ...shown });
    for (const [file, list] of edits) for (const listener of listeners) listener({ file, edits: list, by, selections });
  };

  const editor: Editor = {
    workspace: () => get().workspace,
    show: (file, object) => get().activate(file, object),
    make: (file, edits, label) => get().make(new Map([[file, edits]]), label),
  };
  const withPlanner = async (make: (tools: Planner) => Outcome | Promise<Outcome>): Promise<Outcome> => {
    const tools = await readyToEdit().catch(() => undefined);
    return tools ? make(tools) : NOT_LOADED;
  };

  return {
    workspace: { files: [], defaultNamespace: 'default' },
    history: NO_HISTORY,
    activeFile: undefined,
    activeObject: undefined,
    undoLabel: undefined,
    redoLabel: undefined,
    pointed: undefined,
    notices: [],
    profile: NO_PROFILE,
    reading: new Map(),
    handles: new Map(),

    open(files, more = false) {
      const opened: OpenFile[] = [];
      const read = atOnce();
      const handles = new Map(get().handles);
      for (const { name, bytes, path, handle, unsaved } of files) {
        const decoded = decodeText(bytes);
        if (decoded.ok) {
          const file = { ...newFile(name, decoded.text, read), path, ...(unsaved && { saved: '' }) };
          opened.push(file);
          if (handle) handles.set(file.id, handle);
        } else get().notify({ tone: 'error', text: `${name} was not opened. ${decoded.reason}`, undo: false });
      }
      add(opened, more ? { handles, activeFile: get().activeFile, activeObject: get().activeObject } : { handles });
    },
    create(name, text) {
      add([{ ...newFile(name, text, atOnce()), opened: '', saved: '' }]);
    },
    paste(name, text) {
      add([{ ...newFile(name, text, atOnce()), saved: '' }]);
    },
    restore(files, activeFile, handles = new Map()) {
      if (get().workspace.files.length > 0 || files.length === 0) return;
      // Keys given on an earlier visit must not be given again.
      lastKey = Math.max(lastKey, ...files.map((saved) => Number(/\d+/.exec(saved.id)?.[0] ?? 0)));
      const read = atOnce();
      const opened = files.map((saved) => restored(saved, read, get().profile));
      setFiles(opened, { activeFile: activeFile ?? opened[0]?.id, handles });
    },
    remember(kept) {
      const { past, future } = get().history;
      const redo = past.length + future.length > 0 ? future : kept.future;
      const history: History = { past: [...kept.past, ...past], future: redo };
      set({ history, ...labels(history) });
    },
    close(id) {
      const { workspace, history, activeFile } = get();
      const place = workspace.files.findIndex((file) => file.id === id);
      const files = workspace.files.filter((file) => file.id !== id);
      set({ reading: readingWithout([id]) });
      void later?.then((reader) => reader.cancel(id));
      const next = activeFile === id ? (files[Math.min(place, files.length - 1)]?.id ?? undefined) : activeFile;
      const handles = new Map([...get().handles].filter(([file]) => file !== id));
      setFiles(files, { history: forgetFile(history, id), activeFile: next, pointed: undefined, handles });
    },
    activate(file, object) {
      set({ ...active(get().workspace, file, object), pointed: undefined });
    },
    cancelReading(id) {
      const { files } = get().workspace;
      leaveUnread(files.flatMap((file) => (file.reading && (id === undefined || file.id === id) ? [file.id] : [])));
    },
    readAgain: (id) => changeFiles([id], (file) => withUnread(file, false)),
    downloaded(id) {
      setFiles(get().workspace.files.map((file) => (file.id === id ? { ...file, downloaded: file.text } : file)));
    },

    saved(id, text) {
      setFiles(get().workspace.files.map((file) => (file.id === id ? { ...file, saved: text } : file)));
    },

    dispatch: (key, intent) => withPlanner((tools) => tools.dispatch(editor, key, intent)),
    preview: (key, intent) => planner?.preview(editor, key, intent) ?? { ok: true, added: 0, removed: 0, changed: [], text: '' },
    change: (file, change) => withPlanner((tools) => tools.changeDocuments(editor, file, change)),
    make(edits, label) {
      const step = transaction(texts(), edits, { label, origin: 'canvas', before: undefined, after: undefined });
      lastTyped = 0;
      carryOut(step.edits, record(get().history, step, false), 'canvas', undefined);
    },
    mend: (fix) => withPlanner((tools) => tools.mend(editor, fix)),
    type(file, edits, selections, group = false) {
      if (edits.length === 0 || !fileOf(get().workspace, file)) return;
      const step: Transaction = transaction(texts(), new Map([[file, edits]]), {
        label: 'typing',
        origin: 'typing',
        before: selections.before,
        after: selections.after,
      });
      const now = Date.now();
      const join = group || (now - lastTyped < PAUSE && continuesTyping(get().history.past.at(-1), file, edits));
      lastTyped = now;
      carryOut(step.edits, record(get().history, step, join), 'typing', selections.after);
    },
    undo() {
      const back = stepBack(get().history);
      lastTyped = 0;
      if (back) carryOut(back.step.inverse, back.history, 'undo', back.step.before);
    },
    redo() {
      const on = stepForward(get().history);
      lastTyped = 0;
      if (on) carryOut(on.step.edits, on.history, 'redo', on.step.after);
    },

    setProfile(profile) {
      set({ profile });
      setFiles(get().workspace.files.map((file) => withProfile(file, profile)));
    },
    point(pointed) {
      set({ pointed });
    },
    notify(notice) {
      const same = get().notices.some((one) => one.text === notice.text);
      if (!same) set({ notices: [...get().notices, { ...notice, id: ++lastNotice }].slice(-4) });
    },
    dismiss(id) {
      set({ notices: get().notices.filter((notice) => notice.id !== id) });
    },
  };
});

/** The part of the state a component needs; it is drawn again only when that part changes. */
export function useDrawbridge<T>(part: (state: DrawbridgeState) => T): T {
  return useStore(drawbridge, part);
}

function labels(history: History): Pick<DrawbridgeState, 'undoLabel' | 'redoLabel'> {
  return { undoLabel: history.past.at(-1)?.label, redoLabel: history.future[0]?.label };
}

const NOT_LOADED: Outcome = {
  ok: false,
  reason: 'The part of Drawbridge that edits could not be loaded. Try again; the text can be changed meanwhile.',
};

const NOT_LOADED_READER = 'The part of Drawbridge that reads large files could not be loaded. Their text is untouched.';

function restored(saved: SavedFile, read: ReadText, profile: ClusterProfile): OpenFile {
  const file = openFile(saved.id, saved.name, saved.text, saved.opened, read, fresh, profile);
  const namedAfter = file.objects[saved.namedAfter ?? -1]?.key ?? file.namedAfter;
  return { ...file, path: saved.path, saved: saved.saved ?? saved.opened, downloaded: saved.downloaded, namedAfter };
}
