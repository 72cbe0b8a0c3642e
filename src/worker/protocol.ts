import type { Intent } from '../kinds/intent';
import type { Path } from '../text/path';
import type { PlannedEdit } from '../workspace/planEdit';
import type { DocumentReading } from '../workspace/workspace';

/** What the page asks: texts go in; each answer carries the number of its question. */
export type Question =
  | { readonly id: number; readonly type: 'read'; readonly text: string; readonly defaultNamespace: string }
  | { readonly id: number; readonly type: 'plan'; readonly text: string; readonly base: Path; readonly intent: Intent };

/**
 * A reading comes in parts, its objects a few hundred at a time, so that taking over a large one never holds the page
 * up; the answer `read` comes last and brings the rest.
 */
export type Answer =
  | { readonly id: number; readonly type: 'objects'; readonly objects: DocumentReading['objects'] }
  | { readonly id: number; readonly type: 'read'; readonly reading: DocumentReading }
  | { readonly id: number; readonly type: 'plan'; readonly planned: PlannedEdit };
