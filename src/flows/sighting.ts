import type { SeenConnection } from './connections';
import type { Observed } from './observed';
import { claimsOf } from './replay/replay';

/**
 * What was seen of connections, counted as Hubble reported it: a packet that was seen on its way and where it arrived counts
 * at both places. Only requests count. `dropped` for whatever reason. `perhaps` are packets that may belong to it: nobody tells
 * whether they were replies or what became of them, or what decides it is not known of their ends; and replies, where no
 * request was seen. `last` is the newest time, in ms since 1970.
 */
export interface Sighting {
  readonly forwarded: number;
  readonly dropped: number;
  readonly perhaps: number;
  readonly last: number | undefined;
}

export const NOTHING_SEEN: Sighting = { forwarded: 0, dropped: 0, perhaps: 0, last: undefined };

/** Both together. */
export function addSighting(a: Sighting, b: Sighting): Sighting {
  const last = a.last === undefined || b.last === undefined ? (a.last ?? b.last) : Math.max(a.last, b.last);
  return { forwarded: a.forwarded + b.forwarded, dropped: a.dropped + b.dropped, perhaps: a.perhaps + b.perhaps, last };
}

/** The same packets, of which it is not known whether they belong to it. */
export function onlyPerhaps({ forwarded, dropped, perhaps }: Sighting): Sighting {
  return { ...NOTHING_SEEN, perhaps: forwarded + dropped + perhaps };
}

/** Whether it counts nothing at all. */
export function isNothingSeen({ forwarded, dropped, perhaps }: Sighting): boolean {
  return forwarded + dropped + perhaps === 0;
}

const known = new WeakMap<SeenConnection, Sighting>();

/** What was seen of one connection: its requests, whatever became of them. */
export function sightingOf(observed: Observed, connection: SeenConnection): Sighting {
  const before = known.get(connection);
  if (before !== undefined) return before;
  const claims = claimsOf(observed);
  let seen = NOTHING_SEEN;
  let replies = 0;
  for (const place of connection.flows) {
    const flow = observed.flows[place];
    if (flow === undefined) continue;
    const { count, last } = flow;
    switch (claims[place]?.type) {
      case 'forwarded':
        seen = addSighting(seen, { ...NOTHING_SEEN, forwarded: count, last });
        break;
      case 'dropped':
      case 'content':
      case 'other':
        seen = addSighting(seen, { ...NOTHING_SEEN, dropped: count, last });
        break;
      case 'direction':
      case 'error':
        seen = addSighting(seen, { ...NOTHING_SEEN, perhaps: count });
        break;
      case 'reply':
        replies += count;
        break;
      case 'lookup':
      case undefined:
        break;
    }
  }
  if (isNothingSeen(seen)) seen = { ...seen, perhaps: replies };
  known.set(connection, seen);
  return seen;
}
