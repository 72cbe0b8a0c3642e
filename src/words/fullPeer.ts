import { isKubeDns, type Peer, type Policy, parseBlock, type Requirement, type Selector } from '../engine';
import { label, listed, type Sentence, sentence, strong } from './segment';
import { matchesEverything, namedNamespaces } from './selectorWords';

// Peers, ports and pods in full, for a reader who does not know Kubernetes: nothing is counted, and operators become words.

function pair(key: string, value: string): Sentence {
  return [label(value === '' ? `${key}=""` : `${key}=${value}`)];
}

function anyOf(key: string, values: readonly string[]): Sentence {
  return listed(
    values.map((value) => pair(key, value)),
    ', ',
    ' or ',
  );
}

function clause(requirement: Requirement): Sentence {
  const { key, operator } = requirement;
  switch (operator) {
    case 'Equals':
      return sentence('are labelled ', pair(key, requirement.value));
    case 'In':
      if (requirement.values.length === 0) return sentence('have a label ', label(key), ' with one of no values');
      return sentence('are labelled ', anyOf(key, requirement.values));
    case 'NotIn':
      if (requirement.values.length === 0) return sentence('have a label ', label(key), ' or none');
      return sentence('are not labelled ', anyOf(key, requirement.values));
    case 'Exists':
      return sentence('have a label ', label(key));
    case 'DoesNotExist':
      return sentence('have no label ', label(key));
  }
}

/** The one value of a requirement that leaves no choice. */
function onlyValue(requirement: Requirement): string | undefined {
  if (requirement.operator === 'Equals') return requirement.value;
  return requirement.operator === 'In' && requirement.values.length === 1 ? requirement.values[0] : undefined;
}

/**
 * What is so of the objects a selector means: ` labelled app=web and tier=db` (`simple`), or ` that are labelled app=web
 * and have no label legacy`. Not for a selector without requirements.
 */
function whichWords({ requirements }: Selector): { readonly words: Sentence; readonly simple: boolean } {
  const pairs = requirements.flatMap((each) => {
    const value = onlyValue(each);
    return value === undefined ? [] : [pair(each.key, value)];
  });
  const others = requirements.filter((each) => onlyValue(each) === undefined);
  if (others.length === 0) return { words: sentence(' labelled ', listed(pairs)), simple: true };
  const [only] = others;
  if (pairs.length === 0 && others.length === 1 && only?.operator === 'In' && only.values.length > 0)
    return { words: sentence(' labelled ', anyOf(only.key, only.values)), simple: true };
  const clauses = [...(pairs.length === 0 ? [] : [sentence('are labelled ', listed(pairs))]), ...others.map(clause)];
  return { words: sentence(' that ', listed(clauses, ', ', ', and ')), simple: false };
}

function podsIn(pods: Selector | undefined, where: Sentence): Sentence {
  if (pods === undefined || matchesEverything(pods)) return sentence('every pod in ', where);
  const { words, simple } = whichWords(pods);
  return sentence('pods', words, simple ? ' in ' : ', in ', where);
}

function namespacesInFull(namespaces: Selector): Sentence {
  if (matchesEverything(namespaces)) return sentence('every namespace');
  const names = namedNamespaces(namespaces);
  if (names === undefined) return sentence('namespaces', whichWords(namespaces).words);
  const bold = names.map((name): Sentence => [strong(name)]);
  return sentence(names.length === 1 ? 'namespace ' : 'namespaces ', listed(bold, ', ', ' or '));
}

function rangeInFull(cidr: string): Sentence {
  const block = parseBlock(cidr);
  const [address, bits] = cidr.split('/');
  if (block !== undefined && bits === '0')
    return sentence(`every ${block.v4.length > 0 ? 'IPv4' : 'IPv6'} address (`, label(cidr), ')');
  const single = [...(block?.v4 ?? []), ...(block?.v6 ?? [])].every(([from, to]) => from === to);
  if (block !== undefined && single && address !== undefined) return sentence('the address ', label(address));
  return sentence('addresses in ', label(cidr));
}

/**
 * Whom a peer means, with nothing left out: `pods labelled app=web in the same namespace`, `every IPv4 address
 * (0.0.0.0/0), except those in 10.0.0.0/8`. `own` is what follows "in" where the peer has no namespaceSelector.
 */
export function fullPeer(policy: Policy, peer: Peer, own: Sentence = sentence('the same namespace')): Sentence {
  switch (peer.type) {
    case 'unreadable':
      return peer.reason === ''
        ? sentence('a peer that cannot be read')
        : sentence('a peer that cannot be read (', label(peer.reason), ')');
    case 'addresses': {
      const range = rangeInFull(peer.cidr);
      if (peer.except.length === 0) return range;
      return sentence(range, ', except those in ', listed(peer.except.map((cidr) => [label(cidr)])));
    }
    case 'pods': {
      const words = podsIn(peer.pods, peer.namespaces === undefined ? own : namespacesInFull(peer.namespaces));
      return isKubeDns(peer, policy) ? sentence('the cluster’s DNS (', words, ')') : words;
    }
  }
}

/**
 * The policy's pods at the start of a sentence: `Pods labelled app=backend in namespace default`. `verb`: what they do
 * follows, with the space or the comma before it.
 */
export function fullSubject(policy: Policy, verb: Sentence = []): Sentence {
  const where = sentence('namespace ', strong(policy.namespace));
  const follows = verb.length === 0 ? [] : [' ', verb];
  if (policy.subject === 'unreadable') return sentence('The pods of this policy in ', where, ...follows);
  if (matchesEverything(policy.subject)) return sentence('All pods in ', where, ...follows);
  const { words, simple } = whichWords(policy.subject);
  return sentence('Pods', words, simple ? ' in ' : ', in ', where, simple || verb.length === 0 ? '' : ',', ...follows);
}
