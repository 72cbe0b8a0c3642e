import type { Direction } from '../../engine/policy';
import type { Intent } from '../../kinds/intent';
import type { DocumentChange } from '../../workspace/documentChange';
import type { ObjectKey } from '../../workspace/workspace';
import type { DialogRequest } from './request';

/** A place on the canvas: a rule, or one of its peers. */
export interface Spot {
  readonly direction: Direction;
  readonly rule: number;
  readonly peer: number | undefined;
}

type WithoutAnchor<T> = T extends { readonly anchor: unknown } ? Omit<T, 'anchor'> : never;

/**
 * What choosing an entry does.
 *
 * - `intent`: an edit, of another policy than the menu's when `object` names one. `after` is where the thing stands
 *   then, for the focus to go to; `notice` tells what cannot be seen.
 * - `change`: another set of objects in the menu's file.
 * - `dialog`: asks for more, in the menu's place.
 * - `copy`: puts a text on the clipboard.
 */
export type Deed =
  | {
      readonly type: 'intent';
      readonly intent: Intent;
      readonly object?: ObjectKey;
      readonly after?: Spot;
      readonly notice?: string;
    }
  | { readonly type: 'change'; readonly change: DocumentChange; readonly notice?: string }
  | { readonly type: 'dialog'; readonly request: WithoutAnchor<DialogRequest> }
  | { readonly type: 'copy'; readonly what: CopiedText };

/** The texts that menus put on the clipboard. */
export type CopiedText = 'rule' | 'ruleMarkdown' | 'yaml' | 'words' | 'markdown';

/** One line of a menu. `off` says why it cannot be chosen, in place of `detail`. */
export interface MenuEntry {
  readonly name: string;
  readonly detail?: string | undefined;
  readonly off?: string | undefined;
  readonly danger?: boolean;
  /** What it does; a list opens beside it. */
  readonly does: Deed | readonly MenuEntry[];
}

/** Entries that belong together; a heading where they need one. */
export interface MenuSection {
  readonly heading?: string;
  readonly entries: readonly MenuEntry[];
}
