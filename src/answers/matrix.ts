import {
  ALL_ADDRESSES,
  ALL_PORTS,
  between,
  type Direction,
  equalPorts,
  holdsPort,
  isAllPorts,
  isNoPorts,
  NO_ADDRESSES,
  NO_PORTS,
  type PortSet,
  type Protocol,
  sameAddresses,
  unionAddresses,
  unionPorts,
} from '../engine';
import type { ObjectKey } from '../workspace/workspace';
import type { Analysis, Member } from './analysis';

/**
 * What a matrix is asked for. `namespaces`: only these, all when empty. `words`: only workloads that hold them all in
 * kind, name or labels. `port`: only this one counts. `policy`: only workloads it selects, and whoever they may talk to.
 * `unfolded` and `folded` are the namespaces a person opened or closed; of the others all are folded where there are more
 * than `most` workloads.
 */
export interface MatrixQuestion {
  readonly namespaces: readonly string[];
  readonly words: string;
  readonly port: { readonly protocol: Protocol; readonly number: number } | undefined;
  readonly policy: ObjectKey | undefined;
  readonly unfolded: readonly string[];
  readonly folded: readonly string[];
  readonly most: number;
}

/** A row and a column: a workload, a namespace folded to one line, or all addresses outside. */
export interface MatrixLine {
  readonly type: 'workload' | 'namespace' | 'outside';
  readonly namespace: string;
  readonly kind: string;
  readonly name: string;
  readonly workloads: number;
  /** Whether policies isolate it: all its pods, some, or none. */
  readonly ingress: Isolation;
  readonly egress: Isolation;
}
export type Isolation = 'all' | 'some' | 'none';

/** `mixed`: some of those that stand behind the two lines may, on some ports; `self`: the two are one. */
export type CellState = 'allowed' | 'ports' | 'depends' | 'denied' | 'mixed' | 'self';

export interface Matrix {
  readonly lines: readonly MatrixLine[];
  /** State of row × column, row by row. */
  readonly states: readonly CellState[];
  /** The ports of a cell by its place, where its state is `ports` or `depends` and they are the same for all behind it. */
  readonly ports: ReadonlyMap<number, PortSet>;
  /** All namespaces with workloads, for choosing. */
  readonly namespaces: readonly string[];
  /** Workloads that the filters left out. */
  readonly hidden: number;
}

interface Line extends MatrixLine {
  readonly members: readonly Member[];
}

/** Who may connect to whom, as rows that connect to columns. */
export function matrixOf(analysis: Analysis, question: MatrixQuestion): Matrix {
  const shown = shownMembers(analysis, question);
  const lines = linesOf(analysis, shown, question);
  const pairs = pairReader(analysis, question.port);
  const ports = new Map<number, PortSet>();
  const states = lines.flatMap((from, row) =>
    lines.map((to, column): CellState => {
      if (row === column && from.type !== 'namespace') return 'self';
      const cell = cellOf(pairs, from, to);
      if (cell.ports !== undefined) ports.set(row * lines.length + column, cell.ports);
      return cell.state;
    }),
  );
  return {
    lines: lines.map(({ members: _, ...line }) => line),
    states,
    ports,
    namespaces: [...new Set(analysis.members.map(({ workload }) => workload.namespace))],
    hidden: analysis.members.length - shown.length,
  };
}

/** The workloads that the filters leave. */
export function shownMembers(
  analysis: Analysis,
  { namespaces, words, policy }: Pick<MatrixQuestion, 'namespaces' | 'words' | 'policy'>,
): readonly Member[] {
  const wanted = words.toLowerCase().split(/\s+/).filter(Boolean);
  const holds = ({ workload }: Member): boolean => {
    if (namespaces.length > 0 && !namespaces.includes(workload.namespace)) return false;
    if (wanted.length === 0) return true;
    const labels = workload.pods.flatMap((pod) => [...pod.labels].map(([key, value]) => `${key}=${value}`));
    const text = [workload.kind, `${workload.namespace}/${workload.name}`, ...labels].join(' ').toLowerCase();
    return wanted.every((word) => text.includes(word));
  };
  const found = analysis.members.filter(holds);
  if (policy === undefined) return found;
  const place = analysis.situation.policies.findIndex(({ object }) => object === policy);
  const isSubject = ({ classes }: Member): boolean =>
    classes.some((at) =>
      (['ingress', 'egress'] as const).some((direction) => analysis.reach.isolating[direction][at]?.includes(place)),
    );
  const subjects = found.filter(isSubject);
  const meets = (one: Member): boolean =>
    subjects.some((subject) => one === subject || passes(analysis, one, subject) || passes(analysis, subject, one));
  return found.filter(meets);
}

function passes({ reach }: Analysis, from: Member, to: Member): boolean {
  return from.classes.some((source) => to.classes.some((target) => between(reach, source, target).perhaps !== 0));
}

function linesOf(analysis: Analysis, members: readonly Member[], { unfolded, folded, most }: MatrixQuestion): readonly Line[] {
  const lines: Line[] = [];
  const byNamespace = new Map<string, Member[]>();
  for (const member of members) {
    const own = byNamespace.get(member.workload.namespace);
    if (own === undefined) byNamespace.set(member.workload.namespace, [member]);
    else own.push(member);
  }
  for (const [namespace, own] of byNamespace) {
    const isFolded = folded.includes(namespace) || (members.length > most && !unfolded.includes(namespace));
    if (isFolded && own.length > 1)
      lines.push({ type: 'namespace', namespace, kind: '', name: namespace, ...about(analysis, own) });
    else {
      for (const member of own) {
        const { kind, name } = member.workload;
        lines.push({ type: 'workload', namespace, kind, name, ...about(analysis, [member]) });
      }
    }
  }
  return [
    ...lines,
    { type: 'outside', namespace: '', kind: '', name: '', workloads: 0, ingress: 'none', egress: 'none', members: [] },
  ];
}

function about(analysis: Analysis, members: readonly Member[]): Pick<Line, 'workloads' | 'ingress' | 'egress' | 'members'> {
  return {
    workloads: members.length,
    ingress: isolationOf(analysis, members, 'ingress'),
    egress: isolationOf(analysis, members, 'egress'),
    members,
  };
}

/** Whether policies isolate workloads in a direction. */
export function isolationOf({ reach }: Analysis, members: readonly Member[], direction: Direction): Isolation {
  const isolated = members.flatMap(({ classes }) => classes.map((at) => (reach.isolating[direction][at] ?? []).length > 0));
  if (isolated.every(Boolean)) return isolated.length === 0 ? 'none' : 'all';
  return isolated.some(Boolean) ? 'some' : 'none';
}

/** What passes for a pair of workloads, or one and the addresses outside. What is the same is the same object. */
interface Passed {
  readonly sure: PortSet;
  readonly perhaps: PortSet;
  /** It is not the same for all their pods, or for all addresses. */
  readonly partly: boolean;
}

/** Workloads whose pods are in the same classes have everything in common: they are gone through once. */
interface Kind {
  readonly number: number;
  readonly member: Member;
  readonly isOne: boolean;
}
interface PairReader {
  kindsOf(members: readonly Member[]): readonly Kind[];
  between(from: Kind, to: Kind): Passed;
  outside(kind: Kind, direction: Direction): Passed;
}

/** Reads what passes between workloads, each kind of pair once. */
export function pairReader({ reach }: Analysis, port: MatrixQuestion['port']): PairReader {
  const { pool } = reach;
  const narrowed = (ports: PortSet): PortSet =>
    port === undefined ? ports : holdsPort(ports, port.protocol, port.number) ? ALL_PORTS : NO_PORTS;
  const numbers = new Map<string, number>();
  const known = new Map<number, Passed>();
  const passed = new Map<string, Passed>();
  const one = (sure: PortSet, perhaps: PortSet, partly: boolean): Passed => {
    const [surely, maybe] = [narrowed(sure), narrowed(perhaps)];
    const key = `${pool.idOf(surely)} ${pool.idOf(maybe)} ${partly}`;
    const before = passed.get(key);
    if (before !== undefined) return before;
    const made = { sure: surely, perhaps: maybe, partly };
    passed.set(key, made);
    return made;
  };
  const remembered = (key: number, make: () => Passed): Passed => {
    const before = known.get(key);
    if (before !== undefined) return before;
    const made = make();
    known.set(key, made);
    return made;
  };
  return {
    kindsOf(members) {
      const kinds = new Map<number, Kind>();
      for (const member of members) {
        const key = member.classes.join();
        const number = numbers.get(key) ?? numbers.size;
        numbers.set(key, number);
        kinds.set(number, { number, member, isOne: !kinds.has(number) });
      }
      return [...kinds.values()];
    },
    between: (from, to) =>
      // Above zero: below are the addresses.
      remembered(from.number * 2 ** 24 + to.number, () => {
        let sure: number | undefined;
        let perhaps = 0;
        const different = new Set<string>();
        for (const source of from.member.classes) {
          for (const target of to.member.classes) {
            const pair = between(reach, source, target);
            sure = sure === undefined ? pair.sure : pool.intersect(sure, pair.sure);
            perhaps = pool.union(perhaps, pair.perhaps);
            different.add(`${pair.sure} ${pair.perhaps}`);
          }
        }
        return one(pool.portsOf(sure ?? 0), pool.portsOf(perhaps), different.size > 1);
      }),
    outside: (kind, direction) =>
      remembered(-1 - (kind.number * 2 + (direction === 'ingress' ? 0 : 1)), () => {
        const found = kind.member.classes.map((at) => addressesOf(reach, direction, at, narrowed));
        const some = found.reduce((sum, { perhaps }) => unionPorts(sum, perhaps), NO_PORTS);
        const [first] = found;
        const alike =
          first !== undefined && found.every((each) => equalPorts(each.sure, first.sure) && each.partly === first.partly);
        return alike ? one(first.sure, some, first.partly) : one(NO_PORTS, some, true);
      }),
  };
}

/** What passes between a class and all addresses: surely for each of them, perhaps for some. */
function addressesOf(reach: Analysis['reach'], direction: Direction, at: number, narrowed: (ports: PortSet) => PortSet): Passed {
  const slices = (reach.rows[direction][at]?.addresses ?? [])
    .map(({ ports, addresses }) => ({ ports: narrowed(reach.pool.portsOf(ports)), addresses }))
    .filter(({ ports }) => !isNoPorts(ports));
  const some = slices.reduce((sum, { ports }) => unionPorts(sum, ports), NO_PORTS);
  // Narrowed to one port, several slices may have become one.
  const holding = slices.reduce((sum, { addresses }) => unionAddresses(sum, addresses), NO_ADDRESSES);
  const [first] = slices;
  const isWhole =
    first !== undefined && slices.every(({ ports }) => equalPorts(ports, first.ports)) && sameAddresses(holding, ALL_ADDRESSES);
  return { sure: isWhole ? first.ports : NO_PORTS, perhaps: some, partly: !isWhole && slices.length > 0 };
}

/** The state of what passes. */
export function stateOf({ sure, perhaps, partly }: Passed): Exclude<CellState, 'self'> {
  if (isAllPorts(sure)) return 'allowed';
  if (isNoPorts(perhaps)) return 'denied';
  if (partly) return 'mixed';
  return isNoPorts(sure) ? 'depends' : 'ports';
}

function cellOf(pairs: PairReader, from: Line, to: Line): { readonly state: CellState; readonly ports: PortSet | undefined } {
  const [first, ...others] = passedIn(pairs, from, to);
  // A namespace with one workload has nobody else in it to connect to.
  if (first === undefined) return { state: 'self', ports: undefined };
  const state = stateOf(first);
  if (others.length > 0) {
    const same = others.every((one) => stateOf(one) === state) && (state === 'allowed' || state === 'denied');
    return { state: same ? state : 'mixed', ports: undefined };
  }
  return { state, ports: state === 'ports' ? first.sure : state === 'depends' ? first.perhaps : undefined };
}

/** What passes for the pairs behind a cell, each different answer once. */
function passedIn(pairs: PairReader, from: Line, to: Line): ReadonlySet<Passed> {
  const passed = new Set<Passed>();
  if (from.type === 'outside') for (const kind of pairs.kindsOf(to.members)) passed.add(pairs.outside(kind, 'ingress'));
  else if (to.type === 'outside') for (const kind of pairs.kindsOf(from.members)) passed.add(pairs.outside(kind, 'egress'));
  else {
    const [sources, targets] = [pairs.kindsOf(from.members), pairs.kindsOf(to.members)];
    for (const source of sources) {
      for (const target of targets) {
        if (from === to && source.number === target.number && source.isOne) continue;
        passed.add(pairs.between(source, target));
      }
    }
  }
  return passed;
}
