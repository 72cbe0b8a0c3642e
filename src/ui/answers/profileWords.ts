import type { ClusterProfile } from '../../workspace/profile';
import { pluginTitle } from '../../workspace/profileChoices';

/** The cluster in a few words, for a button: `Kubernetes 1.31, Calico`. */
export function profileWords({ kubernetes, plugin }: ClusterProfile): string {
  if (kubernetes === undefined && plugin === undefined) return 'Cluster: not chosen';
  const version = kubernetes === undefined ? 'Kubernetes, any version' : `Kubernetes 1.${kubernetes}`;
  return plugin === undefined ? version : `${version}, ${pluginTitle(plugin)}`;
}
