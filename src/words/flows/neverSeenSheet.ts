import { neverSeen } from '../../flows/neverSeen';
import type { SeenAnalysis } from '../../flows/replay/seenSituation';
import { portsWords } from '../portsWords';
import { workloadNames } from '../whoWords';

export interface NeverSeenQuestion {
  readonly most: number;
}

/** Connections that rules allow and nobody was seen to use. `some`: on other ports it was. */
export interface NeverSeenSheet {
  readonly total: number;
  readonly rows: readonly { readonly from: string; readonly to: string; readonly ports: string; readonly some: boolean }[];
}

export function neverSeenSheet(base: SeenAnalysis, { most }: NeverSeenQuestion): NeverSeenSheet {
  const { total, list } = neverSeen(base, most);
  const nameOf = workloadNames(base.analysis.situation.cluster.workloads);
  return {
    total,
    rows: list.map(({ from, to, ports, some }) => ({
      from: nameOf(from.workload),
      to: nameOf(to.workload),
      ports: portsWords(ports),
      some,
    })),
  };
}
