import type { editor, languages, Position } from 'monaco-editor/editor';
import { type Completion, completionsAt, type KnownNames, withoutPlaces } from '../../help';
import type { Monaco } from './monacoParts';

/** A word that is whole ends the place of a snippet it stands in, so Tab goes on with the list open too. Elsewhere it is nothing. */
const NEXT_PLACE: languages.Command = { id: 'jumpToNextSnippetPlaceholder', title: 'Go to the next place' };

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
      if (!found.open || typed === '') return { suggestions, incomplete: found.changes };
      // What is typed is a right answer here: Enter must not put a longer name of another object in its place.
      return { suggestions: [asTyped(monaco, typed, range), ...suggestions], incomplete: found.changes };
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
  // As a snippet, what is written out already would still take the Enter that is to begin a new line.
  const plain = withoutPlaces(item.insert);
  return {
    label: { label: item.label, description: item.detail },
    kind: kindOf(monaco, item.kind),
    ...(item.documentation !== '' && { documentation: { value: item.documentation } }),
    insertText: plain ?? item.insert,
    // The lines stand as they are to be written: nothing is to indent them once more.
    insertTextRules:
      CompletionItemInsertTextRule.KeepWhitespace |
      (plain === undefined ? CompletionItemInsertTextRule.InsertAsSnippet : CompletionItemInsertTextRule.None),
    sortText: String(index).padStart(4, '0'),
    range,
    // As if it came by itself: only then Enter behind a whole word begins a new line.
    ...(item.asks
      ? { command: { id: 'editor.action.triggerSuggest', title: 'Show what comes next', arguments: [{ auto: true }] } }
      : plain !== undefined && { command: NEXT_PLACE }),
  };
}

function asTyped(monaco: Monaco, typed: string, range: InstanceType<Monaco['Range']>): languages.CompletionItem {
  return {
    label: { label: typed, description: 'as typed' },
    kind: monaco.languages.CompletionItemKind.Value,
    insertText: typed,
    preselect: true,
    sortText: '',
    range,
    command: NEXT_PLACE,
  };
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
