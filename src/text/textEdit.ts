/**
 * One replacement in one text.
 *
 * `offset` and `length` are UTF-16 code units and refer to the text *before* the edit. A list of edits is
 * simultaneous: every offset refers to the same text, edits are sorted by offset and never overlap.
 */
export interface TextEdit {
  readonly offset: number;
  readonly length: number;
  readonly content: string;
}

/** A half-open stretch of a text, `[start, end)`, in UTF-16 code units. */
export interface TextRange {
  readonly start: number;
  readonly end: number;
}
