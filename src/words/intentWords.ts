import { type Direction, formatSelector, type Peer, type Policy } from '../engine';
import type { Intent, PeerWish } from '../kinds/intent';
import type { Path } from '../text';
import { peerText, rowName } from './rowText';
import { matchesEverything } from './selectorWords';

type EditPolicy = Extract<Intent, { type: 'editPolicy' }>;
type EditRule = Extract<Intent, { type: 'editRule' }>;

function peerName(peer: Peer | PeerWish): string {
  const name = rowName(peerText('origin' in peer ? peer : { ...peer, origin: [] }));
  return name.trim() === '' ? 'a peer' : name;
}

function writtenPeer(policy: Policy, direction: Direction, rule: number, peer: number): string {
  const peers = policy[direction].rules[rule]?.peers;
  const found = peers === undefined || peers === 'anyone' ? undefined : peers[peer];
  return found === undefined ? 'a peer' : peerName(found);
}

function rule(direction: Direction, index: number): string {
  return `${direction} rule ${index + 1}`;
}

function severalPeers(policy: Policy, direction: Direction, index: number, peers: readonly number[]): string {
  const [only] = peers;
  return only !== undefined && peers.length === 1 ? writtenPeer(policy, direction, index, only) : `${peers.length} peers`;
}

function copiedRule(direction: Direction, path: Path): string {
  const index = path.at(-1);
  return typeof index === 'number' ? `copy ${rule(direction, index)} of another policy` : `copy a rule to ${direction}`;
}

function addedPeers(peers: readonly PeerWish[]): string {
  const [only] = peers;
  if (only === undefined) return 'anyone';
  return peers.length === 1 ? peerName(only) : `${peers.length} peers`;
}

function editPolicyLabel(intent: EditPolicy): string {
  const parts = [
    intent.name === undefined ? [] : [`rename to ${intent.name}`],
    intent.namespace === undefined
      ? []
      : [intent.namespace === null ? 'take out the namespace' : `set namespace ${intent.namespace}`],
    intent.subject === undefined
      ? []
      : [matchesEverything(intent.subject) ? 'select every pod' : `select ${formatSelector(intent.subject)}`],
    intent.labels === undefined ? [] : [Object.keys(intent.labels).length === 0 ? 'remove the labels' : 'change the labels'],
    intent.annotations === undefined
      ? []
      : [Object.keys(intent.annotations).length === 0 ? 'remove the annotations' : 'change the annotations'],
  ].flat();
  const [only] = parts;
  return only === undefined || parts.length > 1 ? 'edit the policy' : only;
}

function editRuleLabel(intent: EditRule): string {
  const edited = rule(intent.direction, intent.rule);
  if (intent.peer === undefined) return intent.ports === undefined ? `edit ${edited}` : `change the ports of ${edited}`;
  return intent.ports === undefined ? `change a peer of ${edited} to ${peerName(intent.peer.wish)}` : `edit ${edited}`;
}

function movedPeer(policy: Policy, intent: Extract<Intent, { type: 'movePeer' }>): string {
  const peer = writtenPeer(policy, intent.direction, intent.rule, intent.peer);
  return intent.rule === intent.to
    ? `move ${peer} within ${rule(intent.direction, intent.rule)}`
    : `move ${peer} to ${rule(intent.direction, intent.to)}`;
}

/** What an intent does, to follow "Undo": `add app=frontend to ingress`. `policy` is as it was before. */
export function intentLabel(policy: Policy, intent: Intent): string {
  switch (intent.type) {
    case 'editPolicy':
      return editPolicyLabel(intent);
    case 'addRule':
      return `add ${addedPeers(intent.peers)} to ${intent.direction}`;
    case 'editRule':
      return editRuleLabel(intent);
    case 'removePeer':
      return `remove ${writtenPeer(policy, intent.direction, intent.rule, intent.peer)} from ${intent.direction}`;
    case 'removeRule':
      return `remove ${rule(intent.direction, intent.rule)}`;
    case 'isolate':
      return intent.on ? `deny ${intent.direction} by default` : `stop denying ${intent.direction} by default`;
    case 'allowAll':
      return `allow all ${intent.direction}`;
    case 'denyAll':
      return `deny all ${intent.direction}`;
    case 'addPeers':
      return `add ${addedPeers(intent.peers)} to ${rule(intent.direction, intent.rule)}`;
    case 'moveRule':
      return `move ${rule(intent.direction, intent.rule)} to place ${intent.to + 1}`;
    case 'duplicateRule':
      return `duplicate ${rule(intent.direction, intent.rule)}`;
    case 'copyRule':
      return copiedRule(intent.direction, intent.path);
    case 'splitRule':
      return `split ${severalPeers(policy, intent.direction, intent.rule, intent.peers)} off ${rule(intent.direction, intent.rule)}`;
    case 'mergeRules':
      return `merge ${rule(intent.direction, intent.rule)} into rule ${intent.into + 1}`;
    case 'movePeer':
      return movedPeer(policy, intent);
    case 'duplicatePeer':
      return `duplicate ${writtenPeer(policy, intent.direction, intent.rule, intent.peer)} in ${rule(intent.direction, intent.rule)}`;
    case 'separateSelectors':
      return `make two peers of ${writtenPeer(policy, intent.direction, intent.rule, intent.peer)}`;
    case 'joinSelectors': {
      const [first, second] = [intent.peer, intent.peer + 1].map((peer) =>
        writtenPeer(policy, intent.direction, intent.rule, peer),
      );
      return `make one peer of ${first} and ${second}`;
    }
    case 'stripServerFields':
      return 'remove what the server filled in';
    case 'place':
      return intent.label;
  }
}
