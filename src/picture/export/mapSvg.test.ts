import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { ConnectivityMap, MapEdge, MapEnd, MapNode } from '../../answers/map';
import { ALL_PORTS, portsOf } from '../../engine';
import { cardName } from '../../words/mapWords';
import { arrange } from '../map/arrange';
import { drawMap } from '../map/drawMap';
import { mapSvg, type ShownMap } from './mapSvg';
import { asWritten, dangers, HOSTILE, hostile, PEN, readSvg } from './testSvg';

const RUNS = Math.ceil(Number(process.env.DRAWBRIDGE_RUNS ?? 1000) / 20);
const TCP_80 = portsOf([{ protocol: 'TCP', port: 80, endPort: undefined }]);

function node(name: string, more: Partial<MapNode> = {}): MapNode {
  return {
    id: `workload ${name}`,
    type: 'workload',
    namespace: 'shop',
    kind: 'Deployment',
    name,
    workloads: 1,
    samples: [],
    ingress: 'all',
    egress: 'none',
    ...more,
  };
}

function edge(from: MapNode | undefined, to: MapNode, more: Partial<MapEdge> = {}): MapEdge {
  const start: MapEnd = from === undefined ? { type: 'anyone' } : { type: 'node', id: from.id };
  return {
    id: `${from?.name} > ${to.name}`,
    from: start,
    to: { type: 'node', id: to.id },
    state: 'allowed',
    sure: ALL_PORTS,
    perhaps: ALL_PORTS,
    ...more,
  };
}

function shown(nodes: readonly MapNode[], edges: readonly MapEdge[], more: Partial<ShownMap> = {}): ShownMap {
  const leftOut = { workloads: 0, edges: 0 };
  const map: ConnectivityMap = { nodes, edges, namespaces: [], hidden: 0, leftOut, compared: more.kind === 'changes' };
  return {
    picture: drawMap(map, arrange(map)),
    kind: 'rules',
    picked: undefined,
    lit: new Set(edges.map(({ id }) => id)),
    unchanged: undefined,
    ...more,
  };
}

const A = node('a', { ingress: 'none' });
const B = node('b', { egress: 'some' });
const C = node('10.0.0.0/8', { id: 'outside', type: 'outside', namespace: '', ingress: 'none' });
const PORTS = edge(A, B, { sure: TCP_80, perhaps: TCP_80 });
const DEPENDS = edge(C, B, { state: 'depends' });
const ANYONE = edge(undefined, B, { sure: TCP_80, perhaps: TCP_80 });

const texts = (svg: string): readonly string[] => readSvg(svg).flatMap(({ tag, text }) => (tag === 'text' ? [text] : []));
const titles = (svg: string): readonly string[] => readSvg(svg).flatMap(({ tag, text }) => (tag === 'title' ? [text] : []));

test('tells every box, card and line in words', () => {
  const given = shown([A, B, C], [PORTS, DEPENDS, ANYONE]);
  const { svg } = mapSvg(given, PEN);
  expect(titles(svg)).toEqual(
    expect.arrayContaining([...[A, B, C].map(cardName), ...given.picture.lines.map(({ name }) => name)]),
  );
  expect(texts(svg)).toEqual(
    expect.arrayContaining(['shop', 'outside the cluster', 'a', 'b', '10.0.0.0/8', '80', 'anyone', 'closed by default']),
  );
  const description = readSvg(svg).find(({ tag }) => tag === 'desc')?.text ?? '';
  for (const { name } of given.picture.lines) expect(description).toContain(`${name}.`);
});

test('draws walls and lines as the map does', () => {
  const read = readSvg(mapSvg(shown([A, B, C], [PORTS, DEPENDS]), PEN).svg);
  const walls = read.filter(({ attributes }) => attributes.get('stroke') === 'rgb-denied-line');
  // Two around b, the inner one in dashes; three in the legend.
  expect(walls.map(({ attributes }) => attributes.get('stroke-dasharray'))).toEqual([
    undefined,
    '6 4',
    undefined,
    undefined,
    undefined,
  ]);
  const depends = read.filter(({ attributes }) => attributes.get('stroke-dasharray') === '9 5');
  expect(depends).toHaveLength(2);
});

test('what is not picked is quiet, and says no ports', () => {
  const all = mapSvg(shown([A, B, C], [PORTS, DEPENDS]), PEN).svg;
  const picked = { type: 'node', id: C.id } as const;
  const one = mapSvg(shown([A, B, C], [PORTS, DEPENDS], { picked, lit: new Set([DEPENDS.id]) }), PEN).svg;
  const quiet = (svg: string) => readSvg(svg).filter(({ attributes }) => attributes.get('opacity') === '0.2');
  expect(quiet(all)).toHaveLength(0);
  expect(quiet(one)).toHaveLength(1);
  expect(one).toContain('rgb-accent-line');
  // The other one is the legend's.
  expect(texts(all).filter((text) => text === '80')).toHaveLength(2);
  expect(texts(one).filter((text) => text === '80')).toHaveLength(1);
});

test('what is newly refused ends at a crossed ring, what was seen makes lines thick', () => {
  const passing = { sure: TCP_80, perhaps: TCP_80, differs: false };
  const change = { kind: 'refused', some: false, was: passing, is: passing, changes: [] } as const;
  const refused = mapSvg(shown([A, B], [{ ...PORTS, change }], { kind: 'changes', unchanged: new Set([A.id]) }), PEN).svg;
  expect(texts(refused)).toEqual(expect.arrayContaining(['newly refused', 'allowed as before']));
  const dots = readSvg(refused).filter(({ attributes }) => attributes.get('stroke-dasharray') === '.1 5');
  expect(dots).toHaveLength(2);
  const seen = { kind: 'rule', forwarded: 1_000_000, dropped: 0, last: undefined } as const;
  const thick = mapSvg(shown([A, B], [{ ...PORTS, seen }], { kind: 'seen' }), PEN).svg;
  const widths = readSvg(thick).map(({ attributes }) => attributes.get('stroke-width'));
  // One on the map, one in the legend.
  expect(widths.filter((width) => width === '4.5')).toHaveLength(2);
});

test.each(HOSTILE)('holds a hostile name as text only: %j', (text) => {
  const own = node(text, { namespace: text });
  const { svg } = mapSvg(shown([own, B], [edge(own, B)]), PEN);
  expect(dangers(svg)).toEqual([]);
  expect(titles(svg)).toContain(asWritten(cardName(own)));
});

test('is well-formed, loads nothing and runs nothing, whatever the names are', () => {
  fc.assert(
    fc.property(hostile, hostile, (name, namespace) => {
      const own = node(name, { namespace });
      const outside = { ...C, name };
      const { svg } = mapSvg(shown([own, B, outside], [edge(own, B), edge(outside, own)]), PEN);
      expect(dangers(svg)).toEqual([]);
      expect(titles(svg)).toContain(asWritten(cardName(own)));
    }),
    { numRuns: RUNS },
  );
});
