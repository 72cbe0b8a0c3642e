import type { Intent } from '../kinds/intent';
import type { TextEdit } from '../text/textEdit';
import type { DocumentChange } from './documentChange';
import type { FileId, ObjectKey } from './workspace';

/**
 * How something is mended: by a wish about one object, by a change to which objects a file holds, or by edits of a file's
 * text. `text` is the text the edits were
 * made out for: they are made in no other.
 */
export type Repair =
  | { readonly type: 'intent'; readonly object: ObjectKey; readonly intent: Intent }
  | { readonly type: 'change'; readonly file: FileId; readonly change: DocumentChange }
  | { readonly type: 'edits'; readonly file: FileId; readonly text: string; readonly edits: readonly TextEdit[] };

/** One way to mend something. `title` says what it does, to stand on a button: `Quote "true"`. `silences`: it mends nothing. */
export interface Fix {
  readonly title: string;
  readonly repair: Repair;
  readonly silences?: true;
}
