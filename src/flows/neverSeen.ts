import type { Member } from '../answers/analysis';
import { memberOf } from '../answers/asked';
import { connectionsOf, eachConnection } from '../answers/connections';
import { isNoPorts, NO_PORTS, type PortSet, portsOf, subtractPorts, unionPorts } from '../engine';
import { claimOf } from './claim';
import { isProtocol } from './propose/peerOf';
import type { SeenAnalysis } from './replay/seenSituation';

/** A connection between workloads that rules let through and nobody was seen to use. `some`: on other ports it was. */
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

/** The ports that requests were seen on, by pair of workloads; whatever became of them. */
function usedPorts({ observed, analysis, seen }: SeenAnalysis): ReadonlyMap<string, PortSet> {
  const used = new Map<string, PortSet>();
  for (const flow of observed.flows) {
    const { type } = claimOf(flow);
    const { protocol, port } = flow;
    if ((type !== 'forwarded' && type !== 'dropped') || !isProtocol(protocol) || port === undefined) continue;
    const [from, to] = [seen.ends[flow.from], seen.ends[flow.to]];
    if (from?.type !== 'pod' || to?.type !== 'pod') continue;
    const [source, target] = [memberOf(analysis, from.pod), memberOf(analysis, to.pod)];
    if (source === undefined || target === undefined) continue;
    const key = pairKey(source, target);
    used.set(key, unionPorts(used.get(key) ?? NO_PORTS, portsOf([{ protocol, port, endPort: undefined }])));
  }
  return used;
}

function pairKey(from: Member, to: Member): string {
  return `${from.first} ${to.first}`;
}
