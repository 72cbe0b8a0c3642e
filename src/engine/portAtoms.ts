import { type PortSet, PROTOCOLS, type Protocol, protocolPorts } from './portSet';

/** Ports no rule tells apart: an interval of numbers, or one name, with the rules (by index) that hold it. */
export interface PortAtom {
  readonly protocol: Protocol;
  readonly range: readonly [number, number] | undefined;
  readonly name: string | undefined;
  readonly rules: readonly number[];
}

/** Cuts the ports of rules into atoms. Ports that no rule holds are left out. */
export function portAtoms(sets: readonly PortSet[]): readonly PortAtom[] {
  return PROTOCOLS.flatMap((protocol) => [...numbers(sets, protocol), ...names(sets, protocol)]);
}

function numbers(sets: readonly PortSet[], protocol: Protocol): readonly PortAtom[] {
  const cuts = [...new Set(sets.flatMap((set) => set[protocol].ranges.flatMap(([from, to]) => [from, to + 1])))].sort(
    (a, b) => a - b,
  );
  return cuts.flatMap((from, index): PortAtom[] => {
    const next = cuts[index + 1];
    if (next === undefined) return [];
    const rules = sets.flatMap((set, rule) =>
      set[protocol].ranges.some(([low, high]) => low <= from && from <= high) ? [rule] : [],
    );
    return rules.length === 0 ? [] : [{ protocol, range: [from, next - 1], name: undefined, rules }];
  });
}

function names(sets: readonly PortSet[], protocol: Protocol): readonly PortAtom[] {
  const all = [...new Set(sets.flatMap((set) => set[protocol].names))];
  return all.map((name) => ({
    protocol,
    range: undefined,
    name,
    // Every number together holds every name.
    rules: sets.flatMap((set, rule) =>
      set[protocol].names.includes(name) || (set[protocol].ranges[0]?.[1] === 65535 && set[protocol].ranges[0][0] === 1)
        ? [rule]
        : [],
    ),
  }));
}

export function portsOfAtoms(atoms: readonly PortAtom[]): PortSet {
  const of = (protocol: Protocol): PortSet[Protocol] => {
    const own = atoms.filter((atom) => atom.protocol === protocol);
    return protocolPorts(
      own.flatMap(({ range }) => (range ? [range] : [])),
      own.flatMap(({ name }) => (name === undefined ? [] : [name])),
    );
  };
  return { TCP: of('TCP'), UDP: of('UDP'), SCTP: of('SCTP') };
}
