import type { Peer, Requirement, Selector } from '../../engine/policy';

/**
 * Texts that are equal for what says the same, however it is written: `k=v` and `k in (v)`, requirements and values in
 * any order. What only comes to the same (an absent selector and one that is empty) is not held to be equal.
 */

export function requirementMeaning(requirement: Requirement): string {
  const { key } = requirement;
  switch (requirement.operator) {
    case 'Equals':
      return JSON.stringify([key, 'In', requirement.value]);
    case 'In':
    case 'NotIn':
      return JSON.stringify([key, requirement.operator, ...[...new Set(requirement.values)].sort()]);
    case 'Exists':
    case 'DoesNotExist':
      return JSON.stringify([key, requirement.operator]);
  }
}

/** Undefined for a peer that cannot be read: it is not known to say the same as any other. */
export function peerMeaning(peer: Peer): string | undefined {
  switch (peer.type) {
    case 'pods':
      return JSON.stringify([selectorMeaning(peer.namespaces), selectorMeaning(peer.pods)]);
    case 'addresses':
      return JSON.stringify([peer.cidr, ...[...new Set(peer.except)].sort()]);
    case 'unreadable':
      return undefined;
  }
}

function selectorMeaning(selector: Selector | undefined): readonly string[] | null {
  return selector === undefined ? null : [...new Set(selector.requirements.map(requirementMeaning))].sort();
}
