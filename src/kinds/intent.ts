import type { Direction, Selector } from '../engine/policy';
import type { Path } from '../text/path';
import type { Placement } from '../text/placement';

/** A peer as a user asks for it: the fields of NetworkPolicyPeer, selectors in the engine's form. */
export type PeerWish =
  | { readonly type: 'pods'; readonly namespaces: Selector | undefined; readonly pods: Selector | undefined }
  | { readonly type: 'addresses'; readonly cidr: string; readonly except: readonly string[] };

/** One port as a user asks for it. Without `port`: every port of the protocol. */
export interface PortWish {
  readonly protocol: 'TCP' | 'UDP' | 'SCTP';
  readonly port: number | string | undefined;
  readonly endPort: number | undefined;
}

/**
 * A user's wish about one policy, as plain data. What each means for policyTypes and for emptied lists:
 * an edit never opens more than its words say.
 *
 * - `editPolicy`: name, namespace (`null` removes the field), pod selector, labels and annotations (each as a whole: what
 *   is not named in it goes, and the field with the last one); what is left out stays.
 * - `addRule`: appends a rule with the peers (empty: anyone) and ports (empty: every port), and isolates the direction
 *   by name when it is not isolated yet (rules that were ignored in it take effect with it).
 * - `editRule`: sets one peer and all ports of a rule; what is left out stays. Setting the peer of an `anyone` rule
 *   adds it. Ports, excepted blocks and values of expressions stay in the order in which they stand, new ones go last.
 * - `removePeer`: the last peer goes together with its rule.
 * - `removeRule`: the last rule leaves `[]`; egress isolated only by having rules becomes isolated by name.
 * - `isolate`: on makes the direction isolated by name; off takes it out of policyTypes and keeps its rules. Off is
 *   refused where the server would read the emptied policyTypes as Ingress: `allowAll` is the way.
 * - `allowAll`: the direction stays isolated, with a rule for everyone (`{}`) behind those that stand there.
 * - `denyAll`: all rules of the direction go, and it is isolated by name.
 *
 * Those on what stands there already move slices of the source, with their comments:
 *
 * - `addPeers`: appends peers to a rule, each an OR. Refused for a rule that names no peer: it would be narrowed.
 * - `moveRule`: the rule becomes rule `to` of its direction (its index afterwards).
 * - `duplicateRule`: a copy right behind it.
 * - `copyRule`: a copy of a rule of another policy, at the end of the same direction; `source` is that policy's
 *   document, `path` the rule in it (with its place in a List). Isolates as `addRule` does.
 * - `splitRule`: the named peers go into a rule of their own with the same ports: rule `to` (its index afterwards), or
 *   right behind it.
 * - `mergeRules`: `rule` goes into the rule `into`, which then names the peers and ports of both (none of them twice).
 *   Carried out where that opens nothing: the ports are the same, or the peers are, or one rule says all of the other.
 *   Refused beside a rule for anyone, in which the peers that the other one names would vanish.
 * - `movePeer`: a peer goes into another rule of its direction and gets that rule's ports; `at` is its place among that
 *   rule's peers (its index in the list as it stands; left out: last). The same rule reorders. The last peer takes its
 *   rule along, whose heading comments stay with it; a rule that names no peer takes none.
 * - `duplicatePeer`: a copy right behind it, to be changed.
 * - `separateSelectors`: AND becomes OR: the peer's namespaceSelector and podSelector become two peers.
 * - `joinSelectors`: OR becomes AND: two neighbouring peers of one rule, one with a namespaceSelector alone and one with
 *   a podSelector alone, become one. `peer` is the first of the two.
 * - `stripServerFields`: takes away what the server filled in: `status`, and in metadata uid, resourceVersion,
 *   generation, creationTimestamp, selfLink, managedFields and the annotation
 *   kubectl.kubernetes.io/last-applied-configuration.
 * - `place`: placements made out elsewhere (a fix), on any object.
 */
export type Intent =
  | {
      readonly type: 'editPolicy';
      readonly name?: string;
      readonly namespace?: string | null;
      readonly subject?: Selector;
      readonly labels?: Readonly<Record<string, string>>;
      readonly annotations?: Readonly<Record<string, string>>;
    }
  | {
      readonly type: 'addRule';
      readonly direction: Direction;
      readonly peers: readonly PeerWish[];
      readonly ports: readonly PortWish[];
    }
  | {
      readonly type: 'editRule';
      readonly direction: Direction;
      readonly rule: number;
      readonly peer?: { readonly index: number; readonly wish: PeerWish };
      readonly ports?: readonly PortWish[];
    }
  | { readonly type: 'removePeer'; readonly direction: Direction; readonly rule: number; readonly peer: number }
  | { readonly type: 'removeRule'; readonly direction: Direction; readonly rule: number }
  | { readonly type: 'isolate'; readonly direction: Direction; readonly on: boolean }
  | { readonly type: 'allowAll'; readonly direction: Direction }
  | { readonly type: 'denyAll'; readonly direction: Direction }
  | {
      readonly type: 'addPeers';
      readonly direction: Direction;
      readonly rule: number;
      readonly peers: readonly PeerWish[];
    }
  | { readonly type: 'moveRule'; readonly direction: Direction; readonly rule: number; readonly to: number }
  | { readonly type: 'duplicateRule'; readonly direction: Direction; readonly rule: number }
  | { readonly type: 'copyRule'; readonly direction: Direction; readonly source: string; readonly path: Path }
  | {
      readonly type: 'splitRule';
      readonly direction: Direction;
      readonly rule: number;
      readonly peers: readonly number[];
      readonly to?: number;
    }
  | { readonly type: 'mergeRules'; readonly direction: Direction; readonly rule: number; readonly into: number }
  | {
      readonly type: 'movePeer';
      readonly direction: Direction;
      readonly rule: number;
      readonly peer: number;
      readonly to: number;
      readonly at?: number;
    }
  | { readonly type: 'duplicatePeer'; readonly direction: Direction; readonly rule: number; readonly peer: number }
  | { readonly type: 'separateSelectors'; readonly direction: Direction; readonly rule: number; readonly peer: number }
  | { readonly type: 'joinSelectors'; readonly direction: Direction; readonly rule: number; readonly peer: number }
  | { readonly type: 'stripServerFields' }
  | { readonly type: 'place'; readonly label: string; readonly placements: readonly Placement[] };
