import { type Direction, isAllPorts, type Policy } from '../engine';
import type { Intent } from '../kinds/intent';
import { denyAllWords, joinWords, mergeWords, movePeerWords, separateWords, splitWords } from './rearrangeWords';
import { addingWords, wokenWords } from './ruleSentence';
import { counted } from './segment';
import { directionWord } from './stateWords';

/** What an edit does beyond its own words. `ask`: to be confirmed before it is made, since it opens or refuses much. */
export interface Consequence {
  readonly words: string;
  readonly ask: boolean;
}

function incoming(direction: Direction): string {
  return direction === 'ingress' ? 'incoming' : 'outgoing';
}

function noRuleLeft(policy: Policy, direction: Direction): string {
  const { isolated, by } = policy[direction];
  if (isolated !== true) return '';
  const kept = direction === 'egress' && by === 'implied' ? ' policyTypes is written out, so that egress stays closed.' : '';
  return ` No ${direction} rule is left: every ${incoming(direction)} connection will be refused.${kept}`;
}

function afterRule(policy: Policy, direction: Direction): string {
  const { isolated, rules } = policy[direction];
  if (rules.length === 1) return noRuleLeft(policy, direction);
  return isolated === true ? ' What it allowed will be refused, unless another rule allows it.' : '';
}

function removedPeer(policy: Policy, direction: Direction, index: number): string | undefined {
  const rule = policy[direction].rules[index];
  if (rule === undefined || rule.peers === 'anyone' || rule.peers.length !== 1) return undefined;
  return `It is the last peer, so the whole rule goes: a rule without peers would mean everyone.${afterRule(policy, direction)}`;
}

/** The question before the last port of a rule goes. */
export const LAST_PORT = 'Removing the last port opens every port: a rule without ports means all of them.';

function isolated(policy: Policy, direction: Direction): Consequence | undefined {
  const { isolated: already, by, rules } = policy[direction];
  if (already === true)
    return by === 'implied' ? { words: 'It is isolated already; policyTypes now says so.', ask: false } : undefined;
  const those = rules.length === 0 ? '' : ` that no rule allows`;
  const woken = rules.length === 0 ? '' : ` ${wokenWords(rules.length)}`;
  return { words: `Every ${incoming(direction)} connection${those} will be refused.${woken}`, ask: false };
}

/** What stays in the text when a direction is no longer isolated. */
function opened(policy: Policy, direction: Direction): Consequence {
  const count = policy[direction].rules.length;
  const kept =
    count === 0
      ? ''
      : ` ${count === 1 ? 'The rule stays' : `The ${counted(count, 'rule')} stay`} in the text and ${count === 1 ? 'is' : 'are'} ignored.`;
  return { words: `This policy will no longer restrict ${incoming(direction)} connections.${kept}`, ask: true };
}

function everyone(policy: Policy, direction: Direction): Consequence {
  const { isolated: closed, rules } = policy[direction];
  const count = rules.length;
  const open = rules.findIndex(
    ({ peers, ports, unreadable }) => peers === 'anyone' && !unreadable && ports !== 'unreadable' && isAllPorts(ports),
  );
  if (closed === true && open >= 0) {
    return { words: `Every ${incoming(direction)} connection is allowed already: rule ${open + 1} is for everyone.`, ask: false };
  }
  const kept =
    count === 0 ? '' : ` ${count === 1 ? 'The other rule stays and adds' : `The other ${count} rules stay and add`} nothing.`;
  const outside = `also ${direction === 'ingress' ? 'from' : 'to'} outside the cluster`;
  return { words: `Every ${incoming(direction)} connection will be allowed, ${outside}.${kept}`, ask: true };
}

/** Why default deny cannot simply be switched off, and what can be done instead (the intent `allowAll`). */
export function allowAllOffer(direction: Direction): string {
  const word = directionWord(direction);
  return `Without ${word}, policyTypes would be empty, and the API server reads that as Ingress. To stop restricting ${incoming(direction)} connections, allow everyone with one rule (${direction}: [{}]).`;
}

function told(words: string | undefined): Consequence | undefined {
  return words === undefined || words === '' ? undefined : { words, ask: false };
}

/** What an intent does beyond its own words, to be told in its dialog; undefined when there is nothing more to say. */
export function consequenceWords(policy: Policy, intent: Intent): Consequence | undefined {
  switch (intent.type) {
    case 'editPolicy':
      return undefined;
    case 'addRule':
      return told(addingWords(policy, intent.direction));
    case 'editRule': {
      const before = policy[intent.direction].rules[intent.rule];
      const emptied =
        intent.ports !== undefined && intent.ports.length === 0 && before !== undefined && before.entries.length > 0;
      return emptied ? { words: LAST_PORT, ask: true } : undefined;
    }
    case 'removePeer':
      return told(removedPeer(policy, intent.direction, intent.rule));
    case 'removeRule':
      return told(afterRule(policy, intent.direction).trim());
    case 'isolate':
      return intent.on ? isolated(policy, intent.direction) : opened(policy, intent.direction);
    case 'allowAll':
      return everyone(policy, intent.direction);
    case 'denyAll':
      return denyAllWords(policy, intent.direction);
    case 'copyRule':
      return told(addingWords(policy, intent.direction));
    case 'splitRule':
      return told(splitWords(intent.rule, intent.to));
    case 'mergeRules':
      return told(mergeWords(policy, intent.direction, intent.rule, intent.into));
    case 'movePeer':
      return told(movePeerWords(policy, intent));
    case 'separateSelectors':
      return told(separateWords(policy, intent.direction, intent.rule, intent.peer));
    case 'joinSelectors':
      return told(joinWords(policy, intent.direction, intent.rule, intent.peer));
    case 'moveRule':
      return told('Kubernetes does not look at the order of rules. Nothing changes in what is allowed.');
    case 'stripServerFields':
      return told('The API server fills these fields in again.');
    case 'addPeers':
    case 'duplicateRule':
    case 'duplicatePeer':
    case 'place':
      return undefined;
  }
}
