import type { Intent } from '../kinds/intent';
import type { Path } from '../text/path';
import type { DocumentChange } from '../workspace/documentChange';
import type { OpenObject } from '../workspace/workspace';
import type { LintName } from './finding';

/**
 * Something a lint saw in a policy, before it is placed in a text: it stays true while the policy is the same, wherever
 * its document stands.
 */
export interface Observation {
  readonly rule: LintName;
  readonly severity: 'warning' | 'info';
  readonly path: Path;
  /** The message. `line` tells the 1-based line of a path in the same object. */
  message(line: (path: Path) => number): string;
  /** Other places it is about; without `object`, in the same one. */
  readonly related: readonly { readonly object?: OpenObject; readonly path: Path }[];
  readonly remedies: readonly Remedy[];
}

/** A way to mend it: a wish about the object, or a change to which objects its file holds. */
export type Remedy =
  | { readonly title: string; readonly intent: Intent }
  | { readonly title: string; readonly change: DocumentChange };
