import { type Assumptions, NOTHING_ASSUMED, sameAssumptions } from '../assumptions';
import type { PodEndpoint } from '../decide';
import { parseAddress } from '../ipBlock';
import type { Direction, Policy } from '../policy';
import { portsAtAddress } from './addressSlices';
import { eachBit, hasBit } from './bits';
import { matchPolicy, type PolicyMatch } from './matchPolicy';
import { podClasses, relevanceOf, sameRelevance } from './podClasses';
import { NONE, type PortPool, type PortsId, portPool } from './portPool';
import { openRow, portsAt, type Row, rowOf } from './row';
import { type ClassSelection, classSelection } from './selectClasses';

/** Ports by their numbers in the pool: those that surely pass, and those that surely or perhaps do. */
export interface Passing {
  readonly sure: PortsId;
  readonly perhaps: PortsId;
}

/**
 * Who may connect to whom under all policies together, by classes of pods that no policy tells apart: the source's
 * egress and the destination's ingress both have to let it through. That a pod reaches itself is the asker's to say:
 * here a class asks about another pod of the same class.
 */
export interface Reachability {
  readonly pods: readonly PodEndpoint[];
  readonly policies: readonly Policy[];
  readonly assumptions: Assumptions;
  readonly selection: ClassSelection;
  readonly pool: PortPool;
  /** By class: the places of the policies that isolate it. */
  readonly isolating: Readonly<Record<Direction, readonly (readonly number[])[]>>;
  readonly rows: Readonly<Record<Direction, readonly Row[]>>;
  /** What is kept for the next answer: policies and rows that an edit did not touch. */
  readonly kept: Kept;
}

interface Kept {
  readonly matches: WeakMap<Policy, PolicyMatch>;
  readonly rows: ReadonlyMap<string, Row>;
  readonly numbers: WeakMap<Policy, number>;
}

let lastNumber = 0;

/**
 * Works out who may connect to whom. Policies must be readable (`isReadable`). `before` is an earlier answer: what it
 * knows and the new policies cannot have changed is not worked out again. A policy that is the same object is the same.
 */
export function reachability(
  pods: readonly PodEndpoint[],
  policies: readonly Policy[],
  assumptions: Assumptions = NOTHING_ASSUMED,
  before?: Reachability,
): Reachability {
  const relevance = relevanceOf(policies, assumptions);
  const same =
    before !== undefined &&
    before.pods === pods &&
    sameAssumptions(before.assumptions, assumptions) &&
    sameRelevance(before.selection.classes.relevance, relevance)
      ? before
      : undefined;
  const selection = same?.selection ?? classSelection(podClasses(pods, relevance), assumptions);
  const pool = same?.pool ?? portPool();
  const matches = same?.kept.matches ?? new WeakMap<Policy, PolicyMatch>();
  const numbers = same?.kept.numbers ?? new WeakMap<Policy, number>();
  const matched = policies.map((policy) => {
    const match = matches.get(policy) ?? matchPolicy(policy, selection, assumptions);
    matches.set(policy, match);
    return match;
  });
  const order = policies.map((policy) => {
    const number = numbers.get(policy) ?? ++lastNumber;
    numbers.set(policy, number);
    return number;
  });
  const isolating = { ingress: isolatingBy(matched, selection, 'ingress'), egress: isolatingBy(matched, selection, 'egress') };
  const rows = new Map<string, Row>();
  const open = openRow(selection);
  const sideOf = (direction: Direction): readonly Row[] =>
    selection.classes.example.map((pod, index) => {
      const own = isolating[direction][index] ?? [];
      if (own.length === 0) return open;
      const rules = own.flatMap((place) => matched[place]?.rules[direction] ?? []);
      const named = direction === 'ingress' && rules.some(({ hasNames }) => hasNames);
      const key = `${direction} ${own.map((place) => order[place]).join()} ${named ? namesOf(pod) : ''}`;
      const row = rows.get(key) ?? same?.kept.rows.get(key) ?? rowOf(direction, pod, rules, selection, pool);
      rows.set(key, row);
      return row;
    });
  const sides = { ingress: sideOf('ingress'), egress: sideOf('egress') };
  return { pods, policies, assumptions, selection, pool, isolating, rows: sides, kept: { matches, rows, numbers } };
}

function isolatingBy(
  matched: readonly PolicyMatch[],
  { classes }: ClassSelection,
  direction: Direction,
): readonly (readonly number[])[] {
  const lists = Array.from({ length: classes.count }, (): number[] => []);
  for (const [place, { subjects, rules }] of matched.entries()) {
    if (rules[direction] !== undefined) eachBit(subjects, (at) => lists[at]?.push(place));
  }
  return lists;
}

function namesOf({ ports }: PodEndpoint): string {
  return ports === undefined ? '?' : ports.map(({ name, protocol, number }) => `${name} ${protocol} ${number}`).join();
}

/** Whether the policy at a place selects a class, whichever directions it isolates. */
export function isSelected({ policies, kept }: Reachability, place: number, at: number): boolean {
  const policy = policies[place];
  const match = policy && kept.matches.get(policy);
  return match !== undefined && hasBit(match.subjects, at);
}

/** What passes from one class of pods to another. */
export function between({ rows, pool }: Reachability, from: number, to: number): Passing {
  const [out, into] = [rows.egress[from], rows.ingress[to]];
  if (out === undefined || into === undefined) return { sure: NONE, perhaps: NONE };
  const sure = pool.intersect(portsAt(out.sure, to), portsAt(into.sure, from));
  if (out.sure === out.perhaps && into.sure === into.perhaps) return { sure, perhaps: sure };
  return { sure, perhaps: pool.intersect(portsAt(out.perhaps, to), portsAt(into.perhaps, from)) };
}

/** What one side alone lets through: a class as its subject, and the class at the other end. */
export function sidePassing({ rows }: Reachability, direction: Direction, subject: number, other: number): Passing {
  const row = rows[direction][subject];
  return row === undefined
    ? { sure: NONE, perhaps: NONE }
    : { sure: portsAt(row.sure, other), perhaps: portsAt(row.perhaps, other) };
}

/** What passes between a class and an address outside the cluster: `egress` from the class, `ingress` to it. */
export function betweenAddress({ rows }: Reachability, direction: Direction, at: number, ip: string): PortsId {
  const address = parseAddress(ip);
  const row = rows[direction][at];
  return address === undefined || row === undefined ? NONE : portsAtAddress(row.addresses, address);
}
