import { CircleCheck, Copy, FileText, type LucideIcon } from 'lucide-react';
import { type KeyboardEvent, type ReactElement, useState } from 'react';
import { problemMarkdown } from '../../words';
import type { FileId, Workspace } from '../../workspace/workspace';
import { copyAndTell } from '../editor/copyAndTell';
import { countWords, type Entry, entryText, SEVERITIES, type Severity } from './entry';
import { ProblemRow } from './ProblemRow';

/** So many rows are shown at once; more on request. */
const SHOWN = 200;

export interface ProblemListProps {
  readonly entries: readonly Entry[];
  readonly counts: Readonly<Record<Severity, number>>;
  readonly ageing: boolean;
  readonly workspace: Workspace;
  readonly onGoToLine: (line: number, file: FileId) => void;
}

/** Everything that is wrong or may be meant otherwise, in all open files. */
export function ProblemList({ entries, counts, ageing, workspace, onGoToLine }: ProblemListProps): ReactElement {
  const [hidden, setHidden] = useState<ReadonlySet<Severity>>(new Set());
  const [shown, setShown] = useState(SHOWN);
  const [opened, setOpened] = useState<string>();
  if (entries.length === 0) return <Nothing files={workspace.files} />;
  const listed = entries.filter((entry) => !hidden.has(entry.severity));
  const toggle = (severity: Severity): void => {
    const next = new Set(hidden);
    if (!next.delete(severity)) next.add(severity);
    setHidden(next);
  };
  return (
    <>
      <div className="problems__tools">
        {SEVERITIES.map((severity) => (
          <button
            key={severity}
            type="button"
            className="btn btn--small"
            aria-pressed={counts[severity] > 0 && !hidden.has(severity)}
            disabled={counts[severity] === 0}
            onClick={() => toggle(severity)}
          >
            {countWords(severity, counts[severity])}
          </button>
        ))}
        <span className="grow" />
        <CopyButton name="Copy all" Icon={Copy} onCopy={() => void copyAll(listed)} />
        <CopyButton name="Copy as Markdown" Icon={FileText} onCopy={() => void copyMarkdown(listed)} />
      </div>
      <ul className={ageing ? 'problems problems--ageing' : 'problems'} aria-label="Problems" onKeyDown={walk}>
        {listed.slice(0, shown).map((entry) => (
          <ProblemRow
            key={entry.key}
            entry={entry}
            workspace={workspace}
            ageing={ageing && entry.from.type === 'finding'}
            open={opened === entry.key}
            onToggle={() => setOpened(opened === entry.key ? undefined : entry.key)}
            onGoToLine={onGoToLine}
          />
        ))}
        {listed.length > shown && (
          <li>
            <button type="button" className="btn btn--small" onClick={() => setShown(shown + SHOWN)}>
              Show {Math.min(SHOWN, listed.length - shown)} more of {listed.length}
            </button>
          </li>
        )}
      </ul>
    </>
  );
}

/** Its name is hidden where there is no room for it. */
function CopyButton({
  name,
  Icon,
  onCopy,
}: {
  readonly name: string;
  readonly Icon: LucideIcon;
  readonly onCopy: () => void;
}): ReactElement {
  return (
    <button type="button" className="btn btn--small" aria-label={name} title={name} onClick={onCopy}>
      <Icon size={14} className="icon" />
      <span className="problems__word">{name}</span>
    </button>
  );
}

function Nothing({ files }: Pick<Workspace, 'files'>): ReactElement {
  const reading = files.some((file) => file.reading);
  const unread = files.some((file) => file.unread);
  return (
    <p className="problems__none">
      {!reading && !unread && <CircleCheck size={16} className="icon" />}
      {reading
        ? 'The files are being read.'
        : unread
          ? 'Nothing to report so far: not all files have been read.'
          : 'Nothing to report: the API server would take these files, and no lint has anything to say.'}
    </p>
  );
}

/** Up and Down go from one row's message to the next. */
function walk(event: KeyboardEvent<HTMLElement>): void {
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (step === undefined) return;
  const rows = [...event.currentTarget.querySelectorAll<HTMLElement>('.problem__message')];
  const at = rows.findIndex((row) => row.closest('li')?.contains(document.activeElement) ?? false);
  const next = rows[at + step];
  if (!next) return;
  event.preventDefault();
  next.focus();
}

function copyAll(entries: readonly Entry[]): Promise<void> {
  const lines = entries.length === 1 ? '1 line' : `${entries.length} lines`;
  return copyAndTell(entries.map((entry) => `${entryText(entry)}\n`).join(''), `Copied ${lines} of problems.`);
}

function copyMarkdown(entries: readonly Entry[]): Promise<void> {
  const text = entries.map((entry) => `${problemMarkdown(entry.fileName, entry)}\n`).join('');
  return copyAndTell(text, `Copied ${entries.length === 1 ? '1 problem' : `${entries.length} problems`} as a Markdown list.`);
}
