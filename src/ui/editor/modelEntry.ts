import type { editor } from 'monaco-editor/editor';
import type { TextEdit } from '../../text';
import type { FileSelections, TextSelection } from '../../workspace/transaction';
import type { FileId } from '../../workspace/workspace';
import { modelLength, modelText, type ShownText } from './textModel';

/** Texts up to this many code units are compared whole with their model after every step; longer ones by length. */
const COMPARED_WHOLE = 200_000;

/** A file's model, and how far it is from the store. */
export interface Entry {
  readonly file: FileId;
  readonly model: editor.ITextModel;
  /** The text the model shows. */
  shown: ShownText;
  /** Typed, in the model, and not yet told to the store: the model's selections come to rest first. */
  typed: { edits: readonly TextEdit[]; readonly before: FileSelections | undefined } | undefined;
  /** Made elsewhere, in the store, and not yet in the model. */
  held: readonly TextEdit[];
  view: editor.ICodeEditorViewState | null;
  wanted: readonly TextSelection[] | undefined;
}

/** Whether the model shows exactly this text. */
export function inStep(entry: Entry, text: string): boolean {
  if (entry.shown.text !== text || entry.model.getEOL() !== '\n') return false;
  if (entry.model.getValueLength() !== modelLength(entry.shown)) return false;
  return text.length > COMPARED_WHOLE || entry.model.getValue() === modelText(text);
}

/** Edits cut to a text of this length. */
export function inside(edits: readonly TextEdit[], length: number): readonly TextEdit[] {
  return edits.map((edit) => {
    const offset = Math.min(edit.offset, length);
    return { ...edit, offset, length: Math.min(edit.length, length - offset) };
  });
}

/**
 * Empties the model's own undo stack, whose steps nobody will ever take back. There is no public way to be rid of
 * them: where the private one is missing they stay, and only cost memory.
 */
export function forgetOwnSteps(model: editor.ITextModel): void {
  const steps: unknown = Reflect.get(model, '_undoRedoService');
  if (typeof steps !== 'object' || steps === null) return;
  const remove: unknown = Reflect.get(steps, 'removeElements');
  if (typeof remove === 'function') remove.call(steps, model.uri);
}

/**
 * Has Monaco colour a line now instead of at the next pass. Of a line that one edit put in and the next one joins to
 * another, 0.57 otherwise keeps colours of the wrong length, and says so as an error of the page. There is no public way:
 * where the private one is missing, only that error comes back.
 */
export function colourNow(model: editor.ITextModel, line: number): void {
  const colours: unknown = Reflect.get(model, 'tokenization');
  if (typeof colours !== 'object' || colours === null) return;
  const colour: unknown = Reflect.get(colours, 'tokenizeIfCheap');
  if (typeof colour === 'function') colour.call(colours, line);
}

/** Longer texts than this are not coloured to their end at once: a person would feel it. */
const COLOURED_AT_ONCE = 200_000;

/**
 * Has Monaco colour everything up to a line now. Behind lines it has not coloured yet 0.57 takes Enter for a mere line break
 * and leaves the rules of indentation out: who types faster than the screen is drawn would get other columns. There is no
 * public way: where the private one is missing, only that comes back.
 */
export function colourUpTo(model: editor.ITextModel, line: number): void {
  if (model.getValueLength() > COLOURED_AT_ONCE) return;
  const colours: unknown = Reflect.get(model, 'tokenization');
  if (typeof colours !== 'object' || colours === null) return;
  const colour: unknown = Reflect.get(colours, 'forceTokenization');
  if (typeof colour === 'function') colour.call(colours, line);
}
