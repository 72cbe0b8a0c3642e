import type { editor, languages } from 'monaco-editor/editor';
import { foldsOf, type OutlineEntry, outlineOf } from '../../help';
import type { OpenFile } from '../../workspace/workspace';
import { modelRange } from './decorate';
import type { Monaco } from './monacoParts';
import type { ShownText } from './textModel';

/** The file a model shows, when it is in step with it. */
export type ShownFile = (model: editor.ITextModel) => { readonly file: OpenFile; readonly shown: ShownText } | undefined;

/** Policies and rules to jump to by name. */
export function symbolProvider(monaco: Monaco, shownFile: ShownFile): languages.DocumentSymbolProvider {
  return {
    displayName: 'Policies',
    provideDocumentSymbols(model) {
      const current = shownFile(model);
      return current ? outlineOf(current.file).map((entry) => symbol(monaco, model, current.shown, entry)) : [];
    },
  };
}

/** Texts longer than this are not folded: finding out where they could be takes longer than a frame or two. */
const MOST_TO_FOLD = 500_000;

/** What is indented below a line, lists, comments and documents. */
export function foldingProvider(monaco: Monaco): languages.FoldingRangeProvider {
  return {
    provideFoldingRanges: (model) =>
      (model.getValueLength() > MOST_TO_FOLD ? [] : foldsOf(model.getValue())).map(({ start, end, kind }) => ({
        start,
        end,
        ...(kind === 'comment' && { kind: monaco.languages.FoldingRangeKind.Comment }),
      })),
  };
}

function symbol(monaco: Monaco, model: editor.ITextModel, shown: ShownText, entry: OutlineEntry): languages.DocumentSymbol {
  const range = modelRange(monaco, model, shown, entry.range);
  const at = modelRange(monaco, model, shown, entry.at);
  return {
    // The list to jump from shows names only, and behind each the name it stands under.
    name: entry.detail === '' || entry.kind === 'policy' ? entry.name : `${entry.name}: ${entry.detail}`,
    detail: entry.detail,
    kind: kindOf(monaco, entry.kind),
    tags: [],
    range,
    selectionRange: range.containsRange(at) ? at : range,
    children: entry.children.map((child) => symbol(monaco, model, shown, child)),
  };
}

function kindOf(monaco: Monaco, kind: OutlineEntry['kind']): languages.SymbolKind {
  const { SymbolKind } = monaco.languages;
  switch (kind) {
    case 'policy':
      return SymbolKind.Class;
    case 'object':
      return SymbolKind.Object;
    case 'pods':
      return SymbolKind.Field;
    case 'rule':
      return SymbolKind.Function;
    case 'peer':
      return SymbolKind.Constant;
  }
}
