import {
  ALL_PORTS,
  type Condition,
  type CoveredRow,
  containsPorts,
  type DirectionOfPolicy,
  DNS_PORTS,
  formatRequirement,
  type Group,
  isNoPorts,
  type Peer,
  type Policy,
  type Requirement,
  type Share,
  unionPorts,
} from '../engine';
import { exceptWords } from './peerWords';
import { portsWords } from './portsWords';
import { listedWords } from './segment';
import { namesRequired } from './selectorWords';
import { isDnsRow } from './stateWords';

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

/**
 * The ports of a share on a row: `every port`, `every other port` beside what is sure, `TCP 80`. On the DNS row its
 * two ports are all there is.
 */
export function shareWords(row: CoveredRow, share: Share): string {
  const dns = isDnsRow(row);
  if (!containsPorts(unionPorts(row.must, share.ports), dns ? DNS_PORTS : ALL_PORTS)) return portsWords(share.ports);
  if (!isNoPorts(row.must)) return dns ? portsWords(share.ports) : 'every other port';
  return dns ? 'both ports' : 'every port';
}

/** True for ports that are words, not something Kubernetes spells. */
export function isWholeWords(words: string): boolean {
  return words === 'every port' || words === 'every other port' || words === 'both ports';
}

/** Shares that hang on the same: their ports, and what has to be so, to follow "when". */
export interface ConditionalPorts {
  readonly ports: readonly string[];
  readonly when: string;
  readonly shares: readonly Share[];
}

/** The shares of a row gathered by what they hang on, and by rule where `byRule`; in the order they come. */
export function conditionalPorts(policy: Policy, row: CoveredRow, byRule: boolean): readonly ConditionalPorts[] {
  const gathered = new Map<string, { readonly when: string; readonly shares: Share[] }>();
  for (const share of row.shares) {
    const when = conditionWords(row.group, policy.namespace, sharePeer(policy[row.direction], share), share.when);
    const key = byRule ? `${share.rule} ${when}` : when;
    const same = gathered.get(key);
    if (same === undefined) gathered.set(key, { when, shares: [share] });
    else same.shares.push(share);
  }
  return [...gathered.values()].map(({ when, shares }) => ({
    when,
    shares,
    ports: [...new Set(shares.map((share) => shareWords(row, share)))],
  }));
}
