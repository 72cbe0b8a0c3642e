import type { Policy } from '../engine/policy';
import type { Path } from '../text/path';
import type { Placement } from '../text/placement';
import type { Intent } from './intent';

/**
 * Something wrong with an object, told the way the API server or kubectl would where they would refuse it.
 * `path` leads to the value in the object (or to its nearest parent that exists); `field` is the server's own
 * spelling (`spec.ingress[0].from[0]`). `refused`: the API server or kubectl's default validation would not take it.
 */
export interface KindProblem {
  readonly severity: 'error' | 'warning';
  readonly refused: boolean;
  readonly path: Path;
  readonly field: string;
  readonly message: string;
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
