import type { Member } from '../answers/analysis';
import { memberOf } from '../answers/asked';
import { connectionsOf, eachConnection } from '../answers/connections';
import { ALL_PORTS, isNoPorts, NO_PORTS, type PortSet, portsOf, subtractPorts, unionPorts } from '../engine';
import { isProtocol } from './propose/peerOf';
import type { SeenAnalysis } from './replay/seenSituation';

/** A connection between workloads that rules let through and surely nobody was seen to use. `some`: on other ports it was. */
export interface NeverSeen {
  readonly from: Member;
  readonly to: Member;
  readonly ports: PortSet;
  readonly some: boolean;
}

/**
 * What rules allow between workloads and was never seen, in the order of the workloads; `most` of them at most, and how
 * many there are. Where nothing isolates either end no rule allows anything, and there is nothing to take back.
 */
export function neverSeen(base: SeenAnalysis, most: number): { readonly total: number; readonly list: readonly NeverSeen[] } {
  const used = usedPorts(base);
  const { pool } = base.analysis.reach;
  const list: NeverSeen[] = [];
  let total = 0;
  for (const { from, to, passing, open } of eachConnection(connectionsOf(base.analysis))) {
    if (open) continue;
    const seen = used.get(pairKey(from, to)) ?? NO_PORTS;
    const ports = subtractPorts(pool.portsOf(passing.perhaps), seen);
    if (isNoPorts(ports)) continue;
    total++;
    list.push({ from, to, ports, some: !isNoPorts(seen) });
    // Only the first are shown: what is far behind them is let go from time to time.
    if (list.length > 2 * most + 1000) shorten(list, most);
  }
  shorten(list, most);
  return { total, list };
}

function shorten(list: NeverSeen[], most: number): void {
  list.sort((a, b) => a.from.first - b.from.first || a.to.first - b.to.first);
  list.length = Math.min(list.length, most);
}

/**
 * The ports that connections were seen on, by pair of workloads; whatever became of them. A reply tells of its connection as
 * well as its request does. What may be a reply may be one of any port.
 */
function usedPorts({ observed, analysis, seen }: SeenAnalysis): ReadonlyMap<string, PortSet> {
  const used = new Map<string, PortSet>();
  const use = (from: Member, to: Member, ports: PortSet): void => {
    const key = pairKey(from, to);
    used.set(key, unionPorts(used.get(key) ?? NO_PORTS, ports));
  };
  for (const { from, to, protocol, port, reply } of observed.flows) {
    const [begin, end] = [seen.ends[from], seen.ends[to]];
    if (begin?.type !== 'pod' || end?.type !== 'pod') continue;
    if (protocol !== undefined && !isProtocol(protocol)) continue;
    const [source, target] = [memberOf(analysis, begin.pod), memberOf(analysis, end.pod)];
    if (source === undefined || target === undefined) continue;
    const isTold = protocol !== undefined && port !== undefined;
    use(source, target, isTold ? portsOf([{ protocol, port, endPort: undefined }]) : ALL_PORTS);
    if (reply === undefined) use(target, source, ALL_PORTS);
  }
  return used;
}

function pairKey(from: Member, to: Member): string {
  return `${from.first} ${to.first}`;
}
