import { policiesMarkdown, policyText } from '../../words';
import { assumptionsOf, type ClusterProfile } from '../../workspace/profile';
import type { OpenFile, OpenObject } from '../../workspace/workspace';
import type { CopiedText } from './menuEntry';
import { yamlOf } from './policyMenu';

/** A policy as a text to be put elsewhere; in words, for the cluster that was chosen. Empty for what is no policy. */
export function policyTextOf(file: OpenFile, object: OpenObject, profile: ClusterProfile, what: CopiedText): string {
  const { policy } = object;
  if (policy === undefined) return '';
  if (what === 'yaml') return yamlOf(file, object);
  if (what === 'words') return policyText(policy, assumptionsOf(profile));
  return policiesMarkdown([object], assumptionsOf(profile));
}
