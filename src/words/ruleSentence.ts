import type { Direction, Policy } from '../engine';
import type { PeerWish, PortWish } from '../kinds/intent';
import { ownNamespace, peerPhrase, subjectShort } from './peerWords';
import { entriesWords } from './portsWords';
import { capitalised, label, listedShort, type Sentence, sentence, strong } from './segment';
import { ignoredWords } from './stateWords';

/** A rule as a dialog holds it. Without peers: anyone; without ports: every port. */
export interface RuleWish {
  readonly peers: readonly PeerWish[];
  readonly ports: readonly PortWish[];
}

const SHOWN_PEERS = 4;

/** A peer that says nothing yet: the API server would refuse it ("must specify a peer"). */
function isBlank(peer: PeerWish): boolean {
  return peer.type === 'addresses' ? peer.cidr.trim() === '' : peer.namespaces === undefined && peer.pods === undefined;
}

function blankSentence(direction: Direction, peer: PeerWish): Sentence {
  if (peer.type === 'addresses')
    return sentence('Give the range of addresses this rule is about, such as ', label('10.0.0.0/8'), '.');
  return sentence(
    direction === 'ingress' ? 'Say whose connections this rule lets in.' : 'Say where this rule lets connections go.',
  );
}

function peersWords(policy: Policy, direction: Direction, peers: readonly PeerWish[]): Sentence {
  if (peers.length === 0)
    return sentence(
      strong('everyone'),
      direction === 'ingress' ? ', also from outside the cluster,' : ', also outside the cluster,',
    );
  const phrases = peers.map((peer) => {
    const phrase = peerPhrase(peer, ownNamespace(policy), true);
    return peer.type === 'addresses' ? sentence('addresses in ', phrase) : phrase;
  });
  return listedShort(phrases, SHOWN_PEERS, (count) => `${count} more peers`);
}

function portsPhrase(ports: readonly PortWish[]): Sentence {
  return ports.length === 0 ? sentence('every port') : sentence(label(entriesWords(ports)));
}

/**
 * What a rule does, while it is being written: `Pods labelled app=frontend in namespace default may connect to
 * app=backend on TCP 8080.` `purpose` `add` also tells what adding it closes or wakes (see `addingWords`); `edit`
 * tells when the rule has no effect.
 */
export function ruleSentence(policy: Policy, direction: Direction, wish: RuleWish, purpose: 'add' | 'edit'): Sentence {
  const blank = wish.peers.find(isBlank);
  if (blank !== undefined) return blankSentence(direction, blank);
  const peers = peersWords(policy, direction, wish.peers);
  const [from, to] = direction === 'ingress' ? [peers, subjectShort(policy)] : [subjectShort(policy), peers];
  const main = sentence(capitalised(from), ' may connect to ', to, ' on ', portsPhrase(wish.ports), '.');
  const consequence = purpose === 'add' ? addingWords(policy, direction) : ineffectiveWords(policy, direction);
  return consequence === undefined ? main : sentence(main, ' ', strong(consequence));
}

/** What adding a rule does to the rest of a direction that was open; undefined where it closes nothing. */
export function addingWords(policy: Policy, direction: Direction): string | undefined {
  const { isolated, rules } = policy[direction];
  if (isolated !== false) return undefined;
  const woken = rules.length === 0 ? '' : ` ${wokenWords(rules.length)}`;
  if (direction === 'ingress') return `Everything else that connects to these pods will be refused from now on.${woken}`;
  return `Every other connection that these pods open will be refused from now on, DNS too.${woken}`;
}

/** What becomes of rules that stood in a direction that was not isolated. */
export function wokenWords(rules: number): string {
  return rules === 1 ? 'The rule that is ignored now takes effect.' : `The ${rules} rules that are ignored now take effect.`;
}

function ineffectiveWords(policy: Policy, direction: Direction): string | undefined {
  return policy[direction].isolated === false ? `It has no effect, it is ${ignoredWords(direction)}.` : undefined;
}
