import { type ReactElement, useMemo } from 'react';
import { MOST_POLICIES, useFindings } from '../../store/findings';
import { useDrawbridge } from '../../store/store';
import type { FileId } from '../../workspace/workspace';
import { countsOf, type Entry, entriesOf, type Severity } from './entry';
import { ProblemList } from './ProblemList';

/** Everything the Problems tab tells, and how many of each severity there are. */
export interface ToldProblems {
  readonly entries: readonly Entry[];
  readonly counts: Readonly<Record<Severity, number>>;
  readonly tooMany: boolean;
  readonly ageing: boolean;
}

export function useProblems(): ToldProblems {
  const workspace = useDrawbridge((state) => state.workspace);
  const { findings, tooMany, ageing } = useFindings();
  const entries = useMemo(() => entriesOf(workspace, findings), [workspace, findings]);
  return { entries, counts: countsOf(entries), tooMany, ageing };
}

/** What is wrong, or may be meant otherwise, in all open files. */
export function ProblemsTab({
  told,
  onGoToLine,
}: {
  readonly told: ToldProblems;
  readonly onGoToLine: (line: number, file: FileId) => void;
}): ReactElement {
  const workspace = useDrawbridge((state) => state.workspace);
  return (
    <>
      {told.tooMany && (
        <p className="answers__note">
          Lints are not looked for while more than {MOST_POLICIES} policies are open. The command line does: drawbridge check.
        </p>
      )}
      <ProblemList
        entries={told.entries}
        counts={told.counts}
        ageing={told.ageing}
        workspace={workspace}
        onGoToLine={onGoToLine}
      />
    </>
  );
}
