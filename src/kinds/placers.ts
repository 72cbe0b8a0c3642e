import { networkPolicy } from './networkPolicy/networkPolicy';
import { placeInNetworkPolicy } from './networkPolicy/place';
import type { PlaceIntent } from './policyKind';

/** How wishes are placed in objects of this apiVersion and kind; undefined for kinds that cannot be edited. */
export function placerOf(apiVersion: string, kind: string): PlaceIntent | undefined {
  return networkPolicy.matches(apiVersion, kind) ? placeInNetworkPolicy : undefined;
}
