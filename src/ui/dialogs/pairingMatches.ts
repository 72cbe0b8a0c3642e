import { type Matched, matchedByPeers } from '../../answers/matched';
import type { Cluster } from '../../engine';
import type { PeerWish } from '../../kinds';

/** The open pods that two selectors mean in one peer, and in two. */
export function pairingMatches(
  cluster: Cluster,
  own: string,
  both: PeerWish,
): { readonly and: Matched | undefined; readonly or: Matched | undefined } {
  if (both.type !== 'pods') return { and: undefined, or: undefined };
  const { namespaces, pods } = both;
  const apart = [
    { namespaces, pods: undefined },
    { namespaces: undefined, pods },
  ];
  return { and: matchedByPeers(cluster, own, [both]), or: matchedByPeers(cluster, own, apart) };
}
