import type { Assumptions, Endpoint, Miss, Peer, Requirement } from '../engine';
import { formatRequirement } from '../engine';
import { exceptWords, namespacesWords } from './peerWords';
import { label, listed, type Sentence, sentence, strong } from './segment';
import { namesRequired } from './selectorWords';

/**
 * What a peer means that an endpoint is not, to follow "Closest is rule 1:": `it needs app=frontend, this pod has
 * app=not-frontend`. `misses` are what the engine found lacking; empty ones say nothing.
 */
export function missWords(peer: Peer, misses: readonly Miss[], other: Endpoint, assumptions: Assumptions): Sentence {
  const clauses: Sentence[] = [];
  for (const miss of misses) {
    switch (miss.type) {
      case 'namespace':
        clauses.push(sentence('it means pods of namespace ', strong(miss.own), ', this pod is in ', strong(namespaceOf(other))));
        break;
      case 'block':
        clauses.push(sentence('it means ', rangeWords(peer), ', ', addressWords(other), ' is not in it'));
        break;
      case 'sort':
        clauses.push(sortWords(peer, other, assumptions));
        break;
      case 'podLabel':
      case 'namespaceLabel':
        break;
    }
  }
  const named = misses.flatMap((miss) => (miss.type === 'namespaceLabel' ? [miss] : []));
  const pods = misses.flatMap((miss) => (miss.type === 'podLabel' ? [miss] : []));
  if (named.length > 0) clauses.push(namespaceWords(peer, named, other));
  if (pods.length > 0) clauses.push(needs('', pods, 'this pod has '));
  return listed(clauses, '; ', '; ');
}

interface LabelMiss {
  readonly requirement: Requirement;
  readonly has: string | undefined;
}

/** `it needs app=frontend and tier=web, this pod has app=other and no label tier`. */
function needs(whose: string, misses: readonly LabelMiss[], has: string | Sentence): Sentence {
  return sentence(
    `it needs ${whose}`,
    listed(misses.map(({ requirement }) => [label(formatRequirement(requirement))])),
    ', ',
    has,
    listed([...new Map(misses.map((miss) => [miss.requirement.key, hasWords(miss)])).values()]),
  );
}

function hasWords({ requirement, has }: LabelMiss): Sentence {
  return has === undefined ? sentence('no label ', label(requirement.key)) : [label(`${requirement.key}=${has}`)];
}

function namespaceWords(peer: Peer, misses: readonly LabelMiss[], other: Endpoint): Sentence {
  const own = strong(namespaceOf(other));
  const onlyNames = misses.every(({ requirement }) => namesRequired(requirement) !== undefined);
  if (onlyNames && peer.type === 'pods' && peer.namespaces !== undefined)
    return sentence('it means pods in ', namespacesWords(peer.namespaces), ', this pod is in ', own);
  return needs('namespaces with ', misses, sentence('namespace ', own, ' has '));
}

function namespaceOf(other: Endpoint): string {
  return other.type === 'pod' ? other.namespace : '';
}

function addressWords(other: Endpoint): Sentence {
  return other.type === 'address' ? [label(other.ip)] : sentence('this pod');
}

function rangeWords(peer: Peer): Sentence {
  if (peer.type !== 'addresses') return sentence('other addresses');
  const except = exceptWords(peer.except);
  return sentence(label(peer.cidr), except === undefined ? '' : ` ${except}`);
}

/** An address where pods are meant, or a pod that no block means. */
function sortWords(peer: Peer, other: Endpoint, { ipBlocksMatchPods }: Assumptions): Sentence {
  if (other.type === 'address') return sentence('it means pods, ', label(other.ip), ' is an address outside the cluster');
  const range = rangeWords(peer);
  if (ipBlocksMatchPods === 'never') return sentence('it means ', range, ', and the network plugin takes no pod for its address');
  const [first] = other.ips;
  if (first === undefined) return sentence('it means ', range, ', the address of this pod is not known');
  return sentence('it means ', range, ', this pod has ', listed(other.ips.map((ip) => [label(ip)])));
}
