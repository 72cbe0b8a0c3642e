import type { Requirement } from './policy';
import { negated } from './selector';

/** A requirement on the labels of a pod or of its namespace. */
export interface Literal {
  readonly on: 'pod' | 'namespace';
  readonly requirement: Requirement;
}

/** What labels must fulfil: every literal of `all`, and of each of `none` at least one literal must fail. */
export interface Conditions {
  readonly all: readonly Literal[];
  readonly none: readonly (readonly Literal[])[];
}

/** Steps a search may still take. Shared by the searches of one picture, so that their sum is bounded. */
export interface Budget {
  steps: number;
}

/** The values a label may still take: `absent`, and those of `only` (or any) but not of `but`. */
interface Domain {
  readonly absent: boolean;
  readonly only: ReadonlySet<string> | undefined;
  readonly but: ReadonlySet<string>;
}
type Domains = ReadonlyMap<string, Domain>;

const ANY: Domain = { absent: true, only: undefined, but: new Set() };

/** Conditions as far as they follow from themselves, to be asked about more. */
export interface Prepared {
  readonly domains: Domains;
  readonly open: readonly (readonly Literal[])[];
}

/** Works conditions out as far as they go without trying; undefined when nothing fulfils them. */
export function prepare(conditions: Conditions, budget: Budget): Prepared | undefined {
  const domains = new Map<string, Domain>();
  for (const literal of conditions.all) if (!assert(domains, literal)) return undefined;
  const open = settle(domains, conditions.none.map(failing), budget);
  return open && { domains, open };
}

/**
 * Whether some labels fulfil prepared conditions and more: a search over the values that occur, each key also absent
 * or with another value. `undecided` when the budget ran out; never a guess.
 */
export function satisfiable(prepared: Prepared, more: Conditions, budget: Budget): boolean | 'undecided' {
  for (const literal of more.all) if (!isPossible(prepared.domains, literal)) return false;
  const domains = new Map(prepared.domains);
  for (const literal of more.all) if (!assert(domains, literal)) return false;
  return search(domains, [...prepared.open, ...more.none.map(failing)], budget);
}

// "None of these" is, for each, "one of its requirements fails".
function failing(literals: readonly Literal[]): readonly Literal[] {
  return literals.map(({ on, requirement }): Literal => ({ on, requirement: negated(requirement) }));
}

function search(domains: Map<string, Domain>, clauses: readonly (readonly Literal[])[], budget: Budget): boolean | 'undecided' {
  const open = settle(domains, clauses, budget);
  if (!open) return false;
  const [first] = open;
  if (!first) return true;
  if (budget.steps < 0) return 'undecided';
  const shortest = open.reduce((a, b) => (b.length < a.length ? b : a), first);
  let undecided = false;
  for (const literal of shortest) {
    const narrowed = new Map(domains);
    const found = assert(narrowed, literal) ? search(narrowed, open, budget) : false;
    if (found === true) return true;
    if (found === 'undecided') undecided = true;
  }
  return undecided ? 'undecided' : false;
}

/** Asserts every clause with one way left, until none is; the clauses still open, or undefined when one cannot hold. */
function settle(
  domains: Map<string, Domain>,
  clauses: readonly (readonly Literal[])[],
  budget: Budget,
): readonly (readonly Literal[])[] | undefined {
  let open = clauses;
  for (let settled = false; !settled; ) {
    settled = true;
    budget.steps -= 1 + open.length;
    const left: (readonly Literal[])[] = [];
    for (const clause of open) {
      if (clause.some((literal) => isImplied(domains, literal))) continue;
      const possible = clause.filter((literal) => isPossible(domains, literal));
      const [only, more] = possible;
      if (!only) return undefined;
      if (more) left.push(possible);
      else {
        assert(domains, only);
        settled = false;
      }
    }
    open = left;
  }
  return open;
}

function nameOf({ on, requirement }: Literal): string {
  return `${on} ${requirement.key}`;
}

function isPossible(domains: Domains, literal: Literal): boolean {
  return meets(domains.get(nameOf(literal)) ?? ANY, domainOf(literal.requirement));
}

function isImplied(domains: Domains, literal: Literal): boolean {
  const known = domains.get(nameOf(literal));
  return known !== undefined && !meets(known, domainOf(negated(literal.requirement)));
}

/** Narrows the domains to what fulfils a literal. False when nothing does. */
function assert(domains: Map<string, Domain>, literal: Literal): boolean {
  const domain = meet(domains.get(nameOf(literal)) ?? ANY, domainOf(literal.requirement));
  domains.set(nameOf(literal), domain);
  return !isEmpty(domain);
}

function isEmpty({ absent, only }: Domain): boolean {
  return !absent && only?.size === 0;
}

/** Whether two domains share a value, without building what they share: this is asked most often. */
function meets(a: Domain, b: Domain): boolean {
  if (a.absent && b.absent) return true;
  const [few, other] = a.only ? [a, b] : [b, a];
  // Values are without number: two domains that only leave some out always share one.
  if (!few.only) return true;
  for (const value of few.only)
    if (!few.but.has(value) && !other.but.has(value) && (!other.only || other.only.has(value))) return true;
  return false;
}

// Requirements are compared again and again while a picture is worked out; their domains are built once.
const built = new WeakMap<Requirement, Domain>();

function domainOf(requirement: Requirement): Domain {
  const known = built.get(requirement);
  if (known) return known;
  const domain = buildDomain(requirement);
  built.set(requirement, domain);
  return domain;
}

function buildDomain(requirement: Requirement): Domain {
  switch (requirement.operator) {
    case 'Equals':
      return { absent: false, only: new Set([requirement.value]), but: new Set() };
    case 'In':
      return { absent: false, only: new Set(requirement.values), but: new Set() };
    case 'NotIn':
      return { absent: true, only: undefined, but: new Set(requirement.values) };
    case 'Exists':
      return { absent: false, only: undefined, but: new Set() };
    case 'DoesNotExist':
      return { absent: true, only: new Set(), but: new Set() };
  }
}

function meet(a: Domain, b: Domain): Domain {
  const but = new Set([...a.but, ...b.but]);
  const kept = a.only && b.only ? [...a.only].filter((value) => b.only?.has(value)) : [...(a.only ?? b.only ?? [])];
  const only = a.only || b.only ? new Set(kept.filter((value) => !but.has(value))) : undefined;
  return { absent: a.absent && b.absent, only, but };
}
