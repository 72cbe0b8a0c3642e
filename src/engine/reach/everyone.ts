import { ALL_ADDRESSES, sameAddresses } from '../ipBlock';
import type { Direction } from '../policy';
import { eachBit } from './bits';
import type { PortsId } from './portPool';
import type { Reachability } from './reachability';

/**
 * The ports on which a class lets everyone in (or out to), every pod and every address alike and surely; undefined where
 * it is not the same for all. It is what this end says: the other may still be closed.
 */
export function everyonesPorts({ rows, selection }: Reachability, direction: Direction, at: number): PortsId | undefined {
  const row = rows[direction][at];
  const [pods, ...otherPods] = row?.sure ?? [];
  const [outside, ...otherAddresses] = row?.addresses ?? [];
  if (row === undefined || pods === undefined || outside === undefined) return undefined;
  if (otherPods.length + otherAddresses.length > 0 || pods.ports !== outside.ports) return undefined;
  const isSure = row.sure === row.perhaps || (row.perhaps.length === 1 && row.perhaps[0]?.ports === pods.ports);
  if (!isSure || !sameAddresses(outside.addresses, ALL_ADDRESSES)) return undefined;
  let classes = 0;
  eachBit(pods.classes, () => {
    classes++;
  });
  return classes === selection.classes.count ? pods.ports : undefined;
}
