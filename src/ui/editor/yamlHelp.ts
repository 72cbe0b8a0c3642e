import type { editor } from 'monaco-editor/editor';
import { hoverAt, type KnownNames, knownIn } from '../../help';
import type { Finding } from '../../lints';
import { currentSituation } from '../../store/openCluster';
import { fileOf, type Workspace } from '../../workspace/workspace';
import { completionProvider } from './completion';
import type { Models, Store } from './models';
import type { Monaco } from './monacoParts';
import { foldingProvider, type ShownFile, symbolProvider } from './outline';
import { codeActionProvider } from './quickFixes';

/**
 * Help with writing: what can be written, what a word means, policies and rules to jump to, what can be folded, and ways
 * to mend what is marked. Once for all editors. `findings` are those of the text as it stands.
 */
export function provideHelp(monaco: Monaco, models: Models, store: Store, findings: () => readonly Finding[]): void {
  const { languages } = monaco;
  const shownFile: ShownFile = (model) => {
    const current = models.current();
    if (!current || current.model !== model) return undefined;
    const file = fileOf(store.getState().workspace, current.file);
    return file && !file.reading && !file.unread && file.text === current.shown.text ? { file, shown: current.shown } : undefined;
  };

  languages.registerCompletionItemProvider(
    'yaml',
    completionProvider(
      monaco,
      remembered(
        () => store.getState().workspace,
        (workspace) => knownIn(workspace, currentSituation().cluster),
      ),
    ),
  );
  languages.registerHoverProvider('yaml', {
    provideHover(model, position) {
      const help = hoverAt(model.getValue(), model.getOffsetAt(position));
      return help && { contents: [{ value: help.markdown }], range: rangeIn(monaco, model, help.range) };
    },
  });
  languages.registerFoldingRangeProvider('yaml', foldingProvider(monaco));
  languages.registerDocumentSymbolProvider('yaml', symbolProvider(monaco, shownFile));
  languages.registerCodeActionProvider(
    'yaml',
    codeActionProvider(monaco, shownFile, {
      workspace: () => store.getState().workspace,
      findings,
      async mend(fix) {
        const outcome = await store.getState().mend(fix);
        if (!outcome.ok) store.getState().notify({ tone: 'warning', text: outcome.reason, undo: false });
      },
    }),
    { providedCodeActionKinds: ['quickfix'] },
  );
}

function remembered(workspace: () => Workspace, find: (workspace: Workspace) => KnownNames): () => KnownNames {
  let last: { readonly of: Workspace; readonly known: KnownNames } | undefined;
  return () => {
    const of = workspace();
    if (last?.of !== of) last = { of, known: find(of) };
    return last.known;
  };
}

function rangeIn(monaco: Monaco, model: editor.ITextModel, range: { readonly start: number; readonly end: number }) {
  return monaco.Range.fromPositions(model.getPositionAt(range.start), model.getPositionAt(range.end));
}
