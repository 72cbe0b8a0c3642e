import { expect, test } from 'vitest';
import { cover } from '../engine';
import { policy } from '../engine/testPolicies';
import { NOTHING_SEEN } from '../flows/sighting';
import { drawPicture } from './drawPicture';
import { sideRows } from './picture';
import { type SeenRows, seenRows } from './seenRows';
import { withSeen } from './withSeen';

const own = policy({ ingress: ['app=frontend'], types: 'I' });
const picture = drawPicture(own, { ingress: cover(own, 'ingress'), egress: cover(own, 'egress') });
const NONE = {
  rules: [],
  fixed: { outside: NOTHING_SEEN, namespace: NOTHING_SEEN, cluster: NOTHING_SEEN },
  dns: NOTHING_SEEN,
  rest: NOTHING_SEEN,
};
const never = { through: NOTHING_SEEN, besides: NOTHING_SEEN };
const rows = (dropped: number): SeenRows =>
  seenRows({
    ingress: {
      ...NONE,
      rules: [{ ...never, peers: [never] }],
      fixed: { ...NONE.fixed, namespace: { ...NOTHING_SEEN, dropped } },
    },
    egress: { ...NONE, fixed: { ...NONE.fixed, cluster: { ...NOTHING_SEEN, forwarded: 2 } } },
  });
const names = (seen: SeenRows): readonly string[] => {
  const { ingress, egress } = withSeen(picture, seen, false);
  return [...sideRows(ingress), ...sideRows(egress)].map(({ words }) => words.accessibleName);
};

test('rows tell what they saw, also by name', () => {
  expect(names(rows(3))).toEqual([
    'Any endpoint, denied, none seen',
    'Any other pod, denied, 3 seen, dropped',
    'app=frontend, allowed, never seen',
    'Everything in the cluster, denied, none seen',
    'Any endpoint, allowed, none seen',
    'Any pod, allowed, none seen',
    'Everything in the cluster, allowed, 2 seen',
    'Kubernetes DNS, allowed, none seen',
  ]);
  expect(withSeen(picture, rows(3), false).ingress.hubs.map(({ name }) => name)).toEqual([
    expect.stringMatching(/, never seen$/),
  ]);
});

test('a word stands beside the title where there is room; nothing seen takes none', () => {
  const drawn = (dropped: number) =>
    sideRows(withSeen(picture, rows(dropped), false).ingress).map(({ words, seen, lines }) => [words.title, seen?.place, lines]);
  expect(drawn(3)).toEqual([
    ['Any endpoint', undefined, 1],
    ['Any other pod', 'title', 1],
    ['app=frontend', 'title', 1],
    ['Everything in the cluster', undefined, 1],
  ]);
  expect(drawn(3_000_000)).toContainEqual(['Any other pod', 'line', 2]);
});

test('what is not told of stays as it is', () => {
  expect(withSeen(picture, new Map(), false)).toEqual(picture);
});
