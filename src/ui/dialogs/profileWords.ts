import { supports } from '../../lints/plugins';
import { assumptionsOf, type ClusterProfile, NO_PROFILE } from '../../workspace/profile';

/** What choosing a version of Kubernetes changes in what Drawbridge says. */
export function versionWords({ kubernetes }: ClusterProfile): string {
  if (kubernetes === undefined) return 'Where versions differ you are warned, and the version is named.';
  const strict =
    kubernetes >= 36
      ? 'Loosely written addresses, such as 10.0.0.1/8, are errors: it refuses them.'
      : 'Loosely written addresses, such as 10.0.0.1/8, pass: it takes them.';
  if (kubernetes > 21) return strict;
  const ranges =
    kubernetes < 21
      ? 'Ranges of ports are pointed out: it does not know endPort.'
      : 'Ranges of ports are pointed out: endPort is off in it unless someone switches it on.';
  return `${strict} ${ranges}`;
}

/** What choosing a network plugin changes in what Drawbridge says. */
export function pluginWords({ plugin }: ClusterProfile): string {
  if (plugin === undefined) return 'Whether an address range also means pods is left open: such rows depend on the plugin.';
  if (supports(plugin, 'policies') === false) return 'By itself it enforces no network policy: nothing drawn here would hold.';
  const matches = {
    always: 'An address range also means the pods that have such addresses.',
    never: 'An address range never means pods, whatever their addresses are.',
    notChosen: 'Whether an address range also means pods is not known: such rows depend on the plugin.',
    known: 'An address range also means pods whose addresses are known to be in it.',
  }[assumptionsOf({ ...NO_PROFILE, plugin }).ipBlocksMatchPods];
  const ranges = supports(plugin, 'endPort') === false ? ' Ranges of ports are pointed out: it does not know endPort.' : '';
  const sctp = supports(plugin, 'sctp') === false ? ' SCTP is pointed out: it is off in it unless someone switches it on.' : '';
  return `${matches}${ranges}${sctp}`;
}
