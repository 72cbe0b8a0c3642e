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
 *
 * The others work on slices of the source, so that what is there already keeps its comments and its spelling:
 *
 * - `move` takes the list item at `from` and puts it before the item `index` of the list at `to`, both counted before
 *   anything is taken away (so its own index, or one more, in its own list changes nothing). The target list may be
 *   missing, null or empty as with `insert`; a source list left without items is `[]`. `heading`: the comments that
 *   stand above the list item at this path (the rule that is about to go) are put above the moved item too.
 * - `copy` puts a copy of the list item at `from`, its comments included, before the item `index` of the list at `to`.
 *   With `source` the item is taken from that other document's text.
 * - `split` parts the list item at `path`, a mapping, in two: `keys` go to a new item right behind it, each with its
 *   comments. At least one key stays.
 * - `join` takes the keys of the list item `from` into the mapping at `path`, an item of the same list, with all their
 *   comments; the item `from` is gone. The two share no key.
 * - `rename` gives the mapping's key at `path` another name; its value stays as it is written.
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
  | { readonly type: 'remove'; readonly path: Path }
  | {
      readonly type: 'move';
      readonly from: Path;
      readonly to: Path;
      readonly index: number;
      readonly after?: readonly string[];
      readonly heading?: Path;
    }
  | {
      readonly type: 'copy';
      readonly from: Path;
      readonly to: Path;
      readonly index: number;
      readonly after?: readonly string[];
      readonly source?: string;
    }
  | { readonly type: 'split'; readonly path: Path; readonly keys: readonly string[] }
  | { readonly type: 'join'; readonly path: Path; readonly from: Path }
  | { readonly type: 'rename'; readonly path: Path; readonly key: string };
