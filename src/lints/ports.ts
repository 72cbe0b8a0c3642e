import type { Direction, Policy, PortEntry } from '../engine/policy';
import type { ClusterProfile } from '../workspace/profile';
import { pluginTitle } from '../workspace/profileChoices';
import type { LintName } from './finding';
import type { Observation } from './observation';
import { supports } from './plugins';

/** Ports that the chosen cluster would read otherwise than they are written. */
export function unsupportedPorts(policy: Policy, profile: ClusterProfile): readonly Observation[] {
  const endPort = withoutEndPort(profile);
  const sctp = withoutSctp(profile);
  if (endPort === undefined && sctp === undefined) return [];
  return (['ingress', 'egress'] as const).flatMap((direction: Direction) =>
    policy[direction].rules.flatMap(({ entries }) =>
      entries.flatMap((entry): readonly Observation[] => [
        ...(endPort !== undefined && isRange(entry) ? [told('unsupported-end-port', entry, endPort(entry))] : []),
        ...(sctp !== undefined && entry.protocol === 'SCTP' ? [told('unsupported-sctp', entry, sctp)] : []),
      ]),
    ),
  );
}

function isRange({ port, endPort }: PortEntry): boolean {
  return typeof port === 'number' && endPort !== undefined && endPort > port;
}

function told(rule: LintName, entry: PortEntry, message: string): Observation {
  const path = rule === 'unsupported-end-port' ? [...entry.origin, 'endPort'] : entry.origin;
  return { rule, severity: 'warning', path, message: () => message, related: [], remedies: [] };
}

/** Why ranges are not read in that cluster, in words for one of them; undefined where they are, or it is not known. */
function withoutEndPort({ kubernetes, plugin }: ClusterProfile): ((entry: PortEntry) => string) | undefined {
  const instead = ({ port, endPort }: PortEntry): string => `this means port ${port} alone, not ${port} to ${endPort}.`;
  if (kubernetes !== undefined && kubernetes < 21) {
    return (entry) => `Kubernetes 1.${kubernetes} does not know endPort and drops it: ${instead(entry)}`;
  }
  if (kubernetes === 21) {
    return (entry) =>
      `In Kubernetes 1.21 endPort is dropped unless the feature gate NetworkPolicyEndPort is on: ${instead(entry)}`;
  }
  if (plugin === undefined || supports(plugin, 'endPort') !== false) return undefined;
  return (entry) => `${pluginTitle(plugin)} does not know endPort: ${instead(entry)}`;
}

function withoutSctp({ plugin }: ClusterProfile): string | undefined {
  if (plugin === undefined || supports(plugin, 'sctp') !== false) return undefined;
  return `SCTP is beta in ${pluginTitle(plugin)} and switched off unless sctp.enabled is set: this port has no effect without it.`;
}
