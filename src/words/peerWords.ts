import type { Peer, Policy, Selector } from '../engine';
import type { PeerWish } from '../kinds/intent';
import { counted, label, listed, type Sentence, sentence, strong } from './segment';
import { labelledWords, matchesEverything, namedNamespaces, requirementsWords } from './selectorWords';

/** `pods labelled app=web`, `every pod`. */
function podsWords(pods: Selector | undefined): Sentence {
  return pods === undefined || matchesEverything(pods) ? sentence('every pod') : sentence('pods ', labelledWords(pods));
}

/** `namespace monitoring`, `namespaces labelled team=a`, `every namespace`: what follows "in". */
export function namespacesWords(namespaces: Selector): Sentence {
  if (matchesEverything(namespaces)) return sentence('every namespace');
  const names = namedNamespaces(namespaces);
  if (names === undefined) return sentence('namespaces ', labelledWords(namespaces));
  return sentence(
    names.length === 1 ? 'namespace ' : 'namespaces ',
    listed(
      names.map((name) => [strong(name)]),
      ', ',
      ' or ',
    ),
  );
}

/** `except 10.1.0.0/16`, `except 4 ranges`; undefined when nothing is excepted. */
export function exceptWords(except: readonly string[]): string | undefined {
  const [only] = except;
  if (only === undefined) return undefined;
  return except.length === 1 ? `except ${only}` : `except ${counted(except.length, 'range')}`;
}

/**
 * Whom a peer means, in the middle of a sentence: `pods labelled app=web in the same namespace`,
 * `every pod in namespace partners`, `10.0.0.0/8 except 2 ranges`. `own` is what follows "in" when the peer has no
 * namespaceSelector. `also` tells that both selectors have to hold.
 */
export function peerPhrase(peer: Peer | PeerWish, own: Sentence, also = false): Sentence {
  switch (peer.type) {
    case 'unreadable':
      return sentence('a peer that cannot be read');
    case 'addresses': {
      const except = exceptWords(peer.except);
      return sentence(label(peer.cidr), except === undefined ? '' : ` ${except}`);
    }
    case 'pods': {
      const where = peer.namespaces === undefined ? own : namespacesWords(peer.namespaces);
      const both = also && narrows(peer.namespaces) && narrows(peer.pods);
      return sentence(podsWords(peer.pods), ...(both ? [' that are ', strong('also')] : []), ' in ', where);
    }
  }
}

function narrows(selector: Selector | undefined): boolean {
  return selector !== undefined && !matchesEverything(selector);
}

/** The policy's own namespace, where the sentence has not named it: `namespace default`. */
export function ownNamespace(policy: Policy): Sentence {
  return sentence('namespace ', strong(policy.namespace));
}

/** The pods a policy is about: `app=backend`, `every pod of namespace default`. */
export function subjectShort(policy: Policy): Sentence {
  if (policy.subject === 'unreadable') return sentence('the pods of this policy');
  if (matchesEverything(policy.subject)) return sentence('every pod of ', ownNamespace(policy));
  return requirementsWords(policy.subject.requirements);
}
