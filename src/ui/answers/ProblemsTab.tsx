import { type ReactElement, useMemo } from 'react';
import type { Finding } from '../../lints';
import { MOST_POLICIES, useFindings } from '../../store/findings';
import { useDrawbridge } from '../../store/store';
import type { FileId, Workspace } from '../../workspace/workspace';
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
  const entries = useMemo(() => entriesOnce(workspace, findings), [workspace, findings]);
  return { entries, counts: countsOf(entries), tooMany, ageing };
}

let last:
  | { readonly workspace: Workspace; readonly findings: readonly Finding[]; readonly entries: readonly Entry[] }
  | undefined;

/** More than one part of the page asks for the same. */
function entriesOnce(workspace: Workspace, findings: readonly Finding[]): readonly Entry[] {
  if (last?.workspace !== workspace || last.findings !== findings)
    last = { workspace, findings, entries: entriesOf(workspace, findings) };
  return last.entries;
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
