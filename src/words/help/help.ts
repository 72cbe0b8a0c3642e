import type { RowState } from '../../engine';
import type { ShortcutPlace } from './shortcuts';

/** What there is help for: a panel, a view of the answers, or a dialog. */
export type HelpTopic =
  | 'files'
  | 'rules'
  | 'canvas'
  | 'yaml'
  | 'problems'
  | 'check'
  | 'reach'
  | 'matrix'
  | 'map'
  | 'changes'
  | 'tables'
  | 'flows'
  | 'charts'
  | 'replay'
  | 'rule'
  | 'proposal'
  | 'share'
  | 'workspaces'
  | 'cluster';

/** A state as it is drawn, and what it means. */
export interface Marked {
  readonly mark: RowState | 'error' | 'warning' | 'info' | 'breaks' | 'isolated' | 'open';
  readonly words: string;
}

/**
 * What is said of one thing on the page, in at most 130 words without the shortcuts. Words in backticks are code, those in
 * asterisks are what a control is called.
 */
export interface Help {
  /** What its button is called after "About": `the canvas`. */
  readonly about: string;
  /** What it is for, in one sentence. */
  readonly purpose: string;
  /** Its states as they are drawn. `lines`: as lines, too. */
  readonly marks?: readonly Marked[];
  readonly lines?: true;
  /** The view's own legend in the place of marks. */
  readonly legend?: 'matrix' | 'map';
  /** How to read it, what can be done, and what it does not know: sentences that stand by themselves. */
  readonly reading?: readonly string[];
  readonly doing?: readonly string[];
  readonly limits?: readonly string[];
  readonly keys?: ShortcutPlace;
  /** Lessons that teach it, by their ids. */
  readonly lessons?: readonly string[];
}
