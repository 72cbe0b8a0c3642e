import { type CoveredRow, type Direction, isAllPorts, type Policy, type Rule } from '../engine';
import { peerPhrase } from './peerWords';
import { portsWords } from './portsWords';
import { label, listed, listedShort, type Sentence, sentence, strong } from './segment';
import { directionWord, isDnsRow, unreadableParts, unreadIsolation } from './stateWords';

/** A rule tells this many peers, a sentence this many rules; the rest are counted (one too many is told). */
const SHOWN_PEERS = 3;
const SHOWN_RULES = 3;

const EVERYONE: Readonly<Record<Direction, Sentence>> = {
  ingress: sentence(strong('everyone, also from outside the cluster')),
  egress: sentence(strong('everyone, also outside the cluster')),
};

function rulePeers(direction: Direction, rule: Rule, index: number, rows: readonly CoveredRow[]): Sentence {
  if (rule.peers === 'anyone') return EVERYONE[direction];
  const dns = new Set(
    rows.flatMap(({ subject }) => (subject.type === 'peer' && subject.dns && subject.rule === index ? [subject.peer] : [])),
  );
  const phrases = rule.peers.map((peer, at) =>
    dns.has(at) ? sentence('the cluster’s DNS') : peerPhrase(peer, sentence('the same namespace')),
  );
  return listedShort(phrases, SHOWN_PEERS, (count) => `${count} more`);
}

function rulePorts(rule: Rule): Sentence {
  if (rule.ports === 'unreadable') return sentence('ports that cannot be read');
  const words = portsWords(rule.ports);
  return isAllPorts(rule.ports) ? sentence(words) : sentence(label(words));
}

/** Nothing a rule says is sure when something in it cannot be understood. */
const UNREADABLE = 'what a rule that cannot be read allows';

/** `connections from pods labelled app=web in the same namespace, on every port`. */
function onlyRule(direction: Direction, rule: Rule, rows: readonly CoveredRow[]): Sentence {
  if (rule.unreadable !== undefined) return sentence(direction === 'ingress' ? 'accept ' : 'may connect to ', UNREADABLE);
  const peers = rulePeers(direction, rule, 0, rows);
  return sentence(direction === 'ingress' ? 'accept connections from ' : 'may connect to ', peers, ', on ', rulePorts(rule));
}

/** `TCP 443 from everyone; and every port from pods labelled app=web in the same namespace`. */
function severalRules(direction: Direction, rules: readonly Rule[], rows: readonly CoveredRow[]): Sentence {
  const incoming = direction === 'ingress';
  const shown = rules.length <= SHOWN_RULES + 1 ? rules : rules.slice(0, SHOWN_RULES);
  const clauses = shown.map((rule, index) => {
    if (rule.unreadable !== undefined) return sentence(incoming ? '' : 'to ', UNREADABLE);
    const peers = rulePeers(direction, rule, index, rows);
    return incoming ? sentence(rulePorts(rule), ' from ', peers) : sentence('to ', peers, ', on ', rulePorts(rule));
  });
  const more = rules.length - shown.length;
  const all =
    more === 0
      ? clauses
      : [...clauses, sentence(incoming ? `what ${more} more rules allow` : `to what ${more} more rules allow`)];
  return sentence(incoming ? 'accept ' : 'may connect ', listed(all, '; ', '; and '));
}

function isAllowAll(rule: Rule): boolean {
  return rule.peers === 'anyone' && rule.unreadable === undefined && rule.ports !== 'unreadable' && isAllPorts(rule.ports);
}

/** The fixed rows that depend: whether they are among those a rule names is open. */
function dependingRows(rows: readonly CoveredRow[]): readonly CoveredRow[] {
  return rows.filter((row) => row.subject.type === 'fixed' && (row.state === 'depends' || row.moreDepends || row.undecided));
}

/** What keeps the direction from a plain verdict, in words; nothing when all is decided. */
function doubts(policy: Policy, direction: Direction, rows: readonly CoveredRow[]): readonly string[] {
  const depending = dependingRows(rows);
  const byNamespace = depending.some(
    (row) => row.group === 'namespace' && row.shares.some(({ when }) => when.namespaces.length > 0),
  );
  const byPlugin = depending.some((row) => row.shares.some(({ when }) => when.plugin));
  const unreadable = unreadableParts(policy, direction).length > 0 || rows.some((row) => row.state === 'unknown');
  return [
    byNamespace ? `Whether namespace ${policy.namespace} is one of them depends on its labels.` : '',
    byPlugin ? 'Whether address ranges also match pods is up to the network plugin.' : '',
    rows.some((row) => row.undecided) ? 'Not everything could be decided: there are too many combinations of labels.' : '',
    unreadable
      ? `A part of ${direction} cannot be read, so what else gets ${direction === 'ingress' ? 'in' : 'out'} is unknown.`
      : '',
  ].filter((words) => words !== '');
}

/**
 * What the last words about a direction are. `refused` only when every fixed row is decided; where one depends,
 * the words hold for every way it may turn out; where something cannot be read, nothing is claimed.
 */
function rest(policy: Policy, direction: Direction, rows: readonly CoveredRow[]): Sentence | undefined {
  const judged = rows.filter((row) => !isDnsRow(row));
  if (unreadableParts(policy, direction).length > 0 || judged.some((row) => row.state === 'unknown')) return undefined;
  if (judged.every((row) => row.state === 'allowed' || row.state === 'nobody')) return undefined;
  const incoming = direction === 'ingress';
  if (dependingRows(rows).length > 0 || rows.some((row) => row.undecided))
    return sentence(strong(incoming ? 'Only what a rule names gets in.' : 'Only what a rule names gets out.'));
  return sentence(
    strong(incoming ? 'Every other incoming connection is refused.' : 'Every other outgoing connection is refused.'),
  );
}

/** What one direction of a policy does. `opening` needs the policy's pods before it; `others` are full sentences. */
export interface DirectionSentence {
  readonly opening: Sentence | undefined;
  readonly others: readonly Sentence[];
}

/** A direction in words, from its rules and the states its rows have. */
export function directionSentence(policy: Policy, direction: Direction, rows: readonly CoveredRow[]): DirectionSentence {
  const { isolated, rules } = policy[direction];
  const incoming = direction === 'ingress';
  const word = incoming ? 'Incoming' : 'Outgoing';
  if (isolated === 'unknown') {
    return {
      opening: undefined,
      others: [
        sentence(
          `What holds for ${word.toLowerCase()} connections is unknown: ${unreadIsolation(policy[direction])} cannot be read.`,
        ),
      ],
    };
  }
  if (!isolated) {
    const open = sentence(`${word} connections are not restricted.`);
    if (rules.length === 0) return { opening: undefined, others: [open] };
    const ignored = `The ${direction} ${rules.length === 1 ? 'rule is' : 'rules are'} ignored: policyTypes has no ${directionWord(direction)}.`;
    return { opening: undefined, others: [open, sentence(ignored)] };
  }
  if (rules.length === 0) {
    const nothing = strong(incoming ? 'accept no connections' : 'may open no connections');
    const unread = doubts(policy, direction, rows);
    if (unread.length > 0) return { opening: undefined, others: unread.map((words) => sentence(words)) };
    return { opening: sentence(nothing), others: [] };
  }
  if (rules.some(isAllowAll)) {
    return {
      opening: sentence(
        incoming ? 'accept every connection, also from outside the cluster' : 'may connect to everyone, also outside the cluster',
      ),
      others: [],
    };
  }
  const [first] = rules;
  const opening =
    rules.length === 1 && first !== undefined ? onlyRule(direction, first, rows) : severalRules(direction, rules, rows);
  const last = rest(policy, direction, rows);
  const others = doubts(policy, direction, rows).map((words) => sentence(words));
  return { opening, others: last === undefined ? others : [...others, last] };
}
