import type { Direction, Requirement } from './policy';
import type { PortSet } from './portSet';

export type Group = 'anyone' | 'outside' | 'namespace' | 'cluster';

/** What a row of the canvas stands for. `rule` and `peer` are indexes in the policy's own order. */
export type RowSubject =
  | { readonly type: 'peer'; readonly rule: number; readonly peer: number; readonly dns: boolean }
  | { readonly type: 'anyone'; readonly rule: number }
  | { readonly type: 'fixed'; readonly other: boolean }
  | { readonly type: 'dns' };

export type RowState = 'allowed' | 'ports' | 'depends' | 'denied' | 'nobody' | 'unknown' | 'ignored';

/** What an in-between share hangs on. Requirements the row already fulfils are left out. */
export interface Condition {
  readonly namespaces: readonly Requirement[];
  readonly pods: readonly Requirement[];
  /** The peer has no namespaceSelector: only pods of the policy's own namespace. */
  readonly ownNamespace: boolean;
  /** An ipBlock against pods: the network plugin decides. */
  readonly plugin: boolean;
  /** The addresses it hangs on, as the rule writes them, when the row means addresses. */
  readonly addresses?: string;
}

/** Ports that may be open beyond what is sure, by which rule and peer, and on what that hangs. */
export interface Share {
  readonly rule: number;
  readonly peer: number;
  readonly ports: PortSet;
  readonly when: Condition;
}

/**
 * One row: which connections between the policy's pods and everyone the row means are sure (`must`) and possible
 * (`may`). `openedBy` are the rules that make `must` hold, in order. `undecided` is true when the search ran over its
 * budget; the state is then `depends`. For `nobody` and `ignored` the port sets are empty.
 */
export interface CoveredRow {
  readonly direction: Direction;
  readonly group: Group;
  readonly subject: RowSubject;
  readonly state: RowState;
  readonly must: PortSet;
  readonly may: PortSet;
  readonly moreDepends: boolean;
  readonly openedBy: readonly number[];
  readonly shares: readonly Share[];
  readonly undecided: boolean;
}
