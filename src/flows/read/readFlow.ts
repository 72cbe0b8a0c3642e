import type { FlowRecord } from '../flow';

/**
 * Which of the two records of a denied packet this may be: the policy's verdict, the drop, or either where the format
 * does not tell; undefined: neither.
 */
export type Half = 'verdict' | 'drop' | 'either' | undefined;

/** One record, and what only those who count it need. */
export interface ReadFlow {
  readonly type: 'flow';
  readonly record: FlowRecord;
  readonly half: Half;
  /** How many records alike it stands for, each already counted once; undefined: itself. */
  readonly count: number | undefined;
}

/** What Hubble wrote: a flow, events it lost, or something else of its own that is no flow (`node_status`, an agent's event). */
export type Written =
  | ReadFlow
  | { readonly type: 'lost'; readonly source: string; readonly count: number }
  | { readonly type: 'other' };

export const OTHER: Written = { type: 'other' };
