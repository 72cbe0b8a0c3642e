import { expect, test } from 'vitest';
import type { MapEdge, MapEnd, MapNode } from '../answers/map';
import { ALL_PORTS, NO_PORTS, portsOf } from '../engine';
import { cardName, edgeName, edgeNote, wallSentence } from './mapWords';

const node = (type: MapNode['type'], name: string, walls: readonly [MapNode['ingress'], MapNode['egress']]): MapNode => ({
  id: name,
  type,
  namespace: 'shop',
  kind: 'Deployment',
  name,
  workloads: type === 'namespace' ? 12 : 1,
  samples: [],
  ingress: walls[0],
  egress: walls[1],
});

test('a box and how it is closed', () => {
  const said = (walls: readonly [MapNode['ingress'], MapNode['egress']]) => cardName(node('workload', 'web', walls));
  expect(said(['none', 'none'])).toBe('shop/web, accepts everyone');
  expect(said(['all', 'none'])).toBe('shop/web, closed by default');
  expect(said(['all', 'all'])).toBe('shop/web, closed both ways');
  expect(said(['none', 'all'])).toBe('shop/web, egress closed');
  expect(said(['some', 'none'])).toBe('shop/web, some closed');
  expect(cardName(node('namespace', 'shop', ['some', 'none']))).toBe('namespace shop, 12 workloads, some closed');
  expect(cardName(node('outside', '10.0.0.0/8', ['none', 'none']))).toBe('10.0.0.0/8, outside the cluster');
  expect(wallSentence(node('workload', 'web', ['all', 'none']))).toBe(
    'Ingress is closed but for what rules allow, egress is open.',
  );
});

test('an edge, whichever ends and however sure', () => {
  const [http, dns] = [80, 53].map((port) => portsOf([{ protocol: 'TCP', port, endPort: undefined }]));
  const nodes = new Map([['web', node('workload', 'web', ['all', 'none'])]]);
  const said = (from: MapEnd, edge: Partial<MapEdge>): string =>
    edgeName(
      { id: '', from, to: { type: 'node', id: 'web' }, state: 'allowed', sure: ALL_PORTS, perhaps: ALL_PORTS, ...edge },
      nodes,
    );
  const anyone: MapEnd = { type: 'anyone' };
  expect(said(anyone, {})).toBe('anyone to shop/web, allowed on every port');
  expect(said({ type: 'group', namespace: 'shop' }, { sure: http ?? NO_PORTS, perhaps: http ?? NO_PORTS })).toBe(
    'every workload of shop to shop/web, allowed on TCP 80',
  );
  expect(said(anyone, { state: 'depends', sure: NO_PORTS, perhaps: dns ?? NO_PORTS })).toBe(
    'anyone to shop/web, depends on TCP 53',
  );
  expect(said(anyone, { state: 'mixed', sure: NO_PORTS, perhaps: dns ?? NO_PORTS })).toContain(
    'allowed for some of them on TCP 53',
  );
  expect(said(anyone, { sure: http ?? NO_PORTS, perhaps: ALL_PORTS })).toMatch(/allowed on TCP 80, depends on TCP 1-79/);
  const edge = { id: '', from: anyone, to: anyone, state: 'allowed', sure: ALL_PORTS, perhaps: ALL_PORTS } as const;
  expect(edgeNote(edge)).toBe('Anyone is every address, and every workload whose egress no policy closes.');
});
