import type { Placement } from '../../text/placement';
import type { Intent } from '../intent';
import { DIRECTION_FIELDS } from './directionFields';
import { findRule, gone, isReadable, type Placed, rulesPath, type Target, unreadableRule, unsupported } from './target';

/** Parts a rule: a copy of it, behind it or where it is wished, keeps the named peers, and the rule itself the others. */
export function placeSplitRule(target: Target, intent: Extract<Intent, { type: 'splitRule' }>): Placed {
  const { direction, rule: number } = intent;
  const found = findRule(target, direction, number);
  if ('unsupported' in found) return found;
  const { rule, path } = found;
  if (!isReadable(rule)) return unreadableRule(direction, number);
  if (rule.peers === 'anyone') return unsupported('A rule that names no peer cannot be split.');
  const named = new Set(intent.peers);
  const all = [...rule.peers.keys()];
  if (![...named].every((peer) => all.includes(peer))) return gone(direction, number);
  if (named.size === 0 || named.size === all.length) {
    return unsupported('Choose some of the peers of this rule, but not all: the others stay in it.');
  }
  const { to = number + 1 } = intent;
  if (to < 0 || to > target.policy[direction].rules.length) return gone(direction, to);
  // A copy put before the rule moves it on.
  const own = to <= number ? number + 1 : number;
  const { peers: field } = DIRECTION_FIELDS[direction];
  const without = (at: number, peers: readonly number[]): readonly Placement[] =>
    peers.toReversed().map((peer) => ({ type: 'remove', path: [...rulesPath(direction), at, field, peer] }));
  return [
    { type: 'copy', from: path, to: rulesPath(direction), index: to },
    // The rule itself first: what stands in the way there is told of its own lines, not of the copy's.
    ...without(
      own,
      all.filter((peer) => named.has(peer)),
    ),
    ...without(
      to,
      all.filter((peer) => !named.has(peer)),
    ),
  ];
}
