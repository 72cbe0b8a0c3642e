import type { Direction, Selector } from '../engine/policy';

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
 * - `editPolicy`: name, namespace (`undefined` removes the field) and pod selector; what is left out stays.
 * - `addRule`: appends a rule with the peers (empty: anyone) and ports (empty: every port), and isolates the direction
 *   by name when it is not isolated yet (rules that were ignored in it take effect with it).
 * - `editRule`: sets one peer and all ports of a rule; what is left out stays. Setting the peer of an `anyone` rule
 *   adds it.
 * - `removePeer`: the last peer goes together with its rule.
 * - `removeRule`: the last rule leaves `[]`; egress isolated only by having rules becomes isolated by name.
 * - `isolate`: on makes the direction isolated by name; off takes it out of policyTypes and keeps its rules. Off is
 *   refused where the server would read the emptied policyTypes as Ingress: `allowAll` is the way.
 * - `allowAll`: the direction stays isolated, with a rule for everyone (`{}`) behind those that stand there.
 */
export type Intent =
  | { readonly type: 'editPolicy'; readonly name?: string; readonly namespace?: string | null; readonly subject?: Selector }
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
  | { readonly type: 'allowAll'; readonly direction: Direction };
