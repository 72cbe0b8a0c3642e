import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { ALL_PORTS, type CoveredRow, type Group, NO_PORTS, type RowState } from '../engine';
import type { Direction, DirectionOfPolicy, Policy, Rule } from '../engine/policy';
import { columnHeight } from './columns';
import { drawPicture } from './drawPicture';
import { fitInto, focusOf } from './fit';
import { layout } from './layout';
import type { Box, LaidSide, Layout, Line, View } from './layoutTypes';
import { groupRows, type Picture, sideRows } from './picture';
import { CARD_WIDTH, HUB, HUB_SPACING, LANDING, LANDING_INSET, SIZES, SPINES_OVER } from './sizes';
import { spread } from './spread';

const RUNS = Math.max(1, Math.round(Number(process.env.DRAWBRIDGE_RUNS ?? 1000) / 5));

/** A rule as the picture needs it: whether it names peers, how its rows stand, and in which groups. */
interface Draft {
  readonly peers: readonly { readonly group: Group; readonly state: RowState; readonly long: boolean }[];
}

const states: readonly RowState[] = ['allowed', 'ports', 'depends', 'denied', 'nobody', 'unknown'];
const peer = fc.record({
  group: fc.constantFrom<Group>('outside', 'namespace', 'cluster'),
  state: fc.constantFrom(...states),
  long: fc.boolean(),
});
const drafts: fc.Arbitrary<readonly Draft[]> = fc
  .array(fc.record({ peers: fc.array(peer, { maxLength: 15 }) }), { maxLength: 60 })
  .map((rules) =>
    rules.filter((_, index) => rules.slice(0, index + 1).reduce((sum, { peers }) => sum + Math.max(1, peers.length), 0) <= 60),
  );
const fixedStates = fc.tuple(fc.constantFrom(...states), fc.constantFrom(...states), fc.constantFrom(...states));

function ruleOf({ peers }: Draft, index: number, direction: Direction): Rule {
  const origin = ['spec', direction, index];
  const named = peers.map(({ long }, at) => {
    const requirements = [
      { key: long ? `app.kubernetes.io/${'name'.repeat(20)}` : 'app', operator: 'Equals' as const, value: `${at}` },
    ];
    const namespaces = long ? { requirements } : undefined;
    return { type: 'pods' as const, namespaces, pods: { requirements }, origin: [...origin, 'from', at] };
  });
  return { peers: named.length === 0 ? 'anyone' : named, entries: [], ports: ALL_PORTS, unreadable: undefined, origin };
}

function rowsOf(rules: readonly Draft[], fixed: readonly RowState[], direction: Direction): readonly CoveredRow[] {
  const row = (group: Group, subject: CoveredRow['subject'], state: RowState): CoveredRow => {
    const ports = state === 'allowed' ? ALL_PORTS : NO_PORTS;
    return {
      direction,
      group,
      subject,
      state,
      must: ports,
      may: ports,
      moreDepends: false,
      openedBy: [],
      shares: [],
      undecided: false,
    };
  };
  const groups = ['outside', 'namespace', 'cluster'] as const;
  return [
    ...groups.map((group, index) => row(group, { type: 'fixed', other: true }, fixed[index] ?? 'denied')),
    ...rules.flatMap(({ peers }, rule) =>
      peers.length === 0
        ? [row('anyone', { type: 'anyone', rule }, 'allowed')]
        : peers.map(({ group, state }, index) => row(group, { type: 'peer', rule, peer: index, dns: false }, state)),
    ),
  ];
}

const pictures: fc.Arbitrary<Picture> = fc
  .tuple(drafts, drafts, fixedStates, fixedStates)
  .map(([ingress, egress, inFixed, outFixed]) => {
    const side = (rules: readonly Draft[], direction: Direction): DirectionOfPolicy => ({
      isolated: true,
      by: 'listed',
      rules: rules.map((rule, index) => ruleOf(rule, index, direction)),
    });
    const policy: Policy = {
      name: 'random',
      namespace: 'default',
      namespaceAssumed: false,
      subject: { requirements: [] },
      ingress: side(ingress, 'ingress'),
      egress: side(egress, 'egress'),
    };
    return drawPicture(policy, { ingress: rowsOf(ingress, inFixed, 'ingress'), egress: rowsOf(egress, outFixed, 'egress') });
  });

const views = fc.record({
  width: fc.integer({ min: 720, max: 2000 }),
  sizes: fc.constantFrom(SIZES.comfortable, SIZES.compact, SIZES.touch),
  cardHeight: fc.integer({ min: 240, max: 420 }),
  focusY: fc.option(fc.integer({ min: -3000, max: 3000 }), { nil: undefined }),
  fromTop: fc.boolean(),
});

/** Checks something of every layout of every picture in every view. */
function always(claim: (laid: Layout, picture: Picture, view: View) => void): void {
  fc.assert(
    fc.property(pictures, views, (picture, view) => claim(layout(picture, view), picture, view)),
    { numRuns: RUNS },
  );
}

function overlap(a: Box, b: Box): boolean {
  return a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
}

function overlaps(boxes: readonly Box[]): number {
  return boxes.reduce((count, box, index) => count + boxes.slice(index + 1).filter((other) => overlap(box, other)).length, 0);
}

function sidesOf({ ingress, egress }: Layout): readonly LaidSide[] {
  return [ingress, egress];
}

type Point = readonly [x: number, y: number];

/** A path of M, L, C, H, V and Q with absolute coordinates as its pieces, each by its points; a piece never leaves their span. */
function piecesOf(path: string): readonly (readonly Point[])[] {
  let last: Point = [Number.NaN, Number.NaN];
  return [...path.matchAll(/([MLCHVQ])([^MLCHVQ]*)/g)].map(([, letter, numbers = '']): readonly Point[] => {
    const values = numbers.trim().split(/\s+/).map(Number);
    const [first = Number.NaN] = values;
    const points =
      letter === 'H'
        ? [[first, last[1]] as const]
        : letter === 'V'
          ? [[last[0], first] as const]
          : values.flatMap((x, index) => (index % 2 === 0 ? [[x, values[index + 1] ?? Number.NaN] as const] : []));
    const piece = letter === 'M' ? points : [last, ...points];
    last = points.at(-1) ?? last;
    return piece;
  });
}

function xsOf({ path }: Line): readonly number[] {
  return piecesOf(path).flatMap((piece) => piece.map(([x]) => x));
}

/** A point of a piece, `share` of the way: de Casteljau's construction serves straight ones, too. */
function pointOn(piece: readonly Point[], share: number): Point {
  const [first = [Number.NaN, Number.NaN], ...rest] = piece;
  if (rest.length === 0) return first;
  const between = rest.map(([x, y], index): Point => {
    const [x0, y0] = piece[index] ?? [x, y];
    return [x0 + (x - x0) * share, y0 + (y - y0) * share];
  });
  return pointOn(between, share);
}

/** How near a path comes to a point. */
function distance(path: string, [x, y]: Point): number {
  const STEPS = 100;
  const away = piecesOf(path)
    .filter((piece) => piece.some(([at]) => at >= x - HUB) && piece.some(([at]) => at <= x + HUB))
    .flatMap((piece) => Array.from({ length: STEPS + 1 }, (_, step) => pointOn(piece, step / STEPS)))
    .map(([px, py]) => Math.hypot(px - x, py - y));
  return Math.min(Number.POSITIVE_INFINITY, ...away);
}

describe('layout', () => {
  test('groups, card and circles never overlap', () => {
    always((laid) => {
      const hubs = sidesOf(laid).flatMap(({ hubs }) =>
        hubs.map(({ x, y }): Box => ({ x: x - 10, y: y - 10, width: 20, height: 20 })),
      );
      expect(overlaps([...laid.groups.values(), laid.card, ...hubs])).toBe(0);
    });
  });

  test('rows never overlap and stand inside their groups, in order', () => {
    always((laid, picture) => {
      expect(overlaps([...laid.rows.values()])).toBe(0);
      for (const side of [picture.ingress, picture.egress]) {
        const tops = sideRows(side).map(({ id }) => laid.rows.get(id)?.y ?? Number.NaN);
        expect(tops).toEqual([...tops].sort((a, b) => a - b));
      }
      for (const [id, row] of laid.rows) {
        const inside = [...laid.groups.values()].filter(
          (group) =>
            row.y >= group.y &&
            row.y + row.height <= group.y + group.height &&
            row.x >= group.x &&
            row.x + row.width <= group.x + group.width,
        );
        expect({ id, groups: inside.length }).toEqual({ id, groups: 1 });
      }
    });
  });

  test('lines stay between their column and the card', () => {
    always((laid) => {
      const right = laid.bounds.width - laid.columnWidth;
      for (const line of laid.ingress.lines) {
        expect(Math.min(...xsOf(line))).toBeGreaterThanOrEqual(laid.columnWidth);
        expect(Math.max(...xsOf(line))).toBeLessThanOrEqual(laid.card.x);
      }
      for (const line of laid.egress.lines) {
        expect(Math.min(...xsOf(line))).toBeGreaterThanOrEqual(laid.card.x + CARD_WIDTH);
        expect(Math.max(...xsOf(line))).toBeLessThanOrEqual(right);
      }
    });
  });

  test('a line runs through the circle of its own rule and through no other', () => {
    always((laid) => {
      for (const { lines, hubs } of sidesOf(laid))
        for (const hub of hubs)
          for (const { id, rule, path } of lines) {
            const away = distance(path, [hub.x, hub.y]);
            if (rule === hub.rule) expect({ id, away }).toEqual({ id, away: expect.closeTo(HUB / 2 - 1, 1) });
            else expect({ id, clear: away >= HUB / 2 }).toEqual({ id, clear: true });
          }
    });
  });

  test('where the rules are too many for circles, each group has one line per verdict', () => {
    always((laid, picture, view) => {
      for (const direction of ['ingress', 'egress'] as const) {
        const [side, { many, hubs, lines }] = [picture[direction], laid[direction]];
        if (!many) {
          expect(hubs.length).toBe(side.hubs.length);
          continue;
        }
        expect(sideRows(side).length).toBeGreaterThan(SPINES_OVER);
        expect(hubs).toEqual([]);
        const groups = side.groups.map((group) => new Set(groupRows(group).map(({ id }) => id)));
        const kinds = lines.map(({ rows, state }) => `${groups.findIndex((ids) => rows.every((id) => ids.has(id)))} ${state}`);
        expect(new Set(kinds).size).toBe(lines.length);
        expect(kinds.filter((kind) => kind.startsWith('-1'))).toEqual([]);
      }
      // So the card stays about as high as its words: four groups, four verdicts.
      expect(laid.card.height).toBeLessThanOrEqual(Math.max(view.cardHeight, 15 * LANDING.least + 2 * LANDING_INSET));
    });
  });

  test('each row has its own thread of a spine, which is a part of it', () => {
    always((laid) => {
      for (const { threads, rows, path, id } of sidesOf(laid).flatMap(({ lines }) => lines)) {
        if (threads === undefined) continue;
        expect({ id, threads: threads.length }).toEqual({ id, threads: rows.length });
        const all = piecesOf(path).map((piece) => piece.at(-1)?.join());
        for (const thread of threads) {
          const [start, end] = [piecesOf(thread)[0]?.[0], piecesOf(thread).at(-1)?.at(-1)];
          expect(all).toContain(start?.join());
          expect(all.at(-1)).toBe(end?.join());
        }
      }
    });
  });

  test('columns begin together where one begins at the top, else they stand around the middle', () => {
    always((laid, picture, { fromTop, sizes }) => {
      for (const direction of ['ingress', 'egress'] as const) {
        const { y } = laid[direction].head;
        if (fromTop) expect(y).toBe(laid.ingress.head.y);
        else expect(Math.abs(y + columnHeight(picture[direction], sizes) / 2)).toBeLessThanOrEqual(1);
      }
    });
  });

  test('landing points stand on the card, in order and apart; walls leave them free', () => {
    always((laid) => {
      for (const { landings, wall } of sidesOf(laid)) {
        landings.forEach((at, index) => {
          expect(at).toBeGreaterThan(laid.card.y);
          expect(at).toBeLessThan(laid.card.y + laid.card.height);
          if (index > 0) expect(at - (landings[index - 1] ?? 0)).toBeGreaterThanOrEqual(LANDING.least - 1e-6);
        });
        expect(overlaps(wall.segments.map(({ y, height }) => ({ x: 0, y, width: 1, height })))).toBe(0);
      }
    });
  });

  test('every row with a line has one, and no other has', () => {
    always((laid, picture) => {
      const drawn = new Set(sidesOf(laid).flatMap(({ lines }) => lines.flatMap(({ rows }) => rows)));
      for (const row of [picture.ingress, picture.egress].flatMap(sideRows))
        expect(drawn.has(row.id)).toBe(row.line !== undefined);
    });
  });

  test('arrows only where it passes, a cross only where it is denied', () => {
    always((laid) => {
      for (const line of sidesOf(laid).flatMap(({ lines }) => lines)) {
        if (line.state === 'denied' || line.state === 'unknown') expect(line.heads).toEqual([]);
        expect(line.stop !== undefined).toBe(line.state === 'denied');
      }
    });
  });

  test('identifiers are unique', () => {
    always((laid) => {
      const ids = sidesOf(laid).flatMap(({ lines }) => lines.map(({ id }) => id));
      expect(new Set(ids).size).toBe(ids.length);
    });
  });

  test('the card follows the eye within its columns, its words within the card', () => {
    always(({ card, bounds }) => {
      expect(card.y).toBeGreaterThanOrEqual(bounds.y);
      expect(card.y + card.height).toBeLessThanOrEqual(bounds.y + bounds.height);
      expect(card.contentY).toBeGreaterThanOrEqual(0);
    });
  });
});

test('spread keeps order and distance, and moves nothing that is apart already', () => {
  fc.assert(
    fc.property(fc.array(fc.double({ min: -500, max: 500, noNaN: true }), { maxLength: 80 }), (values) => {
      const wished = [...values].sort((a, b) => a - b);
      const placed = spread(wished, HUB_SPACING);
      placed.forEach((at, index) => {
        if (index > 0) expect(at - (placed[index - 1] ?? 0)).toBeGreaterThanOrEqual(HUB_SPACING - 1e-6);
      });
      const apart = wished.every((at, index) => index === 0 || at - (wished[index - 1] ?? 0) >= HUB_SPACING);
      if (!apart) return;
      placed.forEach((at, index) => {
        expect(at).toBeCloseTo(wished[index] ?? Number.NaN, 6);
      });
    }),
  );
});

describe('fit', () => {
  const frame = { width: 900, height: 600 };
  test.each([
    ['a small picture is not enlarged', { width: 700, height: 300 }, 1],
    ['a high one shrinks', { width: 700, height: 700 }, 580 / 700],
    ['down to 70 %', { width: 700, height: 828 }, 580 / 828],
    ['one that would be cut off even so does not', { width: 700, height: 829 }, 1],
    ['a broad one shrinks', { width: 1085, height: 300 }, 0.8],
    ['also where it is cut off', { width: 1085, height: 3000 }, 0.8],
    ['and stops at 70 %', { width: 3000, height: 300 }, 0.7],
  ])('%s', (_, size, zoom) => {
    const bounds = { x: 0, y: -size.height / 2, ...size };
    const viewport = fitInto(bounds, frame);
    expect(viewport.zoom).toBeCloseTo(zoom, 6);
    expect(viewport.x + (bounds.width / 2) * viewport.zoom).toBeCloseTo(450, 6);
    expect(viewport.fromTop).toBe(size.height > 828);
    if (viewport.fromTop) {
      expect(viewport.y + bounds.y * viewport.zoom).toBeCloseTo(10, 6);
      expect(focusOf(bounds, frame, viewport)).toBeCloseTo(bounds.y + (300 - 10) / viewport.zoom, 6);
    } else {
      expect(viewport.y).toBeCloseTo(300, 6);
      expect(focusOf(bounds, frame, viewport)).toBeUndefined();
    }
  });
});
