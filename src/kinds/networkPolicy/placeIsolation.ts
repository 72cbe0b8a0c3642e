import type { Rule } from '../../engine/policy';
import { isAllPorts } from '../../engine/portSet';
import type { Intent } from '../intent';
import { DIRECTION_FIELDS } from './directionFields';
import { placeListed, placeUnlisted, TYPES_UNREADABLE, typesUnreadable } from './placePolicyTypes';
import { noList, type Placed, rulesAfter, rulesIn, rulesPath, type Target, unsupported } from './target';

/** Places the wishes about a direction as a whole: default deny on and off, and allowing everyone. */
export function placeIsolation(target: Target, intent: Extract<Intent, { type: 'isolate' | 'allowAll' }>): Placed {
  const { direction } = intent;
  // Where the direction is surely isolated, a rule for everyone is all there is to add.
  const isAdded = intent.type === 'allowAll' && target.policy[direction].isolated === true;
  if (typesUnreadable(target) && !isAdded) return unsupported(TYPES_UNREADABLE);
  if (intent.type === 'allowAll') return placeAllowAll(target, direction);
  if (intent.on) return placeListed(target, direction);
  const { type } = DIRECTION_FIELDS[direction];
  return placeUnlisted(target, direction) ?? unsupported(emptyTypesReason(type));
}

function emptyTypesReason(type: 'Ingress' | 'Egress'): string {
  const reading = 'the API server reads an empty list as Ingress';
  return `Without ${type}, policyTypes would be empty, and ${reading}. Use "Allow all" to let every connection through instead.`;
}

/** Appends a rule for everyone; rules that stand there stay, since policies only allow and nothing is taken back by them. */
function placeAllowAll(target: Target, direction: 'ingress' | 'egress'): Placed {
  const rules = rulesIn(target, direction);
  if (rules === undefined) return noList(direction);
  const isolation = placeListedUnlessIsolated(target, direction);
  if (target.policy[direction].rules.some(opensEverything)) return isolation;
  const after = rulesAfter(direction);
  return [...isolation, { type: 'insert', path: rulesPath(direction), index: rules.length, value: {}, after }];
}

function placeListedUnlessIsolated(target: Target, direction: 'ingress' | 'egress'): ReturnType<typeof placeListed> {
  return target.policy[direction].isolated === true ? [] : placeListed(target, direction);
}

function opensEverything(rule: Rule): boolean {
  return rule.peers === 'anyone' && rule.unreadable === undefined && rule.ports !== 'unreadable' && isAllPorts(rule.ports);
}
