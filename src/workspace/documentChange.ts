import type { ObjectKey } from './workspace';

/**
 * A change to which objects a file holds.
 *
 * - `add`: `text`, one policy with a final newline, becomes the file's last document.
 * - `duplicate`: a copy of the object right behind it, comments included, under a name no policy of the file has.
 * - `delete`: the object goes: its document with its comments, or its item of a List.
 */
export type DocumentChange =
  | { readonly type: 'add'; readonly text: string }
  | { readonly type: 'duplicate'; readonly object: ObjectKey }
  | { readonly type: 'delete'; readonly object: ObjectKey };
