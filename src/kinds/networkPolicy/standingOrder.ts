import type { Path } from '../../text/path';
import type { Placement, YamlValue } from '../../text/placement';

/** An item of a list as it is to be: where it stands already (`at`), and which of the wishes it is. */
export interface Arranged {
  readonly at: number | undefined;
  readonly wish: number;
}

/**
 * How a list whose order means nothing to the server comes to hold what is wished; equal texts mean the same item. What
 * stands there keeps its place. Of the others, a wish that has the place of an item that goes is that item changed; the
 * rest is new and goes last.
 */
export function inStandingOrder(standing: readonly string[], wished: readonly string[]): readonly Arranged[] {
  const places = new Map<string, number[]>();
  for (const [at, item] of standing.entries()) places.set(item, [...(places.get(item) ?? []), at]);
  const wishes = new Map<number, number>();
  const others: number[] = [];
  for (const [wish, item] of wished.entries()) {
    const at = places.get(item)?.shift();
    if (at === undefined) others.push(wish);
    else wishes.set(at, wish);
  }
  const fresh: number[] = [];
  for (const wish of others) {
    if (wish < standing.length && !wishes.has(wish)) wishes.set(wish, wish);
    else fresh.push(wish);
  }
  const kept = [...wishes].sort(([a], [b]) => a - b).map(([at, wish]): Arranged => ({ at, wish }));
  return [...kept, ...fresh.map((wish): Arranged => ({ at: undefined, wish }))];
}

/** What of the wished lists is meant: `left` is what stays of them as it stands, with nothing taken in yet. */
export type Part = 'left' | 'all';

/** What stays of a list, or all of it. What stands in nothing's place can be written at once. */
export function partOf<T>(
  arranged: readonly Arranged[],
  part: Part,
  itemAt: (at: number) => T,
  itemOf: (one: Arranged) => T,
): T[] {
  const left = part === 'left' ? arranged.flatMap(({ at }) => (at === undefined ? [] : [itemAt(at)])) : [];
  return left.length > 0 ? left : arranged.map(itemOf);
}

/** A list of texts as it is written; what stays is written as it stands. */
export function textsInOrder(standing: readonly unknown[], wishes: readonly string[], part: Part): readonly YamlValue[] {
  const texts = standing.map((text) => (typeof text === 'string' ? text : ''));
  // What is readable came from YAML or JSON and goes back as it is.
  const own = (at: number): YamlValue => standing[at] as YamlValue;
  return partOf(inStandingOrder(texts, wishes), part, own, ({ at, wish }) =>
    at !== undefined && texts[at] === wishes[wish] ? own(at) : (wishes[wish] ?? ''),
  );
}

/**
 * Sets a value with lists in it. Where they both lose and gain items, what goes is taken away first: one list in place of
 * another does not say which item went, and its comments would come to stand beside one that is new.
 */
export function setInParts(
  path: Path,
  standing: unknown,
  valueFor: (part: Part) => YamlValue,
  after?: readonly string[],
): readonly Placement[] {
  const all: Placement = { type: 'set', path, value: valueFor('all'), ...(after ? { after } : {}) };
  const left: Placement = { ...all, value: valueFor('left') };
  const isStep = ![standing, all.value].some((value) => JSON.stringify(value) === JSON.stringify(left.value));
  return isStep ? [left, all] : [all];
}
