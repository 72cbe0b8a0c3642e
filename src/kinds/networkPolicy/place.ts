import type { Intent } from '../intent';
import { isAbsent, isMapping, own } from './mapping';
import { placeIsolation } from './placeIsolation';
import { placeMergedRules } from './placeMerge';
import { placeAddedPeers, placeDuplicatedPeer, placeMovedPeer, placeRemovedPeer } from './placePeers';
import { placePolicyEdit } from './placePolicyEdit';
import { placeRuleEdit } from './placeRule';
import {
  placeAddedRule,
  placeCopiedRule,
  placeDeniedDirection,
  placeDuplicatedRule,
  placeMovedRule,
  placeRemovedRule,
} from './placeRules';
import { placeJoinedSelectors, placeSeparatedSelectors } from './placeSelectors';
import { placeWithoutServerFields } from './placeServerFields';
import { placeSplitRule } from './placeSplit';
import { readNetworkPolicy } from './readNetworkPolicy';
import { type Placed, type Target, unsupported } from './target';

/**
 * Where a wish changes a NetworkPolicy. Total. Unsupported is what would need a guess, what would open more than the
 * wish says, and what would throw away text that cannot be read.
 */
export function placeInNetworkPolicy(object: unknown, intent: Intent): Placed {
  const policy = readNetworkPolicy(object, { defaultNamespace: 'default' }).policies[0];
  if (!isMapping(object) || policy === undefined) return unsupported('This is no policy. Mend it in the YAML first.');
  if (intent.type === 'place') return intent.placements;
  if (intent.type === 'stripServerFields') return placeWithoutServerFields(object);
  const specValue = own(object, 'spec');
  if (intent.type === 'editPolicy' && intent.subject === undefined) {
    return placePolicyEdit({ root: object, spec: {}, policy }, intent);
  }
  if (!isAbsent(specValue) && !isMapping(specValue)) return unsupported('spec cannot be read. Mend it in the YAML first.');
  const target: Target = { root: object, spec: isMapping(specValue) ? specValue : {}, policy };
  const placed = placeIn(target, intent);
  if ('unsupported' in placed || placed.length === 0 || isMapping(specValue)) return placed;
  // A missing spec selects every pod; written out, since the rest of it would otherwise stand without a subject.
  return [{ type: 'set', path: ['spec'], value: { podSelector: {} }, after: ['apiVersion', 'kind', 'metadata'] }, ...placed];
}

function placeIn(target: Target, intent: Exclude<Intent, { type: 'place' | 'stripServerFields' }>): Placed {
  switch (intent.type) {
    case 'editPolicy':
      return placePolicyEdit(target, intent);
    case 'addRule':
      return placeAddedRule(target, intent);
    case 'editRule':
      return placeRuleEdit(target, intent);
    case 'removePeer':
      return placeRemovedPeer(target, intent);
    case 'removeRule':
      return placeRemovedRule(target, intent);
    case 'isolate':
    case 'allowAll':
      return placeIsolation(target, intent);
    case 'denyAll':
      return placeDeniedDirection(target, intent);
    case 'addPeers':
      return placeAddedPeers(target, intent);
    case 'moveRule':
      return placeMovedRule(target, intent);
    case 'duplicateRule':
      return placeDuplicatedRule(target, intent);
    case 'copyRule':
      return placeCopiedRule(target, intent);
    case 'splitRule':
      return placeSplitRule(target, intent);
    case 'mergeRules':
      return placeMergedRules(target, intent);
    case 'movePeer':
      return placeMovedPeer(target, intent);
    case 'duplicatePeer':
      return placeDuplicatedPeer(target, intent);
    case 'separateSelectors':
      return placeSeparatedSelectors(target, intent);
    case 'joinSelectors':
      return placeJoinedSelectors(target, intent);
  }
}
