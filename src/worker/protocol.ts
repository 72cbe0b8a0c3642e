import type { Intent } from '../kinds/intent';
import type { Path } from '../text/path';
import type { TextEdit } from '../text/textEdit';
import type { ReadEnd } from '../workspace/readLargeText';
import type { DocumentReading } from '../workspace/workspace';

/** What the page asks: texts go in; each answer carries the number of its question. */
export type Question =
  | { readonly id: number; readonly type: 'read'; readonly texts: readonly string[]; readonly defaultNamespace: string }
  | { readonly id: number; readonly type: 'plan'; readonly text: string; readonly base: Path; readonly intent: Intent };

/** A stretch of the reading of one of the texts, `text` by its place among them; `end` comes with the last. */
export interface Piece {
  readonly text: number;
  readonly objects: DocumentReading['objects'];
  readonly anew: boolean;
  readonly end: ReadEnd | undefined;
}

/** A planned edit without the text after it, which would have to cross over as a whole. */
export type PlannedElsewhere =
  | { readonly ok: true; readonly edits: readonly TextEdit[] }
  | { readonly ok: false; readonly reason: string };

/**
 * A reading comes in parts, a few hundred objects at a time, so that taking over a large one never holds the page up;
 * `done` is how much of all the texts is read, in UTF-16 code units. `read` comes behind the last part.
 */
export type Answer =
  | { readonly id: number; readonly type: 'part'; readonly pieces: readonly Piece[]; readonly done: number }
  | { readonly id: number; readonly type: 'read' }
  | { readonly id: number; readonly type: 'plan'; readonly planned: PlannedElsewhere };
