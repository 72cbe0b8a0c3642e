import type { Policy } from '../engine/policy';
import type { Path } from '../text/path';
import type { Placement } from '../text/placement';
import type { Intent } from './intent';

/**
 * The checks, one name each, as they stand in reports and in links to them. In the order of the object: shape, metadata,
 * selectors, rules, ports, addresses.
 */
export type ProblemCode =
  | 'not-an-object'
  | 'wrong-kind'
  | 'nested-list'
  | 'unknown-field'
  | 'wrong-type'
  | 'server-field'
  | 'name'
  | 'namespace'
  | 'label-key'
  | 'label-value'
  | 'empty-label'
  | 'annotation-key'
  | 'annotations'
  | 'missing-spec'
  | 'missing-pod-selector'
  | 'selector-operator'
  | 'selector-values'
  | 'policy-types'
  | 'ignored-rules'
  | 'empty-rule'
  | 'empty-field'
  | 'peer'
  | 'peer-clash'
  | 'protocol'
  | 'port'
  | 'empty-port'
  | 'end-port'
  | 'cidr'
  | 'cidr-strict'
  | 'except';

/**
 * Something wrong with an object, told the way the API server or kubectl would where they would refuse it.
 * `path` leads to the value in the object (or to its nearest parent that exists); `field` is the server's own
 * spelling (`spec.ingress[0].from[0]`). `refused`: the API server or kubectl's default validation would not take it.
 * `code` names the check for good, so that a fix can be found for it and a list can be sorted by it. `since`: only
 * servers from Kubernetes 1.`since` on refuse it; it is told as a warning until the version is known.
 */
export interface KindProblem {
  readonly severity: 'error' | 'warning';
  readonly refused: boolean;
  readonly path: Path;
  readonly field: string;
  readonly message: string;
  readonly code: ProblemCode;
  readonly since?: number | undefined;
}

/** What an object says. `policies` is empty only when the object holds nothing that could be read as a policy. */
export interface KindReading {
  readonly policies: readonly Policy[];
  readonly problems: readonly KindProblem[];
}

/** A wish that cannot be carried out on this object, with a reason a user can act on. */
export interface Unsupported {
  readonly unsupported: string;
}

export interface ReadOptions {
  /** The namespace of objects that do not name one. */
  readonly defaultNamespace: string;
}

/** One kind of policy, to the engine's form. Pure and total: never throws. */
export interface PolicyKind {
  matches(apiVersion: string, kind: string): boolean;
  read(object: unknown, options: ReadOptions): KindReading;
}

/** From a wish to places in an object of one kind. Pure and total. Apart from reading, which every page needs first. */
export type PlaceIntent = (object: unknown, intent: Intent) => readonly Placement[] | Unsupported;
