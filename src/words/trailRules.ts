import type { Trail } from '../answers/trail';
import {
  formatSelector,
  holdsPort,
  intersectPorts,
  isNoPorts,
  type Peer,
  type PortSet,
  type Rule,
  type RuleFinding,
  type Side,
} from '../engine';
import { exceptWords, namespacesWords } from './peerWords';
import { entriesWords } from './portsWords';
import { label, listedShort, type Sentence, sentence } from './segment';
import { matchesEverything } from './selectorWords';

/** So many peers of a rule are named. */
const SHOWN = 2;

/** A peer in a few words: `app=frontend`, `app=web in namespace shop`, `every pod in every namespace`, `10.0.0.0/8 except 2 ranges`. */
export function peerInShort(peer: Peer): Sentence {
  switch (peer.type) {
    case 'unreadable':
      return sentence('a peer that cannot be read');
    case 'addresses': {
      const except = exceptWords(peer.except);
      return sentence(label(peer.cidr), except === undefined ? '' : ` ${except}`);
    }
    case 'pods': {
      const pods = peer.pods === undefined || matchesEverything(peer.pods) ? 'every pod' : label(formatSelector(peer.pods));
      return peer.namespaces === undefined ? sentence(pods) : sentence(pods, ' in ', namespacesWords(peer.namespaces));
    }
  }
}

/** What a rule does: `rule 1 lets in app=frontend on TCP 8080`. `peer`: the one of its peers that counts here. */
export function ruleInShort(rule: Rule, index: number, direction: Side['direction'], peer?: number): Sentence {
  const own = peer === undefined || rule.peers === 'anyone' ? undefined : rule.peers[peer];
  const peers = own !== undefined ? [own] : rule.peers === 'anyone' ? [] : rule.peers;
  const who =
    peers.length === 0 ? sentence('everyone') : listedShort(peers.map(peerInShort), SHOWN, (count) => `${count} more peers`);
  const ports = rule.entries.length === 0 ? [] : [' on ', label(entriesWords(rule.entries))];
  return sentence(`rule ${index + 1} ${direction === 'ingress' ? 'lets in' : 'lets out to'} `, who, ...ports);
}

/** Whether ports hold what a trail asks about: its port, or any of those it is about. */
export function holdsAskedOf({ protocol, port, within }: Trail, ports: PortSet): boolean {
  if (port !== undefined && protocol !== undefined) return holdsPort(ports, protocol, port);
  return !isNoPorts(intersectPorts(ports, within));
}

/** What a rule has to say of a trail: it lets it through, might, means it on other ports, or does not mean it. */
export type Bearing = 'lets' | 'perhaps' | 'otherPorts' | 'silent';

export function bearingOf(trail: Trail, { verdict, ports }: RuleFinding): Bearing {
  if (verdict === 'denied') return 'silent';
  if (!holdsAskedOf(trail, ports)) return 'otherPorts';
  return verdict === 'allowed' ? 'lets' : 'perhaps';
}

/**
 * The finding that matters most for a trail: what lets it through, else what is closest to it. Closest is what lacks least:
 * a port or a label less than an address, that less than being of another sort; a rule for everyone is close to nobody.
 */
export function foremost(trail: Trail, findings: readonly RuleFinding[]): RuleFinding | undefined {
  const distance = (finding: RuleFinding): number => {
    switch (bearingOf(trail, finding)) {
      case 'lets':
        return -2;
      case 'perhaps':
        return -1;
      case 'otherPorts':
        return finding.peer === undefined ? 2.5 : 1;
      case 'silent':
        return lacking(finding) + (holdsAskedOf(trail, finding.ports) ? 0.1 : 1.1);
    }
  };
  return findings.toSorted((a, b) => distance(a) - distance(b))[0];
}

function lacking({ misses }: RuleFinding): number {
  return misses.reduce((sum, { type }) => sum + (type === 'sort' ? 100 : type === 'block' ? 50 : 1), 0);
}
