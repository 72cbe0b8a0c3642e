import type { Direction, Peer, Rule } from '../../engine/policy';
import type { Path } from '../../text/path';
import { decodeList, decodeMapping, WRONG } from './decode';
import { DIRECTION_FIELDS } from './directionFields';
import type { Mapping } from './mapping';
import { type Problems, refusalSince, refuseUnknownFields, warn, warnOfEmptyFields } from './problems';
import { readPeer } from './readPeer';
import { readPorts } from './readPorts';

const SPEC = 'NetworkPolicySpec';

/** The rules of one direction of the spec at `at`, one for each item of its list. A list that is none is one unreadable rule. */
export function readRules(problems: Problems, spec: Mapping, at: Path, direction: Direction): readonly Rule[] {
  const mark = problems.length;
  const path = [...at, direction];
  const items = decodeList(problems, spec, at, direction, SPEC, `v1.${DIRECTION_FIELDS[direction].struct}`);
  if (items === WRONG) return [unreadableRule(refusalSince(problems, mark), path)];
  return items.map((_, index) => readRule(problems, items, path, index, direction));
}

function readRule(problems: Problems, items: readonly unknown[], at: Path, index: number, direction: Direction): Rule {
  const mark = problems.length;
  const { peers: peersField, struct } = DIRECTION_FIELDS[direction];
  const path = [...at, index];
  const decoded = decodeMapping(problems, items, at, index, SPEC, `v1.${struct}`);
  if (decoded === WRONG) return unreadableRule(refusalSince(problems, mark), path);
  if (decoded === undefined) {
    const meaning = `the server reads it as {}, which allows connections ${peersField} anyone on every port`;
    warn(problems, 'empty-rule', path, `This rule is empty: ${meaning}. Write ${peersField}, or remove the dash.`);
  }
  const rule: Mapping = decoded ?? {};
  const unknown = refuseUnknownFields(problems, rule, [peersField, 'ports'], path, ruleHints(direction));
  const ownFault = unknown ? refusalSince(problems, mark) : undefined;
  // `from:` with nothing after it opens the rule while it is being typed; an empty list written out is a decision.
  warnOfEmptyFields(problems, rule, path, { [peersField]: 'anyone', ports: 'every port' });
  const peers = readPeers(problems, rule, path, peersField, struct);
  const { entries, ports } = readPorts(problems, rule, path, struct);
  return { peers: peers.list, entries, ports, unreadable: ownFault ?? peers.unreadable, origin: path };
}

interface PeersReading {
  readonly list: 'anyone' | readonly Peer[];
  readonly unreadable: string | undefined;
}

function readPeers(problems: Problems, rule: Mapping, at: Path, field: string, struct: string): PeersReading {
  const mark = problems.length;
  const path = [...at, field];
  const items = decodeList(problems, rule, at, field, struct, 'v1.NetworkPolicyPeer');
  if (items === WRONG) {
    const reason = refusalSince(problems, mark) ?? 'the peers are no list';
    return { list: [{ type: 'unreadable', reason, origin: path }], unreadable: reason };
  }
  if (items.length === 0) return { list: 'anyone', unreadable: undefined };
  return { list: items.map((_, index) => readPeer(problems, items, path, index, struct)), unreadable: undefined };
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

/** A rule of which nothing is known: it may allow anyone on every port. `refusal` says why it cannot be read. */
export function unreadableRule(refusal: string | undefined, origin: Path): Rule {
  const reason = refusal ?? 'it cannot be read';
  return { peers: [{ type: 'unreadable', reason, origin }], entries: [], ports: 'unreadable', unreadable: reason, origin };
}
