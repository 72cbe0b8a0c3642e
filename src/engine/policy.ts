import type { Path } from '../text/path';
import type { PortSet } from './portSet';

export type Direction = 'ingress' | 'egress';

/**
 * One condition on labels. `Equals` is what an entry of `matchLabels` says; the others are the operators of
 * `matchExpressions` (LabelSelectorRequirement). `NotIn` and `DoesNotExist` also match objects without the key.
 */
export type Requirement =
  | { readonly key: string; readonly operator: 'Equals'; readonly value: string }
  | { readonly key: string; readonly operator: 'In' | 'NotIn'; readonly values: readonly string[] }
  | { readonly key: string; readonly operator: 'Exists' | 'DoesNotExist' };

/** A label selector: all requirements hold. Without a requirement it matches everything; absent is `undefined`. */
export interface Selector {
  readonly requirements: readonly Requirement[];
}

/**
 * One side of a connection as a rule names it (NetworkPolicyPeer). `origin` is the peer's path in its object.
 *
 * - `pods`: `namespaces` absent means the policy's own namespace; `pods` absent means every pod. At least one is
 *   present in what the API server accepts.
 * - `addresses`: an ipBlock. `cidr` and `except` are as written; blocks that cannot be read make the peer unreadable.
 * - `unreadable`: something stands there that cannot be understood; `reason` says what, in words.
 */
export type Peer =
  | {
      readonly type: 'pods';
      readonly namespaces: Selector | undefined;
      readonly pods: Selector | undefined;
      readonly origin: Path;
    }
  | { readonly type: 'addresses'; readonly cidr: string; readonly except: readonly string[]; readonly origin: Path }
  | { readonly type: 'unreadable'; readonly reason: string; readonly origin: Path };

/** One entry of a rule's `ports`, as written (NetworkPolicyPort). Absent `port` means every port of the protocol. */
export interface PortEntry {
  readonly protocol: 'TCP' | 'UDP' | 'SCTP';
  readonly port: number | string | undefined;
  readonly endPort: number | undefined;
  readonly origin: Path;
}

/**
 * One rule: any of its peers, on any of its ports. `peers: 'anyone'` when `from`/`to` is absent or empty.
 * `entries` are the ports as written (empty: every port); `ports` is their union, `'unreadable'` when one of the
 * entries cannot be understood. `unreadable` says that something else in the rule cannot be understood (a peer list
 * that is no list, an unknown field): then nothing is known about it beyond its readable peers.
 */
export interface Rule {
  readonly peers: 'anyone' | readonly Peer[];
  readonly entries: readonly PortEntry[];
  readonly ports: PortSet | 'unreadable';
  readonly unreadable: string | undefined;
  readonly origin: Path;
}

/**
 * What a policy does to connections of one direction. `by`: `listed` in policyTypes, `implied` by the API's
 * defaulting (policyTypes absent or empty: Ingress always, Egress when there is an egress rule), `unlisted`, or
 * `unreadable`: policyTypes; `unreadableRules`: they would imply it, and whether there is one cannot be read. Rules of a direction that is not isolated are kept and have no effect.
 */
export interface DirectionOfPolicy {
  readonly isolated: boolean | 'unknown';
  readonly by: 'listed' | 'implied' | 'unlisted' | 'unreadable' | 'unreadableRules';
  readonly rules: readonly Rule[];
}

/**
 * A policy in the form the engine decides on, free of the kind it was written as.
 * `namespace` is never empty; `namespaceAssumed` says that the text does not name it.
 */
export interface Policy {
  readonly name: string;
  readonly namespace: string;
  readonly namespaceAssumed: boolean;
  readonly subject: Selector | 'unreadable';
  readonly ingress: DirectionOfPolicy;
  readonly egress: DirectionOfPolicy;
}
