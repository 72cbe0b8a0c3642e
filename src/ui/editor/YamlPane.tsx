import { Copy, RotateCw } from 'lucide-react';
import { useEffect, useLayoutEffect, useRef, useState } from 'react';
import { useDrawbridge } from '../../store/store';
import { fileOf, type OpenFile } from '../../workspace/workspace';
import { HelpButton } from '../frame/HelpButton';
import { copyAndTell } from './copyAndTell';
import { shownFileChanged } from './editorHandle';
import './editor.css';
import { LargeText } from './LargeText';
import type { LineDiff } from './lineDiff';
import type { MountedEditor } from './monaco';
import { PlainText } from './PlainText';
import { EDITOR_MOST } from './textWindow';
import { useLineDiff } from './useLineDiff';

/** Comes with the pane that it sizes. */
export { Split } from '../frame/Split';

interface Props {
  /** True once the canvas is on screen: only then is the editor asked for. */
  readonly canLoad: boolean;
  /** Shows the text difference to what was opened. */
  readonly onShowChanges?: (() => void) | undefined;
}

/** The text of the active file: at once as plain text, then in the editor. */
export function YamlPane({ canLoad, onShowChanges }: Props) {
  const file = useDrawbridge((state) => fileOf(state.workspace, state.activeFile));
  const diff = useLineDiff(file);
  return (
    <section className="yaml-pane" aria-label="YAML">
      <header className="yaml-head">
        <h2>YAML</h2>
        <HelpButton topic="yaml" about="the YAML" />
        <span className="yaml-name truncate" title={file?.name}>
          {file?.name}
        </span>
        <span className="grow" />
        <Changes diff={diff} onShow={onShowChanges} />
        {file && <CopyButton file={file} />}
      </header>
      <div className="yaml-body">
        {file &&
          (file.text.length > EDITOR_MOST ? (
            <LargeText key={file.id} file={file} />
          ) : (
            <Editor file={file} diff={diff} canLoad={canLoad} />
          ))}
      </div>
    </section>
  );
}

function Changes({ diff, onShow }: { readonly diff: LineDiff; readonly onShow: (() => void) | undefined }) {
  const parts = [
    { sign: '+', count: diff.added, words: `${lines(diff.added)} added` },
    { sign: '~', count: diff.modified, words: `${lines(diff.modified)} changed` },
    { sign: '−', count: diff.removed, words: `${lines(diff.removed)} removed` },
  ].filter(({ count }) => count > 0);
  if (parts.length === 0) return null;
  const words = `Since it was opened: ${parts.map((part) => part.words).join(', ')}`;
  const figures = parts.map(({ sign, count }) => `${sign}${count}`).join(' ');
  if (!onShow) {
    return (
      <span className="yaml-changes" title={words}>
        {figures}
      </span>
    );
  }
  return (
    <button
      type="button"
      className="btn btn--small yaml-changes"
      title={words}
      aria-label={`Changes: ${parts.map((part) => part.words).join(', ')}`}
      onClick={onShow}
    >
      {figures}
    </button>
  );
}

function CopyButton({ file }: { readonly file: OpenFile }) {
  return (
    <button
      type="button"
      className="btn btn--small btn--line"
      onClick={() => void copyAndTell(file.text, `Copied ${file.name}.`)}
    >
      <Copy className="icon" size={14} aria-hidden="true" />
      Copy YAML
    </button>
  );
}

function Editor({ file, diff, canLoad }: { readonly file: OpenFile; readonly diff: LineDiff; readonly canLoad: boolean }) {
  const container = useRef<HTMLDivElement>(null);
  const scrolled = useRef(0);
  const [editor, setEditor] = useState<MountedEditor>();
  const [attempt, setAttempt] = useState(0);
  const [failed, setFailed] = useState(false);

  // biome-ignore lint/correctness/useExhaustiveDependencies: another attempt loads the editor again.
  useEffect(() => {
    if (!canLoad) return;
    let mounted: MountedEditor | undefined;
    let wanted = true;
    setFailed(false);
    import('./monaco').then(
      ({ mountEditor }) => {
        if (!wanted || !container.current) return;
        mounted = mountEditor(container.current);
        setEditor(mounted);
      },
      () => {
        if (wanted) setFailed(true);
      },
    );
    return () => {
      wanted = false;
      mounted?.dispose();
      setEditor(undefined);
    };
  }, [canLoad, attempt]);

  const id = file.id;
  useLayoutEffect(() => {
    if (!editor) return;
    editor.show(id);
    if (scrolled.current > 0) editor.scrollTo(scrolled.current);
    scrolled.current = 0;
    shownFileChanged();
  }, [editor, id]);
  useLayoutEffect(() => {
    editor?.showChanges(diff);
  }, [editor, diff]);

  return (
    <>
      {failed && (
        <p className="yaml-failed" role="alert">
          The editor could not be loaded. The text can be read here and downloaded whole, but not changed.
          <button type="button" className="btn btn--small btn--line" onClick={() => setAttempt(attempt + 1)}>
            <RotateCw className="icon" size={14} aria-hidden="true" />
            Try again
          </button>
        </p>
      )}
      {/* React Flow takes keys from everything it does not know as a field, unless it has this class. */}
      <div className="yaml-editor nokey" ref={container} />
      {!editor && (
        <PlainText
          file={file}
          onScroll={(top) => {
            scrolled.current = top;
          }}
        />
      )}
    </>
  );
}

function lines(count: number): string {
  return count === 1 ? '1 line' : `${count} lines`;
}
