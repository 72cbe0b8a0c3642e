import { blockAddresses } from '../../engine/ipBlock';
import type { Peer, PortEntry, Requirement, Selector } from '../../engine/policy';
import { keyFault, valueFault } from '../../engine/selectorText';
import type { PeerWish, PortWish } from '../intent';
import { isStrictSubset, parseCidr } from './cidr';
import { dnsLabelFaults, portNameFaults, portNumberFaults, subdomainFaults } from './syntax';

/**
 * Wishes from what was read, and what is wrong with a wish, in words for the field it was typed into. The rules are
 * the API server's; each check answers `undefined` when it would take the value.
 */

/** A peer as a dialog starts from it; undefined for one that cannot be read. */
export function peerWish(peer: Peer): PeerWish | undefined {
  switch (peer.type) {
    case 'pods':
      return { type: 'pods', namespaces: peer.namespaces, pods: peer.pods };
    case 'addresses':
      return { type: 'addresses', cidr: peer.cidr, except: peer.except };
    case 'unreadable':
      return undefined;
  }
}

export function portWish({ protocol, port, endPort }: PortEntry): PortWish {
  return { protocol, port, endPort };
}

/** A policy's name. */
export function checkName(name: string): string | undefined {
  if (name === '') return 'Give the policy a name.';
  if (name.length > 253) return 'A name has at most 253 characters.';
  if (subdomainFaults(name).length === 0) return undefined;
  return 'A name is lower-case letters, digits, hyphens and dots; it begins and ends with a letter or digit.';
}

/** A namespace's name. Empty is for the caller: it may stand for "not named". */
export function checkNamespace(name: string): string | undefined {
  if (name === '') return 'Give the name of a namespace.';
  if (name.length > 63) return 'The name of a namespace has at most 63 characters.';
  if (name.includes('.')) return 'The name of a namespace has no dots.';
  if (dnsLabelFaults(name).length === 0) return undefined;
  return 'The name of a namespace is lower-case letters, digits and hyphens; it begins and ends with a letter or digit.';
}

/** A block of addresses, held against the strict rules of Kubernetes 1.36. */
export function checkCidr(text: string): string | undefined {
  if (text === '') return 'Write a block of addresses, such as 10.0.0.0/8.';
  const cidr = parseCidr(text);
  if (cidr === undefined) {
    const missing = text.includes('/') ? '' : ` A single address needs ${text.includes(':') ? '/128' : '/32'} after it.`;
    return `“${text}” is no block of addresses, such as 10.9.8.0/24 or 2001:db8::/64.${missing}`;
  }
  const [strict] = cidr.strict;
  return strict === undefined ? undefined : `“${text}” ${strict}: Kubernetes 1.36 and later refuse it.`;
}

/** A block to leave out of another. */
export function checkExcept(text: string, cidr: string): string | undefined {
  const fault = checkCidr(text);
  const outer = parseCidr(cidr);
  const inner = parseCidr(text);
  if (fault !== undefined || outer === undefined || inner === undefined) return fault;
  return isStrictSubset(inner, outer) ? undefined : `“${text}” must lie inside ${cidr} and be smaller than it.`;
}

/** A selector; requirements in `standing` are taken as they are, whatever is wrong with them stands there already. */
export function checkSelector(selector: Selector, standing: readonly Requirement[] = []): string | undefined {
  const known = new Set(standing.map((requirement) => JSON.stringify(requirement)));
  return firstFault(selector.requirements.filter((requirement) => !known.has(JSON.stringify(requirement))).map(requirementFault));
}

function requirementFault(requirement: Requirement): string | undefined {
  const { key } = requirement;
  switch (requirement.operator) {
    case 'Equals':
      return keyFault(key) ?? valueFault(requirement.value);
    case 'In':
    case 'NotIn':
      if (requirement.values.length === 0) return `“${key}” needs at least one value.`;
      return keyFault(key) ?? firstFault(requirement.values.map(valueFault));
    case 'Exists':
    case 'DoesNotExist':
      return keyFault(key);
  }
}

/** A peer; `standing` is the one it replaces: what that already holds is not held against the wish. */
export function checkPeer(wish: PeerWish, standing?: Peer): string | undefined {
  if (wish.type === 'pods') {
    if (wish.namespaces === undefined && wish.pods === undefined) return 'A peer needs a pod selector or a namespace selector.';
    const before = standing?.type === 'pods' ? standing : undefined;
    const fault = (selector: Selector | undefined, there: Selector | undefined): string | undefined =>
      selector && checkSelector(selector, there?.requirements);
    return fault(wish.namespaces, before?.namespaces) ?? fault(wish.pods, before?.pods);
  }
  const before = standing?.type === 'addresses' ? [standing.cidr, ...standing.except] : [];
  const strict = (text: string): string | undefined => (before.includes(text) ? undefined : checkCidr(text));
  const fault = strict(wish.cidr) ?? firstFault(wish.except.map((except) => strict(except) ?? insideFault(except, wish.cidr)));
  // What was taken for standing must still be a block that can be counted with.
  return fault ?? (blockAddresses(wish.cidr, wish.except) ? undefined : checkCidr(wish.cidr));
}

function insideFault(except: string, cidr: string): string | undefined {
  const inner = parseCidr(except);
  const outer = parseCidr(cidr);
  return inner && outer && !isStrictSubset(inner, outer)
    ? `“${except}” must lie inside ${cidr} and be smaller than it.`
    : undefined;
}

/** One port or range. */
export function checkPort({ port, endPort }: PortWish): string | undefined {
  if (typeof port === 'string') {
    if (endPort !== undefined) return `A range needs numbers: “${port}” is a name.`;
    return portNameFaults(port).length === 0 ? undefined : portNameRule(port);
  }
  if (port === undefined) return endPort === undefined ? undefined : 'A range needs a first port.';
  const number = (value: number): boolean => Number.isInteger(value) && portNumberFaults(value).length === 0;
  if (!number(port)) return `${port} is no port: ports are numbers from 1 to 65535.`;
  if (endPort === undefined) return undefined;
  if (!number(endPort)) return `${endPort} is no port: ports are numbers from 1 to 65535.`;
  return endPort < port ? `The range ${port}-${endPort} runs backwards: write the lower port first.` : undefined;
}

/** What the name of a port must be, said of one that is not. */
export function portNameRule(name: string): string {
  if (name.length > 15) return `“${name}” is too long for the name of a port: at most 15 characters.`;
  return `“${name}” is no port: write a number from 1 to 65535, or a name of lower-case letters, digits and single hyphens.`;
}

function firstFault(faults: readonly (string | undefined)[]): string | undefined {
  return faults.find((fault) => fault !== undefined);
}
