import { type AddressSet, addressesMeet, isNoAddresses } from './ipBlock';
import type { Opening } from './judge';
import type { LabelValue } from './labelValues';
import type { Home, Region } from './region';
import type { Domains, Literal } from './satisfy';

/** Openings by their places in a list, filed under one of the labels they ask for: its key, then each value it may have. */
interface File {
  readonly byLabel: ReadonlyMap<string, ReadonlyMap<LabelValue, readonly number[]>>;
  /** Those that ask for no listed value. */
  readonly others: readonly number[];
}

/** Finds, among many openings that each name a value of their own, the few that may meet a region. */
export interface OpeningIndex {
  readonly openings: readonly Opening[];
  readonly pods: Readonly<Record<Home, File>>;
  /** Those that may meet any pod, and those that may meet an address. */
  readonly anyPod: readonly number[];
  readonly addresses: readonly number[];
}

export function indexOf(openings: readonly Opening[]): OpeningIndex {
  const places = (holds: (opening: Opening) => boolean): readonly number[] =>
    openings.flatMap((opening, place) => (holds(opening) ? [place] : []));
  return {
    openings,
    pods: { own: fileFor('own', openings), other: fileFor('other', openings) },
    anyPod: places(({ match }) => match === 'anyone' || match.maybePods),
    addresses: places(({ match }) => match === 'anyone' || !isNoAddresses(match.addresses)),
  };
}

/** All openings that meet a region, in their order, and perhaps others: whoever is left out certainly meets nobody in it. */
export function openingsNear({ openings, pods, anyPod, addresses }: OpeningIndex, region: Region): readonly Opening[] {
  const near = new Set<number>();
  const add = (places: readonly number[]): void => {
    for (const place of places) near.add(place);
  };
  if (region.pods.length > 0) add(anyPod);
  if (!isNoAddresses(region.addresses)) {
    add(addresses.filter((place) => meetsAddresses(openings[place], region.addresses)));
  }
  for (const { home, domains } of region.pods) lookUp(pods[home], domains, add);
  if (near.size === openings.length) return openings;
  return [...near].sort((a, b) => a - b).flatMap((place) => openings[place] ?? []);
}

function meetsAddresses(opening: Opening | undefined, addresses: AddressSet): boolean {
  return opening !== undefined && (opening.match === 'anyone' || addressesMeet(opening.match.addresses, addresses));
}

function lookUp({ byLabel, others }: File, domains: Domains, add: (places: readonly number[]) => void): void {
  add(others);
  for (const [label, byValue] of byLabel) {
    const domain = domains.get(label);
    if (domain === undefined || domain.negated) for (const places of byValue.values()) add(places);
    else for (const value of domain.values) add(byValue.get(value) ?? []);
  }
}

function fileFor(home: Home, openings: readonly Opening[]): File {
  const listed = openings.map(({ match }) => (match === 'anyone' ? undefined : match[home]));
  const howOften = new Map<string, number>();
  for (const literals of listed)
    for (const name of (literals ?? []).flatMap(namesIn)) howOften.set(name, (howOften.get(name) ?? 0) + 1);
  const crowd = (literal: Literal): number => namesIn(literal).reduce((sum, name) => sum + (howOften.get(name) ?? 0), 0);

  const byLabel = new Map<string, Map<LabelValue, number[]>>();
  const others: number[] = [];
  for (const [place, literals] of listed.entries()) {
    if (literals === undefined) continue;
    // Under the literal that the fewest others share: of many peers in one namespace, their pods tell them apart.
    const [first, ...more] = literals.filter(({ values }) => !values.negated);
    if (first === undefined) {
      others.push(place);
      continue;
    }
    const { label, values } = more.reduce((best, literal) => (crowd(literal) < crowd(best) ? literal : best), first);
    const byValue = byLabel.get(label) ?? new Map<LabelValue, number[]>();
    byLabel.set(label, byValue);
    for (const value of values.values) {
      const same = byValue.get(value);
      if (same === undefined) byValue.set(value, [place]);
      else same.push(place);
    }
  }
  return { byLabel, others };
}

function namesIn({ label, values }: Literal): readonly string[] {
  return values.negated ? [] : [...values.values].map((value) => `${label} ${value ?? ''}`);
}
