import type { editor, languages, Position } from 'monaco-editor/editor';
import { type Completion, completionsAt, type KnownNames } from '../../help';
import type { Monaco } from './monacoParts';

/** Offers what can be written at the caret. Everything offered comes from the text and the open files. */
export function completionProvider(monaco: Monaco, known: () => KnownNames): languages.CompletionItemProvider {
  return {
    triggerCharacters: [' '],
    provideCompletionItems(model, position, context) {
      // A space only asks where a value or an item begins: who indents a line is not to be stopped by a list.
      if (context.triggerKind === monaco.languages.CompletionTriggerKind.TriggerCharacter && !beginsValue(model, position))
        return undefined;
      const found = completionsAt(model.getValue(), model.getOffsetAt(position), known());
      if (!found) return undefined;
      const range = monaco.Range.fromPositions(model.getPositionAt(found.range.start), model.getPositionAt(found.range.end));
      const suggestions = found.items.map((item, index) => suggestion(monaco, item, index, range));
      const typed = model.getValueInRange(range.setEndPosition(position.lineNumber, position.column)).trim();
      if (!found.open || typed === '') return { suggestions };
      // What is typed is a right answer here: Enter must not put a longer name of another object in its place.
      return { suggestions: [...asTyped(monaco, typed, found.items, range), ...suggestions], incomplete: true };
    },
  };
}

function beginsValue(model: editor.ITextModel, { lineNumber, column }: Position): boolean {
  return /(?:[:,[{]|^\s*(?:- )*-) $/.test(model.getLineContent(lineNumber).slice(0, column - 1));
}

function suggestion(
  monaco: Monaco,
  item: Completion,
  index: number,
  range: InstanceType<Monaco['Range']>,
): languages.CompletionItem {
  const { CompletionItemInsertTextRule } = monaco.languages;
  return {
    label: { label: item.label, description: item.detail },
    kind: kindOf(monaco, item.kind),
    ...(item.documentation !== '' && { documentation: { value: item.documentation } }),
    insertText: item.insert,
    // The lines stand as they are to be written: nothing is to indent them once more.
    insertTextRules: CompletionItemInsertTextRule.InsertAsSnippet | CompletionItemInsertTextRule.KeepWhitespace,
    sortText: String(index).padStart(4, '0'),
    range,
    ...(item.asks && { command: { id: 'editor.action.triggerSuggest', title: 'Show what comes next' } }),
  };
}

function asTyped(
  monaco: Monaco,
  typed: string,
  items: readonly Completion[],
  range: InstanceType<Monaco['Range']>,
): readonly languages.CompletionItem[] {
  if (items.some(({ label }) => label === typed)) return [];
  return [
    {
      label: { label: typed, description: 'as typed' },
      kind: monaco.languages.CompletionItemKind.Value,
      insertText: typed,
      preselect: true,
      sortText: '',
      range,
    },
  ];
}

function kindOf(monaco: Monaco, kind: Completion['kind']): languages.CompletionItemKind {
  const { CompletionItemKind } = monaco.languages;
  switch (kind) {
    case 'field':
      return CompletionItemKind.Field;
    case 'value':
      return CompletionItemKind.Value;
    case 'snippet':
      return CompletionItemKind.Snippet;
    case 'label':
      return CompletionItemKind.EnumMember;
  }
}
