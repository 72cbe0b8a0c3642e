import type { Direction } from '../../engine/policy';
import type { Placement, YamlValue } from '../../text/placement';
import type { Intent, PortWish } from '../intent';
import { DIRECTION_FIELDS } from './directionFields';
import { isAbsent, isMapping, mappingOf, own } from './mapping';
import { peerValue, portsValue } from './peerValue';
import { setInParts } from './standingOrder';
import {
  type FoundRule,
  findRule,
  firstFault,
  gone,
  type Placed,
  type Target,
  unreadablePeer,
  unreadableRule,
  unsupported,
} from './target';
import { checkPeer, checkPort } from './wish';

/** Sets a peer and the ports of a rule; what the wish leaves out stays. */
export function placeRuleEdit(target: Target, intent: Extract<Intent, { type: 'editRule' }>): Placed {
  const { direction } = intent;
  const found = findRule(target, direction, intent.rule);
  if ('unsupported' in found) return found;
  const { written, rule, path } = found;
  if (!isAbsent(written) && !isMapping(written)) return unreadableRule(direction, intent.rule);
  const peer = intent.peer && placePeer(found, direction, intent.peer);
  if (peer !== undefined && 'unsupported' in peer) return peer;
  const addsPeers = peer !== undefined && rule.peers === 'anyone';
  const ports = intent.ports && placePorts(found, direction, intent.ports, addsPeers);
  if (ports !== undefined && 'unsupported' in ports) return ports;
  const placements = [...(peer ?? []), ...(ports ?? [])];
  if (placements.length === 0 || (isMapping(written) && Object.keys(written).length > 0)) return placements;
  // A rule that is null or {} is written anew: there is nothing in it to keep.
  const value = mappingOf(placements.flatMap((placement): [string, YamlValue][] => fieldOf(placement)));
  return rule.unreadable === undefined ? [{ type: 'set', path, value }] : unreadableRule(direction, intent.rule);
}

function fieldOf(placement: Placement): [string, YamlValue][] {
  const key = placement.type === 'set' ? placement.path[3] : undefined;
  return placement.type === 'set' && typeof key === 'string' ? [[key, placement.value]] : [];
}

function placePeer(
  found: FoundRule,
  direction: Direction,
  edit: NonNullable<Extract<Intent, { type: 'editRule' }>['peer']>,
): Placed {
  const { rule, written, path, number } = found;
  const { peers: field } = DIRECTION_FIELDS[direction];
  if (rule.peers === 'anyone') {
    if (edit.index !== 0) return gone(direction, number);
    if (rule.unreadable !== undefined) return unreadableRule(direction, number);
    const fault = checkPeer(edit.wish);
    return fault === undefined ? [{ type: 'set', path: [...path, field], value: [peerValue(edit.wish)] }] : unsupported(fault);
  }
  const list = isMapping(written) ? own(written, field) : undefined;
  const standing = rule.peers[edit.index];
  if (!Array.isArray(list)) return unreadableRule(direction, number);
  if (standing === undefined) return gone(direction, number);
  // Writing over what cannot be read would throw away text that nobody has seen; an empty peer holds none.
  const writtenPeer: unknown = list[edit.index];
  if (standing.type === 'unreadable' && !saysNothing(writtenPeer)) return unreadablePeer(direction, number, edit.index);
  const fault = checkPeer(edit.wish, standing);
  if (fault !== undefined) return unsupported(fault);
  return setInParts([...path, field, edit.index], writtenPeer, (part) => peerValue(edit.wish, writtenPeer, part));
}

function placePorts(found: FoundRule, direction: Direction, wishes: readonly PortWish[], addsPeers: boolean): Placed {
  const { rule, written, path, number } = found;
  const ports = isMapping(written) ? own(written, 'ports') : undefined;
  const list = Array.isArray(ports) ? ports : [];
  // An entry that could not be read is not among the wishes: setting the list would drop it unseen.
  if ((!isAbsent(ports) && !Array.isArray(ports)) || rule.entries.length !== list.length) {
    return unsupported(`The ports of ${direction} rule ${number + 1} cannot be read. Mend them in the YAML first.`);
  }
  const fault = firstFault(wishes.map(checkPort));
  if (fault !== undefined) return unsupported(fault);
  if (wishes.length === 0) return placeNoPorts(found, addsPeers);
  const after = [DIRECTION_FIELDS[direction].peers];
  return setInParts([...path, 'ports'], list, (part) => portsValue(wishes, list, part), after);
}

/** Takes the ports out of a rule, so that it means every port. `addsPeers`: the rule gets its first peer as well. */
export function placeNoPorts({ written, path }: FoundRule, addsPeers: boolean): readonly Placement[] {
  const ports = isMapping(written) ? own(written, 'ports') : undefined;
  if (!Array.isArray(ports) || ports.length === 0) return [];
  // A rule that held nothing but its ports becomes {}: a dash with nothing after it looks like a slip.
  const alone = !addsPeers && isMapping(written) && Object.keys(written).length === 1;
  return [alone ? { type: 'set', path, value: {} } : { type: 'remove', path: [...path, 'ports'] }];
}

function saysNothing(peer: unknown): boolean {
  return isAbsent(peer) || (isMapping(peer) && Object.values(peer).every(isAbsent));
}
