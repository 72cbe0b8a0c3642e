import type { FlowRecord } from '../flow';
import type { Half } from './readFlow';
import { createRecentMap } from './recentMap';

/** A record of a denied packet that waits for the other one. */
export interface Waiting {
  half: Exclude<Half, undefined>;
  readonly time: number | undefined;
  readonly direction: FlowRecord['direction'];
  /** The place of the record among all that were read. */
  readonly nth: number;
  /** Where it was counted; undefined: it found no place. */
  flow: number | undefined;
}

/** Finds the two records that one denied packet makes: the policy's verdict (event 5) and the drop (event 1). */
export interface Pairs {
  /** The record that makes a pair with this one, which then waits no more; undefined: this one waits now. */
  match(key: string, record: Waiting): Waiting | undefined;
  /** In another file nothing waits any more. */
  clear(): void;
}

/** A verdict and a drop may be so far apart, in ms; they go through different buffers. */
const TYPED = 100;
/** Records that do not tell which they are; so few ms lie between the two of a packet, and more before the next attempt. */
const UNTYPED = 2;
/** Records without a time: so many may lie between. */
const BETWEEN = 8;
/** So many keys are remembered, and so many records of one. */
const MOST = 2048;
const MOST_ALIKE = 16;

/**
 * `key` tells ends, source port, port, protocol and reason. A DNS client asks for A and AAAA from one socket within a ms:
 * these are two packets and four records, so a record makes one pair only, and two verdicts or two drops make none.
 */
export function createPairs(): Pairs {
  const waiting = createRecentMap<string, Waiting[]>(MOST);
  /** Where a verdict told its name, what does not is a drop. */
  let named = false;

  return {
    match(key, record) {
      named ||= record.half === 'verdict';
      if (record.half === 'either' && named) record.half = 'drop';
      const list = waiting.get(key) ?? [];
      while (list.length > 0 && (list.length >= MOST_ALIKE || isOver(list[0], record))) list.shift();
      const at = list.findIndex((one) => makesPair(one, record));
      if (at >= 0) {
        const [found] = list.splice(at, 1);
        if (list.length === 0) waiting.delete(key);
        return found;
      }
      list.push(record);
      waiting.set(key, list);
      return undefined;
    },
    clear() {
      waiting.clear();
      named = false;
    },
  };
}

/** Nothing that follows makes a pair with it, where times rise. */
function isOver(one: Waiting | undefined, now: Waiting): boolean {
  if (one?.time === undefined || now.time === undefined) return false;
  return now.time - one.time > 2 * TYPED;
}

function makesPair(one: Waiting, other: Waiting): boolean {
  const untyped = one.half === 'either' || other.half === 'either';
  if (!untyped && one.half === other.half) return false;
  if (one.direction !== undefined && other.direction !== undefined && one.direction !== other.direction) return false;
  if (one.time === undefined || other.time === undefined) {
    return one.time === other.time && other.nth - one.nth <= (untyped ? 1 : BETWEEN);
  }
  return Math.abs(one.time - other.time) <= (untyped ? UNTYPED : TYPED);
}
