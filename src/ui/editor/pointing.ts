import type { editor, IPosition } from 'monaco-editor/editor';
import type { Models, Store } from './models';
import { toTextOffset } from './textModel';

/** Tells the store which place of the text the cursor or the mouse is at, at most once a frame. */
export function followPointer(view: editor.IStandaloneCodeEditor, models: Models, store: Store): () => void {
  let wanted: IPosition | 'nothing' | undefined;
  let frame = 0;

  const tell = (): void => {
    frame = 0;
    const current = models.current();
    const { pointed, point } = store.getState();
    if (!current || wanted === 'nothing' || !wanted) {
      if (pointed?.from === 'text') point(undefined);
      return;
    }
    const offset = toTextOffset(current.shown, current.model.getOffsetAt(current.model.validatePosition(wanted)));
    if (pointed?.from === 'text' && pointed.file === current.file && pointed.offset === offset) return;
    point({ from: 'text', file: current.file, offset });
  };
  const want = (position: IPosition | 'nothing'): void => {
    wanted = position;
    if (frame === 0) frame = requestAnimationFrame(tell);
  };
  const cursor = (): IPosition | 'nothing' => (view.hasTextFocus() ? view.getPosition() : null) ?? 'nothing';

  const listening = [
    view.onDidChangeCursorPosition(({ source }) => {
      if (source !== 'drawbridge' && view.hasTextFocus()) want(cursor());
    }),
    view.onDidFocusEditorText(() => want(cursor())),
    view.onDidBlurEditorText(() => want('nothing')),
    view.onMouseMove(({ target }) => {
      if (target.position) want(target.position);
    }),
    view.onMouseLeave(() => want(cursor())),
  ];
  return () => {
    cancelAnimationFrame(frame);
    for (const one of listening) one.dispose();
    if (store.getState().pointed?.from === 'text') store.getState().point(undefined);
  };
}
