import {
  ANY_VALUE,
  commonValues,
  hasValue,
  isNoValue,
  type LabelValue,
  type LabelValues,
  otherValues,
  valuesHold,
  valuesMeet,
} from './labelValues';

/** A condition on one label: its value (or absence) is one of `values`. `label` names the key and whose label it is. */
export interface Literal {
  readonly label: string;
  readonly values: LabelValues;
}

/** What is known of labels: those that are not listed may have any value. No listed set is empty. */
export type Domains = ReadonlyMap<string, LabelValues>;

/** One of its literals must hold. */
export type Clause = readonly Literal[];

/** Steps that searches may still take together: about one for each literal looked at. */
export interface Budget {
  steps: number;
}

/** Steps that one search may take of its budget, so that one hard row does not leave the others without an answer. */
const STEPS_OF_ONE_SEARCH = 20_000;

/** Domains in which every literal holds as well; undefined when no labels are left. */
export function narrowed(domains: Domains, literals: readonly Literal[]): Domains | undefined {
  const narrow = new Map(domains);
  return literals.every((literal) => assume(narrow, literal)) ? narrow : undefined;
}

/** Whether a literal may hold, and whether it must. */
export function isPossible(domains: Domains, { label, values }: Literal): boolean {
  return valuesMeet(domains.get(label) ?? ANY_VALUE, values);
}

export function isImplied(domains: Domains, { label, values }: Literal): boolean {
  return valuesHold(values, domains.get(label) ?? ANY_VALUE);
}

/** The clause that says: not all of these. */
export function notAll(literals: readonly Literal[]): Clause {
  return literals.map(({ label, values }) => ({ label, values: otherValues(values) }));
}

function assume(domains: Map<string, LabelValues>, { label, values }: Literal): boolean {
  const common = commonValues(domains.get(label) ?? ANY_VALUE, values);
  domains.set(label, common);
  return !isNoValue(common);
}

/** What clauses say of the domains at once, and the clauses that still need a choice; false when they cannot all hold. */
export function settled(
  domains: Domains,
  clauses: readonly Clause[],
): { readonly domains: Domains; readonly clauses: readonly Clause[] } | false {
  const narrow = new Map(domains);
  const open = propagate(narrow, clauses, { steps: Number.POSITIVE_INFINITY });
  return open === false || open === 'undecided' ? false : { domains: narrow, clauses: open };
}

/**
 * Whether some labels fulfil the domains and every clause: unit propagation, then cases on the shortest clause.
 * `undecided` when the steps ran out; never a guess.
 */
export function isSatisfiable(domains: Domains, clauses: readonly Clause[], budget: Budget): boolean | 'undecided' {
  if (clauses.length === 0) return true;
  const allowance = Math.min(budget.steps, STEPS_OF_ONE_SEARCH);
  const own: Budget = { steps: allowance };
  const found = search(new Map(domains), clauses, own);
  budget.steps -= allowance - own.steps;
  return found;
}

function search(domains: Map<string, LabelValues>, clauses: readonly Clause[], budget: Budget): boolean | 'undecided' {
  const open = propagate(domains, clauses, budget);
  if (open === false || open === 'undecided') return open;
  const [first] = open;
  if (first === undefined) return true;
  if (GUESSES.some((guess) => isFulfilledBy(domains, open, guess, budget))) return true;
  const shortest = open.reduce((best, clause) => (clause.length < best.length ? clause : best), first);
  // A literal that leaves all but a few values is the likeliest to go with the other clauses.
  const cases = [...shortest].sort((a, b) => Number(b.values.negated) - Number(a.values.negated));
  const rest = open.filter((clause) => clause !== shortest);
  const failed = new Map(domains);
  for (const literal of cases) {
    const held = new Map(failed);
    if (assume(held, literal)) {
      const found = search(held, rest, budget);
      if (found !== false) return found;
    }
    // The cases that follow need not try again what this one has shown to fail.
    if (!assume(failed, { label: literal.label, values: otherValues(literal.values) })) return false;
  }
  return false;
}

/** A value that no selector names: label values hold no control characters. */
const UNNAMED = '\u0000';
/** Most selectors name values, so labels with other values, or without any, mostly fulfil what is asked at once. */
const GUESSES: readonly LabelValue[] = [UNNAMED, undefined];

/** Whether labels that have the guessed value wherever they may, and any other of their values elsewhere, fulfil all clauses. */
function isFulfilledBy(domains: Domains, clauses: readonly Clause[], guess: LabelValue, budget: Budget): boolean {
  const chosen = (label: string): LabelValue => {
    const domain = domains.get(label) ?? ANY_VALUE;
    if (hasValue(domain, guess)) return guess;
    return domain.negated ? UNNAMED : domain.values.values().next().value;
  };
  budget.steps -= clauses.length;
  return clauses.every((clause) => clause.some(({ label, values }) => hasValue(values, chosen(label))));
}

/** Narrows the domains by clauses of which one literal is left; answers the clauses that still need a choice. */
function propagate(
  domains: Map<string, LabelValues>,
  clauses: readonly Clause[],
  budget: Budget,
): readonly Clause[] | false | 'undecided' {
  let open = clauses;
  for (let changed = true; changed; ) {
    changed = false;
    const left: Clause[] = [];
    for (const clause of open) {
      budget.steps -= clause.length;
      if (budget.steps < 0) return 'undecided';
      if (clause.some((literal) => isImplied(domains, literal))) continue;
      const possible = clause.filter((literal) => isPossible(domains, literal));
      const [only, ...others] = possible;
      if (only === undefined) return false;
      if (others.length > 0) left.push(possible);
      else {
        assume(domains, only);
        changed = true;
      }
    }
    open = left;
  }
  return open;
}
