import type { Direction } from '../../engine';
import type { SeenAnalysis } from './seenSituation';

/**
 * The policies that isolate a flow's pod at one end, as places among those of the situation: where a connection is denied,
 * it is for want of a rule in each of them. None of a pod whose labels nobody tells.
 */
export function refusers({ observed, analysis, seen }: SeenAnalysis, flow: number, side: Direction): readonly number[] {
  const one = observed.flows[flow];
  const end = seen.ends[(side === 'egress' ? one?.from : one?.to) ?? -1];
  if (end?.type !== 'pod') return [];
  const { isolating, selection } = analysis.reach;
  return isolating[side][selection.classes.classOf[end.pod] ?? -1] ?? [];
}
