/** What is assumed where the API leaves it to the cluster. */
export interface Assumptions {
  /**
   * Whether an ipBlock matches a pod by its address: up to the network plugin; Cilium's never does. `notChosen`: rows of
   * the canvas say that it depends; a concrete pod is matched by the addresses it is known to have, as by `always`.
   * `known`: by those alone; a pod whose address is not known is matched by no block, where the others say that it depends.
   */
  readonly ipBlocksMatchPods: 'notChosen' | 'known' | 'never' | 'always';
  /**
   * Pods on their node's network: `apart`, no policy selects them, no selector of a peer means them (they have the
   * node's address); `ordinary`, they are pods like any other. The API leaves it open, plugins differ.
   */
  readonly hostNetworkPods: 'apart' | 'ordinary';
  /** Whether a pod's traffic to itself always passes, as with most plugins. */
  readonly podReachesItself: boolean;
}

export const NOTHING_ASSUMED: Assumptions = {
  ipBlocksMatchPods: 'notChosen',
  hostNetworkPods: 'apart',
  podReachesItself: true,
};
