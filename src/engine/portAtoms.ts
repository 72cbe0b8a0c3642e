import { NO_PORTS, type PortSet, PROTOCOLS, type Protocol, protocolPorts } from './portSet';

/** Ports that no rule tells apart: intervals of numbers, or one name, with the rules (by index, in order) that hold them. */
export interface PortAtom {
  readonly protocol: Protocol;
  readonly ranges: readonly (readonly [number, number])[];
  readonly name: string | undefined;
  readonly rules: readonly number[];
}

/** The ports of one protocol in atoms, its numbers and its names. Numbers that no rule holds make an atom too, without rules. */
export interface ProtocolAtoms {
  readonly numbers: readonly PortAtom[];
  readonly names: readonly PortAtom[];
}

/** The ports of rules in atoms. `held`: those of some rule; `ofRule`: for each rule the places of its own in `held`. */
export interface PortAtoms {
  readonly protocols: readonly ProtocolAtoms[];
  readonly held: readonly PortAtom[];
  readonly ofRule: readonly (readonly number[])[];
}

/** Cuts the ports of rules into atoms. */
export function portAtoms(sets: readonly PortSet[]): PortAtoms {
  const protocols = PROTOCOLS.map((protocol) => ({
    numbers: numberAtoms(sets, protocol),
    names: nameAtoms(sets, protocol),
  }));
  const held = protocols.flatMap(({ numbers, names }) => [...numbers, ...names]).filter(({ rules }) => rules.length > 0);
  const ofRule = sets.map((): number[] => []);
  for (const [place, { rules }] of held.entries()) for (const rule of rules) ofRule[rule]?.push(place);
  return { protocols, held, ofRule };
}

/** The atoms that one of the rules holds at least. */
export function atomsHeldBy({ held, ofRule }: PortAtoms, rules: ReadonlySet<number>): readonly PortAtom[] {
  if (rules.size === ofRule.length) return held;
  const places = new Set([...rules].flatMap((rule) => ofRule[rule] ?? []));
  return [...places].sort((a, b) => a - b).flatMap((place) => held[place] ?? []);
}

const END = 65536;

function numberAtoms(sets: readonly PortSet[], protocol: Protocol): readonly PortAtom[] {
  const cuts = new Set([1, END]);
  for (const set of sets) for (const [from, to] of set[protocol].ranges) cuts.add(from).add(to + 1);
  const starts = [...cuts].sort((a, b) => a - b);
  const place = new Map(starts.map((start, index) => [start, index]));
  const rules: number[][] = starts.map(() => []);
  for (const [rule, set] of sets.entries()) {
    for (const [from, to] of set[protocol].ranges) {
      const last = place.get(to + 1) ?? 0;
      for (let at = place.get(from) ?? 0; at < last; at += 1) rules[at]?.push(rule);
    }
  }
  const alike = new Map<string, { readonly ranges: [number, number][]; readonly rules: readonly number[] }>();
  for (const [index, from] of starts.entries()) {
    const next = starts[index + 1];
    const holders = rules[index];
    if (next === undefined || holders === undefined) continue;
    const key = holders.join();
    const same = alike.get(key);
    if (same) same.ranges.push([from, next - 1]);
    else alike.set(key, { ranges: [[from, next - 1]], rules: holders });
  }
  return [...alike.values()].map((atom) => ({ protocol, name: undefined, ...atom }));
}

function nameAtoms(sets: readonly PortSet[], protocol: Protocol): readonly PortAtom[] {
  const names = [...new Set(sets.flatMap((set) => set[protocol].names))].sort();
  const every = sets.map((set) => set[protocol].ranges[0]?.[0] === 1 && set[protocol].ranges[0][1] === END - 1);
  return names.map((name) => ({
    protocol,
    ranges: [],
    name,
    // Every number together holds every name.
    rules: sets.flatMap((set, rule) => (every[rule] || set[protocol].names.includes(name) ? [rule] : [])),
  }));
}

type Found = Readonly<Record<Protocol, { readonly ranges: (readonly [number, number])[]; readonly names: string[] }>>;

/** The ports of atoms together. */
export function portsOfAtoms(atoms: readonly PortAtom[]): PortSet {
  if (atoms.length === 0) return NO_PORTS;
  const found: Found = { TCP: { ranges: [], names: [] }, UDP: { ranges: [], names: [] }, SCTP: { ranges: [], names: [] } };
  for (const { protocol, ranges, name } of atoms) {
    for (const range of ranges) found[protocol].ranges.push(range);
    if (name !== undefined) found[protocol].names.push(name);
  }
  const of = ({ ranges, names }: Found[Protocol]): PortSet[Protocol] => protocolPorts(ranges, names);
  return { TCP: of(found.TCP), UDP: of(found.UDP), SCTP: of(found.SCTP) };
}
