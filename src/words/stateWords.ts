import {
  type CoveredRow,
  containsPorts,
  type Direction,
  type DirectionOfPolicy,
  type Policy,
  type PortSet,
  type Protocol,
  portsOf,
} from '../engine';
import { portsWords } from './portsWords';

/** The direction as policyTypes spells it. */
export function directionWord(direction: Direction): 'Ingress' | 'Egress' {
  return direction === 'ingress' ? 'Ingress' : 'Egress';
}

export function ignoredWords(direction: Direction): string {
  return `ignored: policyTypes has no ${directionWord(direction)}`;
}

function holds(ports: PortSet, protocol: Protocol, port: number): boolean {
  return containsPorts(ports, portsOf([{ protocol, port, endPort: undefined }]));
}

/** Whether names resolve: the Kubernetes DNS row is about UDP 53 and TCP 53 only. */
export function dnsWords(ports: PortSet): string {
  const udp = holds(ports, 'UDP', 53);
  const tcp = holds(ports, 'TCP', 53);
  if (udp && tcp) return 'names resolve';
  if (udp) return 'UDP only';
  return tcp ? 'TCP only' : 'names do not resolve';
}

/** True for the row of the cluster's DNS, be it the fixed one or a peer that selects exactly kube-dns. */
export function isDnsRow(row: CoveredRow): boolean {
  return row.subject.type === 'dns' || (row.subject.type === 'peer' && row.subject.dns);
}

/** A row's state as its name tells it: `allowed on TCP 80, TCP 443`, `allowed on TCP 443, more depends`, `denied`. */
export function stateWords(row: CoveredRow): string {
  switch (row.state) {
    case 'allowed':
    case 'depends':
    case 'denied':
    case 'unknown':
      return row.state;
    case 'ports':
      return `allowed on ${portsWords(row.must)}${row.moreDepends ? ', more depends' : ''}`;
    case 'nobody':
      return 'nobody left';
    case 'ignored':
      return ignoredWords(row.direction);
  }
}

/** The state after whom the row means: ` is allowed on TCP 80`, ` depends`, `: nobody left`. */
export function stateVerb(row: CoveredRow): string {
  switch (row.state) {
    case 'allowed':
    case 'denied':
      return ` is ${row.state}`;
    case 'ports':
      return ` is allowed on ${portsWords(row.must)}`;
    case 'depends':
      return row.undecided ? ' depends, not decided' : ' depends';
    case 'nobody':
      return ': nobody left';
    case 'unknown':
      return ' cannot be decided';
    case 'ignored':
      return ' is ignored';
  }
}

/** Where something that cannot be read stands, and why. `path` leads to it in the policy's object. */
export interface Unreadable {
  readonly words: string;
  readonly path: readonly (string | number)[];
}

function because(what: string, reason: string): string {
  return reason === '' ? `${what} cannot be read.` : `${what} cannot be read: ${reason.replace(/\.+$/, '')}.`;
}

/** What cannot be read where it is unknown whether a direction is isolated. */
export function unreadIsolation({ by }: Pick<DirectionOfPolicy, 'by'>): string {
  return by === 'unreadableRules' ? 'the egress rules' : 'policyTypes';
}

/** Everything in one direction of a policy that cannot be read, in order. */
export function unreadableParts(policy: Policy, direction: Direction): readonly Unreadable[] {
  const { by, rules } = policy[direction];
  const types: Unreadable[] = by === 'unreadable' ? [{ words: because('policyTypes', ''), path: ['spec', 'policyTypes'] }] : [];
  return [
    ...types,
    ...rules.flatMap((rule, index): readonly Unreadable[] => {
      const number = index + 1;
      // Of a rule that cannot be read as a whole, its parts would only say the same again.
      if (rule.unreadable !== undefined) return [{ words: because(`Rule ${number}`, rule.unreadable), path: rule.origin }];
      const peers = rule.peers === 'anyone' ? [] : rule.peers;
      return [
        ...(rule.ports === 'unreadable'
          ? [{ words: because(`A port of rule ${number}`, ''), path: [...rule.origin, 'ports'] }]
          : []),
        ...peers.flatMap((peer, at) =>
          peer.type === 'unreadable'
            ? [{ words: because(`Peer ${at + 1} of rule ${number}`, peer.reason), path: peer.origin }]
            : [],
        ),
      ];
    }),
  ];
}
