import { CircleAlert, Lock } from 'lucide-react';
import { type ReactElement, type ReactNode, useMemo } from 'react';
import { useDrawbridge } from '../../store/store';
import { downloadName } from '../../workspace/downloadName';
import { fileOf, isModified, type OpenFile } from '../../workspace/workspace';

export function StatusBar({
  onShowProblems,
  children,
}: {
  readonly onShowProblems: () => void;
  /** What else is to be known before a download. */
  readonly children?: ReactNode;
}): ReactElement {
  const file = useDrawbridge((state) => fileOf(state.workspace, state.activeFile));
  const modified = useDrawbridge((state) => state.workspace.files.filter(isModified).length);
  return (
    <footer className="status">
      <span className="status__item">
        <Lock size={12} className="icon" />
        Everything stays in this browser
      </span>
      <span className="grow" />
      {children}
      {file && <Problems file={file} onShow={onShowProblems} />}
      {modified > 0 && <span>{modified === 1 ? '1 file modified' : `${modified} files modified`}</span>}
      {file && <span className="wide truncate">Downloads as {downloadName(file)}</span>}
      {file && <LineEnds text={file.text} />}
    </footer>
  );
}

function LineEnds({ text }: { readonly text: string }): ReactElement {
  return <span className="wide">{useMemo(() => lineEnds(text), [text])}</span>;
}

function Problems({ file, onShow }: { readonly file: OpenFile; readonly onShow: () => void }): ReactElement | null {
  const [first] = file.problems.filter((problem) => problem.severity === 'error').concat(file.problems);
  if (!first) return null;
  const errors = file.problems.filter((problem) => problem.severity === 'error').length;
  const warnings = file.problems.length - errors;
  const words = [errors > 0 && count(errors, 'error'), warnings > 0 && count(warnings, 'warning')].filter(
    (word) => word !== false,
  );
  return (
    <button
      type="button"
      className={errors > 0 ? 'status__item status__item--error' : 'status__item status__item--warning'}
      onClick={onShow}
      title={`Line ${first.line}: ${first.message}`}
    >
      <CircleAlert size={12} className="icon" />
      {words.join(', ')}
    </button>
  );
}

function count(number: number, word: string): string {
  return number === 1 ? `1 ${word}` : `${number} ${word}s`;
}

/** How the lines of a text end, in a word or two. */
export function lineEnds(text: string): string {
  const crlf = text.includes('\r\n');
  const lf = /(^|[^\r])\n/.test(text);
  const words = [crlf && lf ? 'mixed line endings' : crlf ? 'CRLF' : 'LF'];
  if (text.charCodeAt(0) === 0xfeff) words.push('BOM');
  if (text !== '' && !/[\r\n]$/.test(text)) words.push('no final newline');
  return words.join(', ');
}
