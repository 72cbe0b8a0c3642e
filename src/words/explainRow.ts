import type { CoveredRow, Policy, Rule } from '../engine';
import type { Path } from '../text';
import { explainDepends, explainMore } from './explainDepends';
import { type ExplainLine, explainLine } from './explainLine';
import { isolationWords } from './isolationWords';
import { ownNamespace, peerPhrase, subjectShort } from './peerWords';
import { portsWords } from './portsWords';
import { rowPeer, rowText } from './rowText';
import { capitalised, label, ordinal, plain, type Sentence, sentence, strong } from './segment';
import { isDnsRow, stateVerb, unreadableParts } from './stateWords';

/** What a row means in full: the verdict first, then what decides it. */
export interface RowExplanation {
  readonly heading: Sentence;
  readonly lines: readonly ExplainLine[];
}

/** More deciding rules than these are counted. */
const SHOWN_RULES = 6;

function heading(policy: Policy, row: CoveredRow): Sentence {
  const { title, mono, and } = rowText(policy, row);
  return sentence(mono ? label(title) : strong(title), and === undefined ? '' : ` AND ${and}`, stateVerb(row));
}

/** Whom a row means, in the middle of a sentence. */
function whom(policy: Policy, row: CoveredRow): Sentence {
  if (isDnsRow(row)) return sentence('the cluster’s DNS');
  const peer = rowPeer(policy[row.direction], row);
  if (peer !== undefined) return peerPhrase(peer, ownNamespace(policy));
  const other = row.subject.type === 'fixed' && row.subject.other ? 'any other' : 'any';
  switch (row.group) {
    case 'anyone':
      return sentence('anyone, also outside the cluster,');
    case 'outside':
      return sentence(`${other} address outside the cluster`);
    case 'namespace':
      return sentence(`${other} pod in `, ownNamespace(policy));
    case 'cluster':
      return sentence(`${other} pod in other namespaces`);
  }
}

function verdict(policy: Policy, row: CoveredRow): ExplainLine {
  const [from, to] =
    row.direction === 'ingress' ? [whom(policy, row), subjectShort(policy)] : [subjectShort(policy), whom(policy, row)];
  const ports = row.state === 'ports' || isDnsRow(row) ? portsWords(row.must) : 'every port';
  const on = ports === 'every port' ? plain(ports) : label(ports);
  return explainLine(sentence(capitalised(from), ' may connect to ', to, ' on ', on, '.'));
}

function decidedBy(row: CoveredRow, rule: Rule, index: number): { readonly text: Sentence; readonly path: Path } {
  const number = `rule ${index + 1}`;
  if (rule.peers === 'anyone') {
    const side = row.direction === 'ingress' ? 'source' : 'destination';
    return { text: sentence(`${number} names no ${side}, so it means everyone`), path: rule.origin };
  }
  const own = row.subject.type === 'peer' && row.subject.rule === index ? row.subject.peer : undefined;
  const peer = own === undefined ? undefined : rule.peers[own];
  if (own === undefined || peer === undefined) return { text: sentence(number), path: rule.origin };
  return { text: sentence(`${number}, ${ordinal(own, 'peer')}`), path: peer.origin };
}

function deciding(policy: Policy, row: CoveredRow): readonly ExplainLine[] {
  const lines = row.openedBy.slice(0, SHOWN_RULES).flatMap((index) => {
    const rule = policy[row.direction].rules[index];
    if (rule === undefined) return [];
    const { text, path } = decidedBy(row, rule, index);
    const ports = row.openedBy.length > 1 && rule.ports !== 'unreadable' ? [label(portsWords(rule.ports)), plain(': ')] : [];
    return [explainLine(sentence(ports, text), path, 'Decided by')];
  });
  const more = row.openedBy.length - SHOWN_RULES;
  return more > 0 ? [...lines, explainLine(`${more} more ${more === 1 ? 'rule' : 'rules'}`, undefined, 'Decided by')] : lines;
}

function isolation(policy: Policy, row: CoveredRow): ExplainLine {
  const { words, path } = isolationWords(policy, row.direction);
  return explainLine(words, path);
}

function explainAllowed(policy: Policy, row: CoveredRow): readonly ExplainLine[] {
  if (policy[row.direction].isolated === false) return [isolation(policy, row)];
  const lines = [verdict(policy, row), ...deciding(policy, row)];
  if (row.moreDepends) return [...lines, ...explainMore(policy, row)];
  if (row.state !== 'ports') return lines;
  if (isDnsRow(row)) return [...lines, explainLine('Names need both UDP 53 and TCP 53: long answers come over TCP.')];
  return [
    ...lines,
    explainLine(row.direction === 'ingress' ? 'No rule opens another port to them.' : 'No rule opens another port of theirs.'),
  ];
}

function explainDenied(policy: Policy, row: CoveredRow): readonly ExplainLine[] {
  const { rules } = policy[row.direction];
  if (rules.length === 0) {
    return [
      isolation(policy, row),
      explainLine(
        row.direction === 'ingress' ? 'There is no rule, so nothing gets in.' : 'There is no rule, so nothing gets out.',
      ),
    ];
  }
  if (isDnsRow(row)) {
    const peer = rowPeer(policy[row.direction], row);
    return [
      isolation(policy, row),
      explainLine('No rule opens UDP 53 or TCP 53 to the cluster’s DNS, so names do not resolve.', peer?.origin),
    ];
  }
  return [
    isolation(policy, row),
    explainLine(row.direction === 'ingress' ? 'No rule lets them in.' : 'No rule lets connections out to them.'),
  ];
}

function explainNobody(policy: Policy, row: CoveredRow): readonly ExplainLine[] {
  const peer = rowPeer(policy[row.direction], row);
  if (peer === undefined) return [explainLine('Nobody left: covered by the rows above.')];
  return [
    explainLine(
      peer.type === 'addresses'
        ? 'The excepted ranges leave no address of this block.'
        : 'No pod can have labels that fulfil all of this at once, so this peer means nobody.',
      peer.origin,
    ),
  ];
}

/** At most this many unreadable places are told. */
const SHOWN_PLACES = 4;

function explainUnknown(policy: Policy, row: CoveredRow): readonly ExplainLine[] {
  const parts = unreadableParts(policy, row.direction);
  const sure = portsWords(row.must);
  return [
    ...(sure === 'no port' ? [] : [explainLine(sentence(label(sure)), undefined, 'Sure'), ...deciding(policy, row)]),
    ...parts.slice(0, SHOWN_PLACES).map(({ words, path }) => explainLine(words, path)),
    explainLine(
      parts.length === 0
        ? 'A part of this policy cannot be read.'
        : 'What stands there could open this or not, so nothing is claimed.',
    ),
  ];
}

function explainIgnored(policy: Policy, row: CoveredRow): readonly ExplainLine[] {
  const rule =
    row.subject.type === 'peer' || row.subject.type === 'anyone' ? policy[row.direction].rules[row.subject.rule] : undefined;
  return [isolation(policy, row), explainLine('So this rule has no effect.', rule?.origin)];
}

/** What the hover card of a row says. */
export function explainRow(policy: Policy, row: CoveredRow): RowExplanation {
  return { heading: heading(policy, row), lines: explainLines(policy, row) };
}

function explainLines(policy: Policy, row: CoveredRow): readonly ExplainLine[] {
  switch (row.state) {
    case 'allowed':
    case 'ports':
      return explainAllowed(policy, row);
    case 'depends':
      return explainDepends(policy, row);
    case 'denied':
      return explainDenied(policy, row);
    case 'nobody':
      return explainNobody(policy, row);
    case 'unknown':
      return explainUnknown(policy, row);
    case 'ignored':
      return explainIgnored(policy, row);
  }
}
