import {
  type Condition,
  type DirectionOfPolicy,
  formatRequirement,
  type Group,
  type Peer,
  type Requirement,
  type Share,
} from '../engine';
import { exceptWords } from './peerWords';
import { portsWords } from './portsWords';
import { listedWords } from './segment';
import { namesRequired } from './selectorWords';

/** The peer a share comes from; undefined for a rule that names none. */
export function sharePeer(direction: DirectionOfPolicy, share: Share): Peer | undefined {
  const rule = direction.rules[share.rule];
  return rule === undefined || rule.peers === 'anyone' ? undefined : rule.peers[share.peer];
}

function allOf(requirements: readonly Requirement[]): string {
  return requirements.map(formatRequirement).join(',');
}

function hasWords(who: string, requirements: readonly Requirement[]): string {
  const compares = requirements.some(({ operator }) => operator === 'NotIn' || operator === 'DoesNotExist');
  return `${who} ${compares ? 'matches' : 'has'} ${allOf(requirements)}`;
}

function namespacesCondition(requirements: readonly Requirement[], own: string | undefined): string {
  if (own !== undefined) return hasWords(own, requirements);
  const [only, ...others] = requirements;
  const names = only === undefined || others.length > 0 ? undefined : namesRequired(only);
  return names === undefined ? hasWords('the namespace', requirements) : `the namespace is ${listedWords(names, ' or ')}`;
}

/**
 * What a share hangs on, to follow "when": `app=x`, `default has team=a and the pod app=x`, `app=x in default`,
 * `the network plugin matches pod addresses`, `the address is in 10.1.2.0/24`.
 */
export function conditionWords(group: Group, namespace: string, peer: Peer | undefined, when: Condition): string {
  if (when.plugin) return 'the network plugin matches pod addresses';
  if (peer?.type === 'addresses') {
    const except = exceptWords(peer.except);
    return `the address is in ${peer.cidr}${except === undefined ? '' : `, ${except}`}`;
  }
  const inOwn = group === 'namespace';
  if (when.namespaces.length > 0) {
    const where = namespacesCondition(when.namespaces, inOwn ? namespace : undefined);
    return when.pods.length === 0 ? where : `${where} and the pod ${allOf(when.pods)}`;
  }
  const where = when.ownNamespace && !inOwn ? `in ${namespace}` : '';
  if (when.pods.length > 0) return [allOf(when.pods), where].filter((word) => word !== '').join(' ');
  return where === '' ? 'it is a pod that the rule matches' : `it is ${where}`;
}

/** Ports that may be open, and when: shares with the same condition are told together. */
export interface ConditionalPorts {
  readonly ports: readonly string[];
  readonly when: string;
  readonly shares: readonly Share[];
}

/** The shares of a row, gathered by what they hang on, in the order they come. */
export function conditionalPorts(
  group: Group,
  namespace: string,
  direction: DirectionOfPolicy,
  shares: readonly Share[],
): readonly ConditionalPorts[] {
  const byCondition = new Map<string, Share[]>();
  for (const share of shares) {
    const when = conditionWords(group, namespace, sharePeer(direction, share), share.when);
    byCondition.set(when, [...(byCondition.get(when) ?? []), share]);
  }
  return [...byCondition].map(([when, together]) => ({
    when,
    shares: together,
    ports: [...new Set(together.map((share) => portsWords(share.ports)))],
  }));
}
