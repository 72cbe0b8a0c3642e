import type { Peer } from '../../engine/policy';
import type { Placement } from '../../text/placement';
import type { Intent } from '../intent';
import { isAbsent, isMapping, own } from './mapping';
import { type FoundPeer, findPeer, type Placed, type Target, unreadablePeer, unsupported } from './target';

type Of<T extends Intent['type']> = Extract<Intent, { readonly type: T }>;

/** Places the wishes that make AND of OR and OR of AND: both selectors in one peer, or each in one of its own. */

const SELECTORS = ['namespaceSelector', 'podSelector'];

/** Makes two peers of one with both selectors; the one written first stays where it is. */
export function placeSeparatedSelectors(target: Target, { direction, rule, peer }: Of<'separateSelectors'>): Placed {
  const found = findPeer(target, direction, rule, peer);
  if ('unsupported' in found) return found;
  if (found.peer.type === 'unreadable') return unreadablePeer(direction, rule, peer);
  if (selectorsOf(found.peer) !== 'both') return unsupported('Only a peer with both selectors can be made into two.');
  const second = Object.keys(isMapping(found.written) ? found.written : {}).findLast((key) => SELECTORS.includes(key));
  return second === undefined ? [] : [{ type: 'split', path: found.path, keys: [second] }];
}

/** Makes one peer of two neighbours, which narrows them: pods that both selectors mean. */
export function placeJoinedSelectors(target: Target, { direction, rule, peer }: Of<'joinSelectors'>): Placed {
  const first = findPeer(target, direction, rule, peer);
  if ('unsupported' in first) return first;
  const second = findPeer(target, direction, rule, peer + 1);
  if ('unsupported' in second) return second;
  for (const [index, found] of [first, second].entries()) {
    if (found.peer.type === 'unreadable') return unreadablePeer(direction, rule, peer + index);
  }
  const have = [selectorsOf(first.peer), selectorsOf(second.peer)];
  if (!have.includes('namespaces') || !have.includes('pods')) {
    return unsupported('Only a namespace selector alone and a pod selector alone, one behind the other, can become one peer.');
  }
  // A field without a value says nothing, and would stand in the way of the other peer's.
  const valueIn = ({ written }: FoundPeer, key: string): unknown => (isMapping(written) ? own(written, key) : undefined);
  const inTheWay = [
    ...withoutEmpty(first, (key) => !isAbsent(valueIn(second, key))),
    ...withoutEmpty(second, (key) => valueIn(first, key) !== undefined),
  ];
  return [...inTheWay, { type: 'join', path: first.path, from: second.path }];
}

function selectorsOf(peer: Peer): 'both' | 'namespaces' | 'pods' | 'none' {
  if (peer.type !== 'pods') return 'none';
  if (peer.namespaces === undefined) return peer.pods === undefined ? 'none' : 'pods';
  return peer.pods === undefined ? 'namespaces' : 'both';
}

function withoutEmpty({ written, path }: FoundPeer, isInTheWay: (key: string) => boolean): readonly Placement[] {
  if (!isMapping(written)) return [];
  const empty = Object.keys(written).filter((key) => isAbsent(own(written, key)) && isInTheWay(key));
  return empty.map((key) => ({ type: 'remove', path: [...path, key] }));
}
