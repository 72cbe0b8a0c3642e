import type { IRange, languages } from 'monaco-editor/editor';
import type { Finding } from '../../lints';
import type { TextRange } from '../../text';
import type { Fix } from '../../workspace/fix';
import { fixesOf } from '../../workspace/fixes';
import type { Workspace } from '../../workspace/workspace';
import { modelRange } from './decorate';
import type { Monaco } from './monacoParts';
import type { ShownFile } from './outline';

/** More ways than this to mend one line are a list nobody reads. */
const MOST_FIXES = 20;

export interface FixSources {
  readonly workspace: () => Workspace;
  /** What the lints found in the text as it stands; empty while they are still looking. */
  readonly findings: () => readonly Finding[];
  readonly mend: (fix: Fix) => void;
}

/** Offers to mend what is marked on the lines of the caret or the selection. */
export function codeActionProvider(monaco: Monaco, shownFile: ShownFile, sources: FixSources): languages.CodeActionProvider {
  const command = 'drawbridge.mend';
  monaco.editor.registerCommand(command, (_, fix: Fix) => sources.mend(fix));
  return {
    provideCodeActions(model, range) {
      const current = shownFile(model);
      if (!current) return undefined;
      const workspace = sources.workspace();
      const onLines = ({ range: marked }: { readonly range: TextRange }): boolean =>
        sharesLine(modelRange(monaco, model, current.shown, marked), range);
      const found: readonly Fix[] = [
        ...current.file.problems.filter(onLines).flatMap((problem) => fixesOf(workspace, problem)),
        ...sources
          .findings()
          .filter(({ file }) => file === current.file.id)
          .filter(onLines)
          .flatMap(({ fixes }) => fixes),
      ];
      const actions = distinct(found)
        .slice(0, MOST_FIXES)
        .map((fix, index) => action(fix, command, index === 0));
      return { actions, dispose: () => undefined };
    },
  };
}

function action(fix: Fix, command: string, first: boolean): languages.CodeAction {
  return {
    title: fix.title,
    kind: 'quickfix',
    isPreferred: first,
    command: { id: command, title: fix.title, arguments: [fix] },
  };
}

function sharesLine(marked: IRange, range: IRange): boolean {
  return marked.startLineNumber <= range.endLineNumber && range.startLineNumber <= lastLine(marked);
}

// What goes on over many lines (an object, a rule) is marked at its beginning.
function lastLine(marked: IRange): number {
  return marked.endLineNumber - marked.startLineNumber > 3 ? marked.startLineNumber : marked.endLineNumber;
}

function distinct(fixes: readonly Fix[]): readonly Fix[] {
  const seen = new Set<string>();
  return fixes.filter(({ title, repair }) => {
    const key = `${title}\n${JSON.stringify(repair)}`;
    return !seen.has(key) && seen.add(key);
  });
}
