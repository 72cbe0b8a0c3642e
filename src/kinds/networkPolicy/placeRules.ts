import type { Direction } from '../../engine/policy';
import type { Placement, YamlValue } from '../../text/placement';
import type { Intent } from '../intent';
import { DIRECTION_FIELDS } from './directionFields';
import { mappingOf } from './mapping';
import { peerValue, portsValue } from './peerValue';
import { placeListed, TYPES_UNREADABLE, typesUnreadable } from './placePolicyTypes';
import { findRule, firstFault, noList, type Placed, rulesAfter, rulesIn, rulesPath, type Target, unsupported } from './target';
import { checkPeer, checkPort } from './wish';

type Of<T extends Intent['type']> = Extract<Intent, { readonly type: T }>;

/** Places the wishes about rules as a whole. */

/** Appends a rule with the peers and ports of the wish. */
export function placeAddedRule(target: Target, { direction, peers, ports }: Of<'addRule'>): Placed {
  const end = endOf(target, direction);
  if ('unsupported' in end) return end;
  const fault = firstFault([...peers.map((peer) => checkPeer(peer)), ...ports.map(checkPort)]);
  if (fault !== undefined) return unsupported(fault);
  const fields: [string, YamlValue][] = [];
  if (peers.length > 0) fields.push([DIRECTION_FIELDS[direction].peers, peers.map((peer) => peerValue(peer))]);
  if (ports.length > 0) fields.push(['ports', portsValue(ports, [])]);
  const { isolation, path, index, after } = end;
  return [...isolation, { type: 'insert', path, index, value: mappingOf(fields), after }];
}

/** Appends a copy of another policy's rule. Its text is not looked at here; of the other direction it would not fit. */
export function placeCopiedRule(target: Target, { direction, source, path: from }: Of<'copyRule'>): Placed {
  const [spec, list, rule] = from.slice(-3);
  if (spec !== 'spec' || list !== direction || typeof rule !== 'number') {
    return unsupported(`Only an ${direction} rule can be copied to ${direction}.`);
  }
  const end = endOf(target, direction);
  if ('unsupported' in end) return end;
  const { isolation, path, index, after } = end;
  return [...isolation, { type: 'copy', from, to: path, index, after, source }];
}

/**
 * Where a further rule goes, an OR to those that stand there. A direction that is not isolated yet becomes so by name;
 * rules that were ignored in it take effect then, which opens nothing, since all of it was open before.
 */
function endOf(target: Target, direction: Direction) {
  const rules = rulesIn(target, direction);
  if (rules === undefined) return noList(direction);
  const { isolated } = target.policy[direction];
  if (isolated === 'unknown') return unsupported(TYPES_UNREADABLE);
  const isolation = isolated ? [] : placeListed(target, direction);
  return { isolation, path: rulesPath(direction), index: rules.length, after: rulesAfter(direction) };
}

/** The order of rules means nothing to the server, so a rule may move whatever it says. */
export function placeMovedRule(target: Target, { direction, rule, to }: Of<'moveRule'>): Placed {
  const found = findRule(target, direction, rule);
  if ('unsupported' in found) return found;
  const goal = findRule(target, direction, to);
  if ('unsupported' in goal) return goal;
  if (rule === to) return [];
  // The index counts with the rule still in its old place.
  return [{ type: 'move', from: found.path, to: rulesPath(direction), index: to > rule ? to + 1 : to }];
}

export function placeDuplicatedRule(target: Target, { direction, rule }: Of<'duplicateRule'>): Placed {
  const found = findRule(target, direction, rule);
  if ('unsupported' in found) return found;
  return [{ type: 'copy', from: found.path, to: rulesPath(direction), index: rule + 1 }];
}

/** Removes a rule. Egress that is isolated only by having rules is first isolated by name, so that it stays closed. */
export function placeRemovedRule(target: Target, { direction, rule }: Of<'removeRule'>): Placed {
  const found = findRule(target, direction, rule);
  if ('unsupported' in found) return found;
  const last = rulesIn(target, direction)?.length === 1;
  const impliedByRules = direction === 'egress' && target.policy.egress.by === 'implied';
  const types = last && impliedByRules && !typesUnreadable(target) ? placeListed(target, 'egress') : [];
  return [...types, { type: 'remove', path: found.path }];
}

/** Removes all rules of a direction, and isolates it by name. */
export function placeDeniedDirection(target: Target, { direction }: Of<'denyAll'>): Placed {
  if (typesUnreadable(target)) return unsupported(TYPES_UNREADABLE);
  const rules = rulesIn(target, direction);
  if (rules === undefined) return noList(direction);
  // One by one: what is commented out between them stays.
  const removed = [...rules.keys()]
    .reverse()
    .map((rule): Placement => ({ type: 'remove', path: [...rulesPath(direction), rule] }));
  return [...placeListed(target, direction), ...removed];
}
