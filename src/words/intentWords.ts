import { type Direction, formatSelector, type Peer, type Policy } from '../engine';
import type { Intent, PeerWish } from '../kinds/intent';
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
  ].flat();
  const [only] = parts;
  return only === undefined || parts.length > 1 ? 'edit the policy' : only;
}

function editRuleLabel(intent: EditRule): string {
  const rule = `${intent.direction} rule ${intent.rule + 1}`;
  if (intent.peer === undefined) return intent.ports === undefined ? `edit ${rule}` : `change the ports of ${rule}`;
  return intent.ports === undefined ? `change a peer of ${rule} to ${peerName(intent.peer.wish)}` : `edit ${rule}`;
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
      return `remove ${intent.direction} rule ${intent.rule + 1}`;
    case 'isolate':
      return intent.on ? `deny ${intent.direction} by default` : `stop denying ${intent.direction} by default`;
    case 'allowAll':
      return `allow all ${intent.direction}`;
    case 'denyAll':
      return `deny all ${intent.direction}`;
    case 'addPeers':
      return `add ${addedPeers(intent.peers)} to ${intent.direction} rule ${intent.rule + 1}`;
    case 'moveRule':
      return `move ${intent.direction} rule ${intent.rule + 1}`;
    case 'duplicateRule':
      return `duplicate ${intent.direction} rule ${intent.rule + 1}`;
    case 'copyRule':
      return `copy a rule to ${intent.direction}`;
    case 'splitRule':
      return `split ${intent.direction} rule ${intent.rule + 1}`;
    case 'mergeRules':
      return `merge ${intent.direction} rule ${intent.rule + 1} into rule ${intent.into + 1}`;
    case 'movePeer':
    case 'duplicatePeer':
    case 'separateSelectors':
    case 'joinSelectors':
      return `edit a peer of ${intent.direction} rule ${intent.rule + 1}`;
    case 'stripServerFields':
      return 'remove what the server filled in';
    case 'place':
      return intent.label;
  }
}
