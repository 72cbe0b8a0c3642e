import type { TextEdit } from './textEdit';

/** The text after a list of simultaneous edits. Edits are sorted by offset, do not overlap, and lie inside the text. */
export function applyEdits(text: string, edits: readonly TextEdit[]): string {
  const parts: string[] = [];
  let from = 0;
  for (const edit of edits) {
    if (edit.offset < from || edit.offset + edit.length > text.length) {
      throw new RangeError(`The edit at ${edit.offset} overlaps the one before or leaves the text (${text.length}).`);
    }
    parts.push(text.slice(from, edit.offset), edit.content);
    from = edit.offset + edit.length;
  }
  parts.push(text.slice(from));
  return parts.join('');
}

/** The edits that lead back: `applyEdits(applyEdits(text, edits), invertEdits(text, edits))` is `text`. */
export function invertEdits(text: string, edits: readonly TextEdit[]): readonly TextEdit[] {
  let shift = 0;
  return edits.map((edit) => {
    const inverse = {
      offset: edit.offset + shift,
      length: edit.content.length,
      content: text.slice(edit.offset, edit.offset + edit.length),
    };
    shift += edit.content.length - edit.length;
    return inverse;
  });
}
