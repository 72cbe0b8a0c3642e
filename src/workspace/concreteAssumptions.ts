import type { Assumptions } from '../engine';
import { assumptionsOf, type ClusterProfile } from './profile';

/**
 * What verdicts about concrete pods assume: what the network plugin does, where that is known, and what a person said
 * besides. While the plugin is not chosen, an ipBlock means the pods whose address is known to be in it, as Kubernetes'
 * own tests expect; rows of the canvas say that it depends.
 */
export function concreteAssumptions(profile: ClusterProfile, said: Partial<Assumptions>): Assumptions {
  const byPlugin = assumptionsOf(profile);
  const ipBlocksMatchPods = byPlugin.ipBlocksMatchPods === 'notChosen' ? 'known' : byPlugin.ipBlocksMatchPods;
  return { ...byPlugin, ipBlocksMatchPods, ...said };
}
