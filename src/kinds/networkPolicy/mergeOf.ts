import type { Rule } from '../../engine/policy';
import { containsPorts, equalPorts } from '../../engine/portSet';
import { peerMeaning } from './wishMeaning';

/**
 * What putting two rules together means. It can be done, and changes nothing that is allowed, when they have the `ports`
 * in common (their peers come together), the `peers` (their ports come together), or one says `all` of the other. It
 * cannot when one of them is `unreadable`, when as one they would allow `more`, or when one means `anyone` and would
 * swallow the peers that the other names.
 */
export type Merge = 'ports' | 'peers' | 'all' | 'unreadable' | 'more' | 'anyone';

export function mergeOf(from: Rule, into: Rule): Merge {
  if (!isPlain(from) || !isPlain(into) || from.ports === 'unreadable' || into.ports === 'unreadable') return 'unreadable';
  const samePeers = within(from.peers, into.peers) && within(into.peers, from.peers);
  if (samePeers) return 'peers';
  const samePorts = equalPorts(from.ports, into.ports);
  const covered = sayAllOf(into, from) || sayAllOf(from, into);
  if (from.peers === 'anyone' || into.peers === 'anyone') return covered ? 'anyone' : 'more';
  if (samePorts) return 'ports';
  return covered ? 'all' : 'more';
}

/** Whether a rule names all peers and all ports of another. */
export function sayAllOf(wide: Rule, narrow: Rule): boolean {
  if (wide.ports === 'unreadable' || narrow.ports === 'unreadable') return false;
  return within(narrow.peers, wide.peers) && containsPorts(wide.ports, narrow.ports);
}

function isPlain({ unreadable, peers }: Rule): boolean {
  return unreadable === undefined && (peers === 'anyone' || peers.every(({ type }) => type !== 'unreadable'));
}

/** Whether the same peers stand among others. Peers that only mean some of the same are not compared. */
function within(some: Rule['peers'], all: Rule['peers']): boolean {
  if (all === 'anyone') return true;
  const meanings = new Set(all.map(peerMeaning));
  return some !== 'anyone' && some.every((peer) => meanings.has(peerMeaning(peer)));
}
