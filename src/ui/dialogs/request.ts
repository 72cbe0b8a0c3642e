import { create } from 'zustand';
import type { AllowWay } from '../../answers/allow';
import type { Group } from '../../engine/coverage';
import type { Direction } from '../../engine/policy';
import type { Scope } from '../../flows/propose/subjects';
import type { StartingPoint } from '../../kinds';
import type { HelpTopic } from '../../words/help/help';
import type { DrawnMap } from '../../worker/questions';
import type { FileId, ObjectKey } from '../../workspace/workspace';
import type { Picked } from '../answers/connectivity/picked';
import type { Told } from '../canvas/canvasContext';
import type { Preset } from './presets';

/** A way to begin a new policy, as its menu shows it. */
export interface StartChoice {
  readonly id: string;
  readonly title: string;
  readonly sentence: string;
}

/**
 * What a person asked for. `anchor` is the element that was pressed: a popover stands beside it, and the focus returns
 * to it, or to what has taken its place. `rule` and `peer` are indexes in the policy; `peer` is left out for a rule
 * that names no peer.
 */
export type DialogRequest =
  | { readonly type: 'editPolicy'; readonly anchor: HTMLElement; readonly object: ObjectKey }
  | {
      readonly type: 'addRule';
      readonly anchor: HTMLElement;
      readonly object: ObjectKey;
      readonly direction: Direction;
      readonly group: Group;
      /** Adds to this rule unless the person chooses otherwise; left out: a new rule. */
      readonly into?: number;
      /** Begins with this preset filled in. */
      readonly preset?: Preset['id'];
    }
  | {
      readonly type: 'editRule';
      readonly anchor: HTMLElement;
      readonly object: ObjectKey;
      readonly direction: Direction;
      readonly rule: number;
      readonly peer: number | undefined;
    }
  | { readonly type: 'stopIsolating'; readonly anchor: HTMLElement; readonly object: ObjectKey; readonly direction: Direction }
  /** The question before a direction is opened for everyone. */
  | { readonly type: 'allowAll'; readonly anchor: HTMLElement; readonly object: ObjectKey; readonly direction: Direction }
  /** Which peers of a rule go into a rule of their own. */
  | {
      readonly type: 'splitRule';
      readonly anchor: HTMLElement;
      readonly object: ObjectKey;
      readonly direction: Direction;
      readonly rule: number;
    }
  | {
      readonly type: 'newPolicy';
      readonly anchor: HTMLElement;
      readonly choose: (point: StartingPoint) => void;
    }
  /** Everything that can be done to a rule, or to one of its peers: moving, splitting, merging, copying, removing. */
  | {
      readonly type: 'ruleMenu';
      readonly anchor: HTMLElement;
      readonly object: ObjectKey;
      readonly direction: Direction;
      readonly rule: number;
      readonly peer: number | undefined;
    }
  /** Deny all, allow all, and the rules people add most often. */
  | { readonly type: 'directionMenu'; readonly anchor: HTMLElement; readonly object: ObjectKey; readonly direction: Direction }
  /** What can be done to a policy as a whole: duplicate, delete, strip what the server filled in, copy in words. */
  | { readonly type: 'policyMenu'; readonly anchor: HTMLElement; readonly object: ObjectKey }
  /** What a row or a rule of the canvas means, before it is edited. */
  | ({ readonly type: 'told'; readonly object: ObjectKey } & Told)
  /** The cluster the policies are for. */
  | { readonly type: 'profile'; readonly anchor: HTMLElement }
  /** The edit that allows a connection, as text, before it is made. */
  | {
      readonly type: 'allow';
      readonly anchor: HTMLElement;
      readonly way: AllowWay;
      readonly words: string;
      readonly label: string;
    }
  /** Policies for what was seen of flows, to be reviewed. */
  | { readonly type: 'propose'; readonly anchor: HTMLElement; readonly scope: Scope | undefined; readonly onAdded: () => void }
  | { readonly type: 'changes'; readonly anchor: HTMLElement | undefined; readonly file: FileId }
  /** What to do about a file that was changed on disk since it was opened or saved. `disk`: what is there now. */
  | {
      readonly type: 'conflict';
      readonly anchor: HTMLElement | undefined;
      readonly file: FileId;
      readonly disk: Uint8Array;
    }
  /** Everything that takes files away again, or brings them back: saving, downloading, reverting. */
  | { readonly type: 'filesMenu'; readonly anchor: HTMLElement }
  /** Everything that can be done, and everything that is open, by name. `typed`: before it was there. */
  | { readonly type: 'palette'; readonly anchor: HTMLElement | undefined; readonly typed?: string }
  /** What a panel is for, and how it is read; `about` is what its button is called after "About". */
  | { readonly type: 'help'; readonly anchor: HTMLElement; readonly topic: HelpTopic; readonly about: string }
  | { readonly type: 'shortcuts'; readonly anchor: HTMLElement | undefined }
  /** A link to what is open, or to a part of it. */
  | { readonly type: 'share'; readonly anchor: HTMLElement }
  /** The connectivity map as a file. */
  | { readonly type: 'mapPicture'; readonly anchor: HTMLElement; readonly drawn: DrawnMap; readonly picked: Picked | undefined }
  /** What the page's own address carried behind its `#`. */
  | { readonly type: 'shared'; readonly fragment: string }
  /** The workspaces that are kept in this browser. */
  | { readonly type: 'workspaces'; readonly anchor: HTMLElement }
  | { readonly type: 'renameWorkspace'; readonly anchor: HTMLElement }
  /** The question before what is kept is deleted: this workspace, or everything. */
  | { readonly type: 'forget'; readonly anchor: HTMLElement; readonly what: 'workspace' | 'everything' }
  | { readonly type: 'close'; readonly anchor: HTMLElement | undefined; readonly file: FileId };

/** The one dialog that is open. `count` tells two requests for the same thing apart. */
export const useRequest = create<{ readonly request: DialogRequest | undefined; readonly count: number }>()(() => ({
  request: undefined,
  count: 0,
}));

let typedInto = false;

/** Whether something was typed into the open dialog that is not saved anywhere yet. */
export function tellTyped(typed: boolean): void {
  typedInto = typed;
}

/**
 * Opens a dialog in place of the one that is open, if any. One into which something was typed stays, unless what is asked
 * for cannot wait: it takes the focus back.
 */
export function openDialog(request: DialogRequest): void {
  if (typedInto && request.type !== 'conflict' && request.type !== 'shared' && !isWithin(request)) {
    document.querySelector<HTMLElement>('.surface [data-first]')?.focus();
    return;
  }
  useRequest.setState(({ count }) => ({ request, count: count + 1 }));
}

/** Asked for from the open dialog itself. */
function isWithin(request: DialogRequest): boolean {
  return 'anchor' in request && request.anchor?.closest('.surface') != null;
}

export function closeDialog(): void {
  typedInto = false;
  useRequest.setState({ request: undefined });
}
