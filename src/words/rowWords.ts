import type { CoveredRow, DirectionOfPolicy, Policy } from '../engine';
import { type ConditionalPorts, conditionalPorts, isWholeWords } from './conditionWords';
import { type RowText, rowName, rowPeer, rowText } from './rowText';
import { dnsWords, ignoredWords, isDnsRow, stateWords, unreadableParts } from './stateWords';

/** What a row of the canvas says. */
export interface RowWords {
  readonly title: string;
  /** The title is text as Kubernetes writes it: a selector, a name, a CIDR. */
  readonly mono: boolean;
  /** A second line led by an AND tag: the peer's other selector. */
  readonly and: string | undefined;
  /** A quiet second line: what the title leaves out, or what the state hangs on. */
  readonly detail: string | undefined;
  /** Which rules allow it, where several policies are shown together. */
  readonly by?: string;
  /** The 1-based number of the row's rule, when two rows of its group would read the same. */
  readonly ruleMark: number | undefined;
  /** `allowed`, `allowed on TCP 80, TCP 443`, `depends`, `denied`, `nobody left`, `unknown`, `ignored: …`. */
  readonly state: string;
  /** The row as a screen reader hears it and scripts find it: `app=a (rule 2), allowed on TCP 443`. */
  readonly accessibleName: string;
}

/** Ports as a second line tells them, where TCP needs no mention: `80`, `UDP 53`; nothing for every port. */
function quietPorts(ports: readonly string[]): string {
  return ports.some(isWholeWords) ? '' : ports.join(', ').replaceAll(/\bTCP (?!port)/g, '');
}

function dependsDetail(shares: readonly ConditionalPorts[]): string {
  const [first, second, ...more] = shares.map(({ ports, when }) => [quietPorts(ports), `when ${when}`].join(' ').trim());
  if (first === undefined) return 'on labels';
  if (second === undefined) return first;
  return more.length === 0 ? `${first}; ${second}` : `${first}; ${more.length + 1} more cases`;
}

function moreDetail(shares: readonly ConditionalPorts[]): string {
  const [first, second, ...more] = shares.map(({ when }) => when);
  if (first === undefined) return 'more depends';
  if (second === undefined) return `more when ${first}`;
  return more.length === 0 ? `more when ${first}, or when ${second}` : `more when ${first}, or in ${more.length + 1} other cases`;
}

function readable(direction: DirectionOfPolicy, row: CoveredRow): boolean {
  const rule = ruleOf(row);
  return (
    rowPeer(direction, row)?.type !== 'unreadable' && (rule === undefined || direction.rules[rule]?.unreadable === undefined)
  );
}

function stateDetail(policy: Policy, row: CoveredRow, text: RowText): string | undefined {
  const direction = policy[row.direction];
  const shares = () => conditionalPorts(policy, row, false);
  switch (row.state) {
    case 'ignored':
      return ignoredWords(row.direction);
    case 'unknown':
      // What cannot be read itself tells its own reason already.
      return text.note === undefined || readable(direction, row)
        ? unreadableParts(policy, row.direction)[0]?.words.replace(/\.$/, '')
        : undefined;
    case 'depends':
      return row.undecided ? 'not decided: too many combinations' : dependsDetail(shares());
    case 'allowed':
    case 'ports':
    case 'denied':
      return row.moreDepends ? moreDetail(shares()) : undefined;
    case 'nobody':
      return undefined;
  }
}

function dnsDetail(policy: Policy, row: CoveredRow): string | undefined {
  const told = row.state === 'allowed' || row.state === 'ports' || row.state === 'denied';
  return told && isDnsRow(row) && policy[row.direction].isolated === true ? dnsWords(row.must) : undefined;
}

/** The rows that stand in one group and read the same, by what they read as. */
type Twins = ReadonlyMap<string, readonly CoveredRow[]>;

function twinKey(row: CoveredRow, name: string): string {
  return `${row.direction} ${row.group} ${name}`;
}

function twinsOf(policy: Policy, rows: readonly CoveredRow[]): Twins {
  const twins = new Map<string, CoveredRow[]>();
  for (const row of rows) {
    const key = twinKey(row, rowName(rowText(policy, row)));
    const same = twins.get(key);
    if (same === undefined) twins.set(key, [row]);
    else same.push(row);
  }
  return twins;
}

function ruleOf({ subject }: CoveredRow): number | undefined {
  return subject.type === 'peer' || subject.type === 'anyone' ? subject.rule : undefined;
}

/** Tells rows of a group apart that would read the same: by their rule, within one rule by the peer too. */
function mark(twins: readonly CoveredRow[], row: CoveredRow): { readonly rule: number; readonly words: string } | undefined {
  const rule = ruleOf(row);
  if (rule === undefined || twins.length < 2) return undefined;
  const inRule = twins.filter((twin) => ruleOf(twin) === rule).length;
  const peer = row.subject.type === 'peer' && inRule > 1 ? `, peer ${row.subject.peer + 1}` : '';
  return { rule: rule + 1, words: ` (rule ${rule + 1}${peer})` };
}

function wordsOf(policy: Policy, twins: Twins, row: CoveredRow): RowWords {
  const text = rowText(policy, row);
  const name = rowName(text);
  const marked = mark(twins.get(twinKey(row, name)) ?? [], row);
  const state = stateWords(row);
  const details = [text.note, dnsDetail(policy, row), stateDetail(policy, row, text)].filter((detail) => detail !== undefined);
  return {
    title: text.title,
    mono: text.mono,
    and: text.and,
    detail: details.length === 0 ? undefined : details.join('; '),
    ruleMark: marked?.rule,
    state,
    accessibleName: `${name}${marked?.words ?? ''}, ${state}`,
  };
}

/** A row in words. `rows` are all rows of the row's direction, to tell those apart that would read the same. */
export function rowWords(policy: Policy, rows: readonly CoveredRow[], row: CoveredRow): RowWords {
  return wordsOf(policy, twinsOf(policy, rows), row);
}

/** All rows of a direction in words, in their order: what a canvas needs, at a cost that grows with the rows only. */
export function allRowWords(policy: Policy, rows: readonly CoveredRow[]): readonly RowWords[] {
  const twins = twinsOf(policy, rows);
  return rows.map((row) => wordsOf(policy, twins, row));
}
