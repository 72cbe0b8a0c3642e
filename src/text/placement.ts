import type { Path } from './path';

/** A value that can be written as YAML. Objects keep the order of their keys; `undefined` never occurs. */
export type YamlValue = string | number | boolean | null | readonly YamlValue[] | { readonly [key: string]: YamlValue };

/**
 * Where a wish changes a document, without a word about text: what `kinds` answer and `yaml` carries out.
 * A list of placements is carried out in order; each path refers to the document as the ones before left it.
 *
 * - `set` replaces the value at `path`, or adds the key when the parent mapping lacks it (missing parent
 *   mappings are added too). `after` names the sibling keys a new key should follow, the last present one wins;
 *   otherwise it goes last.
 * - `insert` puts `value` before the item `index` of the list at `path` (`index` = its length appends). A missing,
 *   null or empty list becomes a list with that item; `after` then places the list's key as with `set`.
 * - `remove` takes away a mapping's key with its value, or a list's item, with the comments that belong to it.
 *   Removing the last item leaves `[]`: what that means is for the caller to decide.
 */
export type Placement =
  | { readonly type: 'set'; readonly path: Path; readonly value: YamlValue; readonly after?: readonly string[] }
  | {
      readonly type: 'insert';
      readonly path: Path;
      readonly index: number;
      readonly value: YamlValue;
      readonly after?: readonly string[];
    }
  | { readonly type: 'remove'; readonly path: Path };
