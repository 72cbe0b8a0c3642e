import type { SeenByPeer } from '../../flows/seenByPolicy';
import type { Sighting } from '../../flows/sighting';
import { clockWords, dayWords } from './timeWords';

type Counted = Pick<Sighting, 'forwarded' | 'dropped' | 'last'>;

/** What something saw, in a word or two: `1,204 seen`, `3 seen, dropped`. `none`: what is said of nothing. */
export function seenShort({ forwarded, dropped, perhaps }: Sighting, none: string): string {
  const total = forwarded + dropped;
  if (total === 0) return perhaps === 0 ? none : 'perhaps seen';
  const count = `${number(total)} seen`;
  if (dropped === 0) return count;
  return forwarded === 0 ? `${count}, dropped` : `${count}, ${number(dropped)} dropped`;
}

/** How often something was seen, what became of it, and when last: `Seen 3 times, all dropped, last on Jan 13 12:54:49.` */
export function seenTimes({ forwarded, dropped, last }: Counted): string {
  const total = forwarded + dropped;
  const times = total === 1 ? 'once' : `${number(total)} times`;
  const when = last === undefined ? '' : `, last on ${dayWords(last)} ${clockWords(last)}`;
  if (forwarded > 0 && dropped > 0) return `Seen ${times}${when}: ${number(forwarded)} forwarded, ${number(dropped)} dropped.`;
  const all = total === 1 ? '' : 'all ';
  return `Seen ${times}, ${all}${forwarded > 0 ? 'forwarded' : 'dropped'}${when}.`;
}

/** What something saw, in sentences. */
export function seenSentence(seen: Sighting, besides?: SeenByPeer['besides']): string {
  const { forwarded, dropped, perhaps } = seen;
  const total = forwarded + dropped;
  const parts = [total === 0 ? 'Nothing of it is in the open flows.' : seenTimes(seen)];
  if (perhaps > 0)
    parts.push(`Perhaps ${number(perhaps)}${total === 0 ? '' : ' more'}: what is known of them does not tell for certain.`);
  const others = besides === undefined ? 0 : besides.forwarded + besides.dropped;
  if (besides !== undefined && others > 0) {
    const dropping = besides.dropped === 0 ? '' : `, ${number(besides.dropped)} dropped`;
    parts.push(`On ports that no rule here opens: ${number(others)} seen${dropping}.`);
  }
  return parts.join(' ');
}

/** How much was seen, in steps that a line can be as thick as: nothing, a few, hundreds, thousands. */
export function seenStep({ forwarded, dropped }: Pick<Sighting, 'forwarded' | 'dropped'>): 0 | 1 | 2 | 3 {
  const total = forwarded + dropped;
  if (total === 0) return 0;
  if (total < 10) return 1;
  return total < 1000 ? 2 : 3;
}

function number(count: number): string {
  return count.toLocaleString('en');
}
