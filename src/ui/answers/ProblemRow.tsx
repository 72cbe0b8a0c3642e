import { ChevronDown, ChevronRight, Copy, Lightbulb } from 'lucide-react';
import type { ReactElement } from 'react';
import { LINT_RULES } from '../../lints';
import { drawbridge } from '../../store/store';
import type { Fix } from '../../workspace/fix';
import type { FileId, Workspace } from '../../workspace/workspace';
import { copyAndTell } from '../editor/copyAndTell';
import { type Entry, entryText, ruleOf, SEVERITY_WORDS } from './entry';
import { SeverityIcon } from './SeverityIcon';
import { useFixes } from './useFixes';

export interface ProblemRowProps {
  readonly entry: Entry;
  readonly workspace: Workspace;
  /** Its place is of an earlier text: a newer answer is on its way. */
  readonly ageing: boolean;
  readonly open: boolean;
  readonly onToggle: () => void;
  readonly onGoToLine: (line: number, file: FileId) => void;
}

/** One problem: what, where, and how to mend it; opened, also why it matters and every other way. */
export function ProblemRow({ entry, workspace, ageing, open, onToggle, onGoToLine }: ProblemRowProps): ReactElement {
  const { fixes, ready } = useFixes(entry, workspace);
  // A way to be told no more is no fix: it stands with the details.
  const first = fixes.find((fix) => fix.silences !== true);
  const others = fixes.filter((fix) => fix !== first);
  const go = (): void => {
    drawbridge.getState().activate(entry.file, objectOf(entry));
    onGoToLine(entry.line, entry.file);
  };
  const Chevron = open ? ChevronDown : ChevronRight;
  return (
    <li className={open ? 'problem problem--open' : 'problem'}>
      <div className="problem__line">
        <button
          type="button"
          className="btn btn--icon btn--small"
          aria-expanded={open}
          aria-label={open ? 'Hide details' : 'Show details'}
          onClick={onToggle}
        >
          <Chevron size={14} className="icon" />
        </button>
        <SeverityIcon severity={entry.severity} />
        <button
          type="button"
          className="problem__message"
          disabled={ageing}
          onClick={go}
          title={`${entry.message}\nGo to line ${entry.line}`}
        >
          <span className="visually-hidden">{SEVERITY_WORDS[entry.severity].one}: </span>
          <span className="problem__text">{entry.message}</span>
          <span className="problem__place">
            {entry.fileName} <span className="link">line {entry.line}</span>
          </span>
        </button>
        <span className="problem__fix">{first && <FixButton fix={first} disabled={ageing || !ready} />}</span>
      </div>
      {open && <Details entry={entry} others={others} ageing={ageing || !ready} />}
    </li>
  );
}

function Details({
  entry,
  others,
  ageing,
}: {
  readonly entry: Entry;
  readonly others: readonly Fix[];
  readonly ageing: boolean;
}): ReactElement {
  const rule = ruleOf(entry, LINT_RULES);
  return (
    <div className="problem__details">
      {rule && <p>{rule.why}</p>}
      <p className="dim">
        <code>{entry.code}</code>
        {entry.field !== undefined && (
          <>
            {' at '}
            <code>{entry.field}</code>
          </>
        )}
        {rule && (
          <>
            {' '}
            · {rule.source.title}: {rule.source.url}
          </>
        )}
        {rule && rule.alsoKnownAs.length > 0 && <> · also known as {rule.alsoKnownAs.join(', ')}</>}
      </p>
      <div className="problem__ways">
        {others.map((fix) => (
          <FixButton key={fix.title} fix={fix} disabled={ageing} />
        ))}
        <button
          type="button"
          className="btn btn--small"
          onClick={() => void copyAndTell(entryText(entry), 'Copied the problem.')}
        >
          <Copy size={14} className="icon" />
          Copy
        </button>
      </div>
    </div>
  );
}

function FixButton({ fix, disabled }: { readonly fix: Fix; readonly disabled: boolean }): ReactElement {
  const mend = async (): Promise<void> => {
    const { mend: carryOut, notify } = drawbridge.getState();
    const outcome = await carryOut(fix);
    if (!outcome.ok) notify({ tone: 'warning', text: outcome.reason, undo: false });
  };
  return (
    <button
      type="button"
      className="btn btn--line btn--small problem__button"
      disabled={disabled}
      aria-label={`Fix: ${fix.title}`}
      title={fix.title}
      onClick={() => void mend()}
    >
      <Lightbulb size={14} className="icon" />
      <span className="truncate">{fix.title}</span>
    </button>
  );
}

function objectOf({ from }: Entry): string | undefined {
  return from.type === 'finding' ? from.finding.object : from.problem.object;
}
