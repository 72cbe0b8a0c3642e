import type { PortSet, PortsId } from '../engine';
import type { Member } from './analysis';
import type { ChangeKind, PassingPorts } from './changes';
import type { Isolation, MatrixQuestion } from './matrix';

/** As for the matrix; of namespaces that are not turned all are folded where there are more than `most` workloads. */
export type MapQuestion = MatrixQuestion;

/** A workload, a namespace folded to one box, or addresses outside the cluster (`samples` has one of each range). */
export interface MapNode {
  readonly id: string;
  readonly type: 'workload' | 'namespace' | 'outside';
  readonly namespace: string;
  readonly kind: string;
  readonly name: string;
  readonly workloads: number;
  readonly samples: readonly string[];
  /** Whether policies isolate it: all its pods, some, or none. */
  readonly ingress: Isolation;
  readonly egress: Isolation;
}

/**
 * Where an edge begins or ends: a node; all workloads of a namespace that is drawn whole, but the other end; or anyone: every
 * address, and every workload that policies do not isolate in the direction of the edge.
 */
export type MapEnd =
  | { readonly type: 'node'; readonly id: string }
  | { readonly type: 'group'; readonly namespace: string }
  | { readonly type: 'anyone' };

/**
 * What a rule allows. `sure` passes for all that stand behind both ends, `perhaps` holds what passes for some of them or
 * hangs on an address that is not known, too. `mixed`: it is not the same for all; `depends`: nothing is sure. With a
 * `change` it is what passes now, or of what is refused what passed before.
 */
export interface MapEdge {
  readonly id: string;
  readonly from: MapEnd;
  readonly to: MapEnd;
  readonly state: 'allowed' | 'depends' | 'mixed';
  readonly sure: PortSet;
  readonly perhaps: PortSet;
  readonly change?: EdgeChange;
  readonly seen?: EdgeSeen;
}

/**
 * What was seen on an edge, counted as Hubble reported it. `rule`: a rule allows it. The others no rule allows: `dropped`, and
 * `unruled`, which was forwarded and would be dropped now; or needs to, since nothing isolates their ends now: `openDropped`
 * and `open`. Their ports are those that were seen. `last` is in ms since 1970.
 */
export interface EdgeSeen {
  readonly kind: 'rule' | 'dropped' | 'unruled' | 'openDropped' | 'open';
  readonly forwarded: number;
  readonly dropped: number;
  readonly last: number | undefined;
}

/** What becomes of connections: `some`: of some that stand behind the two ends, or not the same of all. */
export interface EdgeChange {
  readonly kind: ChangeKind;
  readonly some: boolean;
  readonly was: PassingPorts;
  readonly is: PassingPorts;
  /** Places among the changes that were asked about. */
  readonly changes: readonly number[];
}

/** Who is there, and what rules allow between them. Where no rule is needed, there is no edge. */
export interface ConnectivityMap {
  readonly nodes: readonly MapNode[];
  readonly edges: readonly MapEdge[];
  /** It shows what changes: edges without a change are what rules allow besides. */
  readonly compared?: boolean;
  /** It shows what was seen, too; so many connections of it are not drawn. */
  readonly seenNotDrawn?: number;
  /** All namespaces with workloads, for choosing. */
  readonly namespaces: readonly string[];
  /** Workloads that the filters left out. */
  readonly hidden: number;
  /** Workloads for which there was no room, and edges (where it shows what changes, of those that do). */
  readonly leftOut: { readonly workloads: number; readonly edges: number };
}

/** A node with whom it stands for, and the classes of their pods. */
export interface Placed extends MapNode {
  readonly members: readonly Member[];
  readonly classes: readonly number[];
  /** The ports it lets anyone in on, or out to, by its own policies. */
  readonly anyone: { readonly ingress: PortsId | undefined; readonly egress: PortsId | undefined };
}

/** An edge before its ports are looked up. */
export interface RawEdge {
  readonly from: MapEnd;
  readonly to: MapEnd;
  readonly state: MapEdge['state'];
  readonly sure: PortsId;
  readonly perhaps: PortsId;
}

/** How an end is told apart from others. */
export function endId(end: MapEnd): string {
  switch (end.type) {
    case 'node':
      return end.id;
    case 'group':
      return `all ${end.namespace}`;
    case 'anyone':
      return 'anyone';
  }
}
