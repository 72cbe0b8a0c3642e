import type { Direction, Rule } from '../../engine/policy';
import type { Path } from '../../text/path';
import type { Placement, YamlValue } from '../../text/placement';
import type { Intent, PortWish } from '../intent';
import { DIRECTION_FIELDS } from './directionFields';
import { isAbsent, isMapping, mappingOf, own } from './mapping';
import { peerValue, portsValue } from './peerValue';
import { placeListed, TYPES_UNREADABLE, typesUnreadable } from './placePolicyTypes';
import { noList, type Placed, rulesIn, type Target, unsupported } from './target';
import { checkPeer, checkPort } from './wish';

/**
 * Appends a rule, an OR to those that stand there. A direction that is not isolated yet becomes so by name; rules
 * that were ignored in it take effect then, which opens nothing, since all of it was open before.
 */
export function placeAddedRule(target: Target, intent: Extract<Intent, { type: 'addRule' }>): Placed {
  const { direction, peers, ports } = intent;
  const rules = rulesIn(target, direction);
  if (rules === undefined) return noList(direction);
  const { isolated } = target.policy[direction];
  if (isolated === 'unknown') return unsupported(TYPES_UNREADABLE);
  const fault = firstFault([...peers.map((peer) => checkPeer(peer)), ...ports.map(checkPort)]);
  if (fault !== undefined) return unsupported(fault);
  const fields: [string, YamlValue][] = [];
  if (peers.length > 0) fields.push([DIRECTION_FIELDS[direction].peers, peers.map((peer) => peerValue(peer))]);
  if (ports.length > 0) fields.push(['ports', portsValue(ports, [])]);
  const after = direction === 'ingress' ? ['podSelector', 'policyTypes'] : ['podSelector', 'policyTypes', 'ingress'];
  const rule: Placement = { type: 'insert', path: ['spec', direction], index: rules.length, value: mappingOf(fields), after };
  return isolated ? [rule] : [...placeListed(target, direction), rule];
}

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

interface FoundRule {
  readonly written: unknown;
  readonly rule: Rule;
  readonly path: Path;
  readonly number: number;
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
  if (standing.type === 'unreadable' && !saysNothing(writtenPeer)) {
    return unsupported(`Peer ${edit.index + 1} of ${direction} rule ${number + 1} cannot be read. Mend it in the YAML first.`);
  }
  const fault = checkPeer(edit.wish, standing);
  if (fault !== undefined) return unsupported(fault);
  return [{ type: 'set', path: [...path, field, edit.index], value: peerValue(edit.wish, writtenPeer) }];
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
  const key = [...path, 'ports'];
  if (wishes.length > 0)
    return [{ type: 'set', path: key, value: portsValue(wishes, list), after: [DIRECTION_FIELDS[direction].peers] }];
  if (list.length === 0) return [];
  // A rule that held nothing but its ports becomes {}: a dash with nothing after it looks like a slip.
  const alone = !addsPeers && isMapping(written) && Object.keys(written).length === 1;
  return [alone ? { type: 'set', path, value: {} } : { type: 'remove', path: key }];
}

/** Removes a peer. Without a peer a rule would mean everyone, so the last one goes together with its rule. */
export function placeRemovedPeer(target: Target, intent: Extract<Intent, { type: 'removePeer' }>): Placed {
  const { direction } = intent;
  const found = findRule(target, direction, intent.rule);
  if ('unsupported' in found) return found;
  const { written, path, number } = found;
  const { peers: field } = DIRECTION_FIELDS[direction];
  const list = isMapping(written) ? own(written, field) : undefined;
  if (!isAbsent(list) && !Array.isArray(list)) return unreadableRule(direction, number);
  if (!Array.isArray(list) || intent.peer >= list.length) return gone(direction, number);
  if (list.length === 1) return placeRemovedRule(target, { type: 'removeRule', direction, rule: intent.rule });
  return [{ type: 'remove', path: [...path, field, intent.peer] }];
}

/** Removes a rule. Egress that is isolated only by having rules is first isolated by name, so that it stays closed. */
export function placeRemovedRule(target: Target, intent: Extract<Intent, { type: 'removeRule' }>): Placed {
  const { direction } = intent;
  const found = findRule(target, direction, intent.rule);
  if ('unsupported' in found) return found;
  const last = rulesIn(target, direction)?.length === 1;
  const impliedByRules = direction === 'egress' && target.policy.egress.by === 'implied';
  const types = last && impliedByRules && !typesUnreadable(target) ? placeListed(target, 'egress') : [];
  return [...types, { type: 'remove', path: found.path }];
}

function findRule(target: Target, direction: Direction, number: number): FoundRule | ReturnType<typeof unsupported> {
  const list = rulesIn(target, direction);
  if (list === undefined) return noList(direction);
  const rule = target.policy[direction].rules[number];
  if (rule === undefined || !(number in list)) return unsupported(`There is no ${direction} rule ${number + 1} any more.`);
  return { written: list[number], rule, path: ['spec', direction, number], number };
}

function gone(direction: Direction, number: number) {
  return unsupported(`There is no such peer in ${direction} rule ${number + 1} any more.`);
}

function unreadableRule(direction: Direction, number: number) {
  return unsupported(`The ${direction} rule ${number + 1} cannot be read. Mend it in the YAML first.`);
}

function saysNothing(peer: unknown): boolean {
  return isAbsent(peer) || (isMapping(peer) && Object.values(peer).every(isAbsent));
}

function firstFault(faults: readonly (string | undefined)[]): string | undefined {
  return faults.find((fault) => fault !== undefined);
}
