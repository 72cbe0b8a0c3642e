import { negated } from './selector';
import type { Requirement } from './policy';

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

/**
 * Whether some labels fulfil conditions: a search over the values that occur, each key also absent or with another
 * value. `undecided` when the budget ran out; never a guess.
 */
export function satisfiable(conditions: Conditions, budget: Budget): boolean | 'undecided' {
  let domains: Domains = new Map();
  for (const literal of conditions.all) {
    const narrowed = narrow(domains, literal);
    if (!narrowed) return false;
    domains = narrowed;
  }
  // "None of these" is, for each, "one of its requirements fails".
  const clauses = conditions.none.map((literals) => literals.map(({ on, requirement }): Literal => ({ on, requirement: negated(requirement) })));
  return search(domains, clauses, budget);
}

function search(start: Domains, clauses: readonly (readonly Literal[])[], budget: Budget): boolean | 'undecided' {
  let domains = start;
  let open = clauses;
  for (;;) {
    budget.steps -= 1 + open.length;
    if (budget.steps < 0) return 'undecided';
    const left: (readonly Literal[])[] = [];
    let single: Literal | undefined;
    for (const clause of open) {
      if (clause.some((literal) => implied(domains, literal))) continue;
      const possible = clause.filter((literal) => narrow(domains, literal) !== undefined);
      if (possible.length === 0) return false;
      if (possible.length === 1) single ??= possible[0];
      left.push(possible);
    }
    if (left.length === 0) return true;
    open = left;
    if (!single) break;
    domains = narrow(domains, single) ?? domains;
  }
  const shortest = open.reduce((a, b) => (b.length < a.length ? b : a));
  let undecided = false;
  for (const literal of shortest) {
    const narrowed = narrow(domains, literal);
    const found = narrowed ? search(narrowed, open, budget) : false;
    if (found === true) return true;
    if (found === 'undecided') undecided = true;
  }
  return undecided ? 'undecided' : false;
}

function implied(domains: Domains, literal: Literal): boolean {
  return narrow(domains, { on: literal.on, requirement: negated(literal.requirement) }) === undefined;
}

function narrow(domains: Domains, { on, requirement }: Literal): Domains | undefined {
  const key = `${on} ${requirement.key}`;
  const domain = meet(domains.get(key) ?? ANY, domainOf(requirement));
  if (!domain.absent && domain.only?.size === 0) return undefined;
  return new Map(domains).set(key, domain);
}

function domainOf(requirement: Requirement): Domain {
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
