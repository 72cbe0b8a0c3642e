import { expect, test } from 'vitest';
import { NOTHING_SEEN, type Sighting } from '../../flows/sighting';
import { seenSentence, seenShort, seenStep } from './seenWords';

const LAST = Date.UTC(2026, 0, 13, 12, 54, 49, 922);
const saw = (counted: Partial<Sighting>): Sighting => ({ ...NOTHING_SEEN, ...counted });

test.each<[seen: Partial<Sighting>, short: string, told: string, step: number]>([
  [{}, 'never seen', 'Nothing of it is in the open flows.', 0],
  [
    { perhaps: 2 },
    'perhaps seen',
    'Nothing of it is in the open flows. Perhaps 2: what is known of them does not tell for certain.',
    0,
  ],
  [{ dropped: 3, last: LAST }, '3 seen, dropped', 'Seen 3 times, all dropped, last on Jan 13 12:54:49.', 1],
  [{ forwarded: 1 }, '1 seen', 'Seen once, forwarded.', 1],
  [
    { forwarded: 1200, dropped: 4, perhaps: 1, last: LAST },
    '1,204 seen, 4 dropped',
    'Seen 1,204 times, last on Jan 13 12:54:49: 1,200 forwarded, 4 dropped. Perhaps 1 more: what is known of them does not tell for certain.',
    3,
  ],
  [{ forwarded: 10 }, '10 seen', 'Seen 10 times, all forwarded.', 2],
])('%j', (seen, short, told, step) => {
  expect(seenShort(saw(seen), 'never seen')).toBe(short);
  expect(seenSentence(saw(seen))).toBe(told);
  expect(seenStep(saw(seen))).toBe(step);
});

test('what was seen on other ports is said, too', () => {
  expect(seenSentence(saw({ forwarded: 2 }), saw({ dropped: 5 }))).toBe(
    'Seen 2 times, all forwarded. On ports that no rule here opens: 5 seen, 5 dropped.',
  );
});
