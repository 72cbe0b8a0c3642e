import type { Direction, Peer, Rule } from '../../engine/policy';
import type { Path } from '../../text/path';
import { decodeList, decodeMapping, WRONG } from './decode';
import { DIRECTION_FIELDS } from './directionFields';
import { type Mapping, own } from './mapping';
import { type Problems, refusalSince, refuseUnknownFields, warn } from './problems';
import { readPeer } from './readPeer';
import { readPorts } from './readPorts';

/** The rules of one direction, one for each item of its list. A list that is none is one unreadable rule. */
export function readRules(problems: Problems, value: unknown, path: Path, direction: Direction): readonly Rule[] {
  const mark = problems.length;
  const go = { struct: 'NetworkPolicySpec', type: `[]v1.${DIRECTION_FIELDS[direction].struct}` };
  const items = decodeList(problems, value, path, go);
  if (items === WRONG) return [unreadableRule(refusalSince(problems, mark), path)];
  return items.map((item, index) => readRule(problems, item, [...path, index], direction));
}

function readRule(problems: Problems, value: unknown, path: Path, direction: Direction): Rule {
  const mark = problems.length;
  const { peers: peersField, struct } = DIRECTION_FIELDS[direction];
  const decoded = decodeMapping(problems, value, path, { struct: 'NetworkPolicySpec', type: `v1.${struct}` });
  if (decoded === WRONG) return unreadableRule(refusalSince(problems, mark), path);
  if (decoded === undefined) {
    const [meant, whom] = direction === 'ingress' ? ['from', 'connections from anyone'] : ['to', 'connections to anyone'];
    warn(
      problems,
      path,
      `This rule is empty: the server reads it as {}, which allows ${whom} on every port. Write ${meant}, or remove the dash.`,
    );
  }
  const rule: Mapping = decoded ?? {};
  const unknown = refuseUnknownFields(problems, rule, [peersField, 'ports'], path, ruleHints(direction));
  const ownFault = unknown ? refusalSince(problems, mark) : undefined;
  warnOfEmptyFields(problems, rule, path, peersField);
  const peers = readPeers(problems, own(rule, peersField), [...path, peersField], struct);
  const { entries, ports } = readPorts(problems, own(rule, 'ports'), [...path, 'ports'], struct);
  return { peers: peers.list, entries, ports, unreadable: ownFault ?? peers.unreadable, origin: path };
}

interface PeersReading {
  readonly list: 'anyone' | readonly Peer[];
  readonly unreadable: string | undefined;
}

function readPeers(problems: Problems, value: unknown, path: Path, struct: string): PeersReading {
  const mark = problems.length;
  const items = decodeList(problems, value, path, { struct, type: '[]v1.NetworkPolicyPeer' });
  if (items === WRONG) {
    const reason = refusalSince(problems, mark) ?? 'the peers are no list';
    return { list: [{ type: 'unreadable', reason, origin: path }], unreadable: reason };
  }
  if (items.length === 0) return { list: 'anyone', unreadable: undefined };
  return { list: items.map((item, index) => readPeer(problems, item, [...path, index], struct)), unreadable: undefined };
}

// `from:` with nothing after it opens the rule while it is being typed; an empty list written out is a decision.
function warnOfEmptyFields(problems: Problems, rule: Mapping, path: Path, peersField: 'from' | 'to'): void {
  const nothing = (field: string): boolean => Object.hasOwn(rule, field) && own(rule, field) === null;
  if (nothing(peersField)) warn(problems, [...path, peersField], `${peersField} is empty: the server reads that as anyone.`);
  if (nothing('ports')) warn(problems, [...path, 'ports'], 'ports is empty: the server reads that as every port.');
}

function ruleHints(direction: Direction): Readonly<Record<string, string>> {
  const { peers } = DIRECTION_FIELDS[direction];
  const other = direction === 'ingress' ? 'to' : 'from';
  const inPeer = `it stands in an item under ${peers}`;
  return {
    [other]: `an ${direction} rule names its peers under ${peers}`,
    podSelector: inPeer,
    namespaceSelector: inPeer,
    ipBlock: inPeer,
    port: 'it stands in an item under ports',
    protocol: 'it stands in an item under ports',
    fqdns: 'NetworkPolicy cannot choose by DNS name',
  };
}

function unreadableRule(refusal: string | undefined, origin: Path): Rule {
  const reason = refusal ?? 'it cannot be read';
  return { peers: [{ type: 'unreadable', reason, origin }], entries: [], ports: 'unreadable', unreadable: reason, origin };
}
