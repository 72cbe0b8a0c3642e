import type { editor, IDisposable } from 'monaco-editor/editor';
import type { StoreApi } from 'zustand';
import type { DrawbridgeState, EditsMade } from '../../store/contract';
import { applyEdits, composeEdits, mapOffset } from '../../text';
import type { FileSelections, TextSelection } from '../../workspace/transaction';
import { type FileId, fileOf, type OpenFile } from '../../workspace/workspace';
import { colourNow, type Entry, forgetOwnSteps, inStep, inside } from './modelEntry';
import type { Monaco } from './monacoParts';
import { rebase } from './rebase';
import {
  changeBetween,
  changesOfEdits,
  editsOfChanges,
  type ModelChange,
  modelText,
  type ShownText,
  shownText,
  toModelOffset,
  toTextOffset,
} from './textModel';

export type Store = Pick<StoreApi<DrawbridgeState>, 'getState' | 'subscribe'>;
type Listen = (listener: (made: EditsMade) => void) => () => void;

/** The Monaco models of the open files, each in step with the file's text in the store. */
export interface Models {
  /** Shows a file in the editor, where it was left. */
  show(file: FileId): void;
  /** The file the editor shows, with its text and model. */
  current(): { readonly file: FileId; readonly shown: ShownText; readonly model: editor.ITextModel } | undefined;
  /** Lets an editor show the models; answers with the way to part. */
  attach(editor: editor.IStandaloneCodeEditor): () => void;
}

/**
 * Binds models to the store. The store's text is the document: what is typed goes to it as edits, what is edited
 * elsewhere comes from it as edits, undo and redo are its own. Whenever the two differ the store's text is set again.
 */
export function bindModels(monaco: Monaco, store: Store, listen: Listen): Models {
  const entries = new Map<FileId, Entry>();
  let view: editor.IStandaloneCodeEditor | undefined;
  let active: Entry | undefined;
  // Selections as offsets of the model, as they were at the last event: at a change the editor already has the new ones.
  let resting: readonly TextSelection[] = [];
  let own = false;
  let telling = false;
  let composing = false;
  let composition = 0;
  let goesOn = false;

  const storeText = (file: FileId): string | undefined => fileOf(store.getState().workspace, file)?.text;

  const change = (entry: Entry, changes: readonly ModelChange[]): void => {
    const edits = changes.map(({ rangeOffset, rangeLength, text }) => ({
      range: monaco.Range.fromPositions(
        entry.model.getPositionAt(rangeOffset),
        entry.model.getPositionAt(rangeOffset + rangeLength),
      ),
      text,
    }));
    for (const { range } of edits) {
      colourNow(entry.model, range.startLineNumber);
      colourNow(entry.model, range.endLineNumber);
    }
    own = true;
    entry.model.applyEdits(edits);
    own = false;
    forgetOwnSteps(entry.model);
  };

  const settle = (entry: Entry): void => {
    const text = storeText(entry.file);
    if (text === undefined || inStep(entry, text)) return;
    if (entry.model.getEOL() !== '\n') {
      own = true;
      entry.model.setEOL(monaco.editor.EndOfLineSequence.LF);
      own = false;
    }
    change(entry, [changeBetween(entry.model.getValue(), modelText(text))]);
    entry.shown = shownText(text);
  };

  const remember = (): void => {
    const model = view?.getModel();
    if (!view || !model) return;
    resting = (view.getSelections() ?? []).map((selection) => ({
      anchor: model.getOffsetAt({ lineNumber: selection.selectionStartLineNumber, column: selection.selectionStartColumn }),
      head: model.getOffsetAt({ lineNumber: selection.positionLineNumber, column: selection.positionColumn }),
    }));
  };

  const mapped = (selections: readonly TextSelection[], map: (offset: number) => number): readonly TextSelection[] =>
    selections.map(({ anchor, head }) => ({ anchor: map(anchor), head: map(head) }));

  const selectionsOf = (entry: Entry): FileSelections | undefined =>
    entry === active
      ? { file: entry.file, selections: mapped(resting, (offset) => toTextOffset(entry.shown, offset)) }
      : undefined;

  const select = (entry: Entry, selections: readonly TextSelection[]): void => {
    const at = (offset: number) => entry.model.getPositionAt(toModelOffset(entry.shown, offset));
    const wanted = selections.map(({ anchor, head }) => monaco.Selection.fromPositions(at(anchor), at(head)));
    if (view && wanted.length > 0) view.setSelections(wanted, 'drawbridge');
    remember();
  };

  const flush = (entry: Entry): void => {
    const { typed } = entry;
    if (!typed) return;
    entry.typed = undefined;
    if (entry === active) remember();
    const after = selectionsOf(entry);
    const length = storeText(entry.file)?.length ?? 0;
    const edits = entry.held.length === 0 ? typed.edits : inside(rebase(typed.edits, entry.held, 'after'), length);
    if (entry.held.length > 0) entry.held = rebase(entry.held, typed.edits, 'before');
    telling = true;
    try {
      store
        .getState()
        .type(entry.file, edits, { ...(typed.before && { before: typed.before }), ...(after && { after }) }, goesOn);
    } finally {
      telling = false;
    }
    goesOn = composing;
    forgetOwnSteps(entry.model);
    if (!composing) catchUp(entry);
  };

  const catchUp = (entry: Entry): void => {
    entry.held = [];
    settle(entry);
    if (entry === active) remember();
  };

  const changed = (entry: Entry, event: editor.IModelContentChangedEvent): void => {
    if (own) return;
    if (event.isEolChange) {
      settle(entry);
      return;
    }
    const edits = editsOfChanges(entry.shown, event.changes);
    if (entry.typed) entry.typed.edits = composeEdits(entry.typed.edits, edits);
    else {
      entry.typed = { edits, before: selectionsOf(entry) };
      queueMicrotask(() => flush(entry));
    }
    entry.shown = shownText(applyEdits(entry.shown.text, edits));
  };

  const made = ({ file, edits, by, selections }: EditsMade): void => {
    const entry = entries.get(file);
    if (!entry || telling) return;
    const wanted = selections?.file === file ? selections.selections : undefined;
    if (entry.typed || (composing && entry === active)) {
      entry.held = composeEdits(entry.held, edits);
      if (!composing) flush(entry);
      return;
    }
    const stays = selectionsOf(entry)?.selections ?? [];
    // A snippet that is being filled in does not outlive an edit made elsewhere, undo and redo among them.
    if (entry === active) view?.trigger('drawbridge', 'leaveSnippet', {});
    change(entry, changesOfEdits(entry.shown, edits));
    entry.shown = shownText(storeText(file) ?? entry.shown.text);
    settle(entry);
    const place = mapOffset(edits[0]?.offset ?? 0, edits, 'after');
    if (entry !== active) {
      if (by === 'undo' || by === 'redo') entry.wanted = wanted ?? [{ anchor: place, head: place }];
      return;
    }
    select(entry, wanted ?? mapped(stays, (offset) => mapOffset(offset, edits, 'before')));
    const shows = entry.model.getPositionAt(toModelOffset(entry.shown, place));
    view?.revealPositionInCenterIfOutsideViewport(shows, monaco.editor.ScrollType.Immediate);
  };

  const add = ({ id: file, name, text }: OpenFile): Entry => {
    const model = monaco.editor.createModel(
      modelText(text),
      'yaml',
      monaco.Uri.from({ scheme: 'drawbridge', path: `/${file}/${name}` }),
    );
    model.setEOL(monaco.editor.EndOfLineSequence.LF);
    model.updateOptions({
      tabSize: 2,
      indentSize: 2,
      insertSpaces: true,
      bracketColorizationOptions: { enabled: false, independentColorPoolPerBracketType: false },
    });
    const entry: Entry = { file, model, shown: shownText(text), typed: undefined, held: [], view: null, wanted: undefined };
    // Overriding the model's history, not keys: the keys, the commands and the menus all end here, and the find field keeps its own.
    model.undo = () => {
      flush(entry);
      store.getState().undo();
    };
    model.redo = () => {
      flush(entry);
      store.getState().redo();
    };
    model.canUndo = () => store.getState().undoLabel !== undefined;
    model.canRedo = () => store.getState().redoLabel !== undefined;
    model.onDidChangeContent((event) => changed(entry, event));
    entries.set(file, entry);
    return entry;
  };

  listen(made);
  store.subscribe((state, before) => {
    if (state.workspace.files === before.workspace.files) return;
    for (const [id, entry] of entries) {
      if (fileOf(state.workspace, id)) continue;
      if (active === entry) active = undefined;
      entries.delete(id);
      entry.model.dispose();
    }
  });

  return {
    current: () => active,
    show(file) {
      const open = fileOf(store.getState().workspace, file);
      if (!view || !open || (active?.file === file && view.getModel() === active.model)) return;
      if (active) {
        flush(active);
        if (view.getModel() === active.model) active.view = view.saveViewState();
      }
      active = entries.get(file) ?? add(open);
      settle(active);
      view.setModel(active.model);
      if (active.view) view.restoreViewState(active.view);
      remember();
      if (active.wanted) {
        select(active, active.wanted);
        view.revealRangeInCenterIfOutsideViewport(
          view.getSelection() ?? new monaco.Range(1, 1, 1, 1),
          monaco.editor.ScrollType.Immediate,
        );
        active.wanted = undefined;
      }
    },
    attach(editor) {
      view = editor;
      const listening: IDisposable[] = [
        editor.onDidChangeCursorSelection(remember),
        editor.onDidCompositionStart(() => {
          composition += 1;
          composing = true;
          goesOn = false;
        }),
        editor.onDidCompositionEnd(() => {
          const ended = composition;
          // The input method's last change may come right behind the end; the next composition may too.
          setTimeout(() => {
            if (ended !== composition) return;
            composing = false;
            if (!active) return;
            flush(active);
            goesOn = false;
            catchUp(active);
          });
        }),
      ];
      return () => {
        if (active) {
          flush(active);
          if (editor.getModel() === active.model) active.view = editor.saveViewState();
        }
        for (const one of listening) one.dispose();
        composing = false;
        goesOn = false;
        active = undefined;
        view = undefined;
      };
    },
  };
}
