import { expect, test } from 'vitest';
import type { EdgeSeen, MapEdge, MapNode } from '../answers/mapTypes';
import { portsOf } from '../engine';
import { notDrawnWords, seenEdgeName, seenEdgeTold } from './mapSeenWords';

const node = (name: string): MapNode => ({
  ...{ id: name, type: 'workload', namespace: 'default', kind: 'Deployment', name, workloads: 1 },
  ...{ samples: [], ingress: 'all', egress: 'none' },
});
const NODES = new Map(['a', 'b'].map((name) => [name, node(name)]));
const TCP80 = portsOf([{ protocol: 'TCP', port: 80, endPort: undefined }]);
const edge = (from: string, to: string): MapEdge => ({
  ...{ id: 'e', from: { type: 'node', id: from }, to: { type: 'node', id: to } },
  ...{ state: 'allowed', sure: TCP80, perhaps: TCP80 },
});
const seen = (kind: EdgeSeen['kind'], forwarded: number, dropped: number): EdgeSeen => ({
  kind,
  forwarded,
  dropped,
  last: undefined,
});

test.each<[EdgeSeen, name: string, told: readonly string[]]>([
  [
    seen('rule', 0, 0),
    'default/a to default/b, allowed on TCP 80, never seen',
    ['Never seen in the open flows, though rules allow it.'],
  ],
  [
    seen('rule', 1200, 4),
    'default/a to default/b, allowed on TCP 80, seen 1,204 times',
    ['Seen 1,204 times: 1,200 forwarded, 4 dropped.'],
  ],
  [seen('dropped', 0, 1), 'default/a to default/b, dropped once on TCP 80', ['Seen once, dropped.', 'No rule allows TCP 80.']],
  [
    seen('openDropped', 0, 2),
    'default/a to default/b, dropped 2 times on TCP 80, nothing isolates them now',
    ['Seen 2 times, all dropped.', 'Nothing isolates either end now, so it would pass.'],
  ],
  [
    seen('unruled', 2, 0),
    'default/a to default/b, seen 2 times on TCP 80, no rule allows it',
    ['Seen 2 times, all forwarded.', 'No rule allows TCP 80 now: the policies as they are would drop it.'],
  ],
  [
    seen('open', 2, 0),
    'default/a to default/b, seen 2 times on TCP 80, nothing isolates them',
    ['Seen 2 times, all forwarded.', 'Nothing isolates either end, so no rule is needed.'],
  ],
])('%j', (one, name, told) => {
  expect(seenEdgeName(edge('a', 'b'), one, NODES)).toBe(name);
  expect(seenEdgeTold(edge('a', 'b'), one)).toEqual(told);
});

test('an edge from a box to itself, and what is not drawn', () => {
  expect(seenEdgeName(edge('a', 'a'), seen('dropped', 0, 2), NODES)).toBe(
    'pods of default/a to each other, dropped 2 times on TCP 80',
  );
  expect(notDrawnWords(0)).toBeUndefined();
  expect(notDrawnWords(1)).toBe(
    '1 connection that was seen is not drawn. It has an end that is not on this map, such as a node, a service or a pod that no open file shows.',
  );
});
