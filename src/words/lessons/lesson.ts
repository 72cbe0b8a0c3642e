import type { Endpoint, Protocol } from '../../engine';

/** A connection that is to be allowed or denied under the lesson's policies. */
export interface Expected {
  readonly from: Endpoint;
  readonly to: Endpoint;
  readonly protocol: Protocol;
  readonly port: number;
  readonly allowed: boolean;
  /** `frontend may reach backend`. */
  readonly words: string;
}

/** What a step asks for, told from the files as they stand, whichever way they got there. */
export type Goal =
  /** A policy of the lesson has this name. */
  | { readonly type: 'named'; readonly name: string }
  | { readonly type: 'connections'; readonly expected: readonly Expected[] }
  /** A file of the lesson was downloaded as it stands. */
  | { readonly type: 'downloaded' };

/** One step: what to do or to see. Words in backticks are code, those in asterisks are what a control is called. */
export interface Step {
  readonly text: string;
  /** Left out: there is only something to see. */
  readonly goal?: Goal;
  /** Said when it is reached. */
  readonly done?: string;
}

/** A lesson on the real canvas, with files of its own. The first file with a policy is shown. */
export interface Lesson {
  readonly id: string;
  readonly title: string;
  readonly about: string;
  readonly files: readonly { readonly name: string; readonly text: string }[];
  readonly steps: readonly Step[];
}
