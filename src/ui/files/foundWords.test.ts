import { expect, test } from 'vitest';
import { foundWords, type Opened } from './foundWords';

const ALL: Opened = { name: 'shop', opened: 300, leftOut: 0, refused: [], ended: 'whole' };
const bad = { called: 'shop/a.yaml', why: 'it is larger than 50 MB' };

test.each<[Partial<Opened>, string | undefined]>([
  [{}, undefined],
  [{ leftOut: 12 }, 'shop: 300 files opened. 12 other files were left out.'],
  [{ leftOut: 1, opened: 1 }, 'shop: 1 file opened. 1 other file was left out.'],
  [{ opened: 0 }, 'No .yaml, .yml or .json file was found in shop.'],
  [{ opened: 0, leftOut: 2 }, 'No .yaml, .yml or .json file was found in shop. 2 other files were left out.'],
  [{ opened: 50, ended: 'cancelled' }, 'shop: 50 files opened. The rest was cancelled.'],
  [{ refused: [bad] }, 'shop: 300 files opened. Not opened: shop/a.yaml (it is larger than 50 MB).'],
  [{ refused: [bad, bad, bad, bad, bad], opened: 0 }, expect.stringMatching(/^shop: 0 files opened\. .* and 2 more\.$/)],
])('%j', (some, words) => {
  expect(foundWords({ ...ALL, ...some })?.text).toEqual(words);
});
