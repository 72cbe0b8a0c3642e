import {
  ALL_PORTS,
  type Direction,
  type DirectionOfPolicy,
  type Peer,
  type Policy,
  portsOf,
  type Requirement,
  type Rule,
  type Selector,
} from '../engine';

/** Policies for tests, in a notation as short as the tables they stand in. */
type PeerNote =
  | { readonly pods?: string; readonly namespaces?: string }
  | { readonly cidr: string; readonly except?: readonly string[] }
  | { readonly unreadable: string };
export interface RuleNote {
  readonly peers?: readonly PeerNote[];
  readonly ports?: readonly string[];
  readonly unreadable?: string;
  readonly badPorts?: boolean;
}
export interface PolicyNote {
  readonly subject?: string;
  readonly namespace?: string;
  readonly ingress?: readonly RuleNote[];
  readonly egress?: readonly RuleNote[];
  /** As written in policyTypes; absent: what the API server puts in its place. */
  readonly types?: readonly ('Ingress' | 'Egress')[];
  readonly unreadableTypes?: boolean;
  /** With policyTypes absent: whether there is an egress rule cannot be read. */
  readonly unreadableRules?: boolean;
}

function requirement(text: string): Requirement {
  const set = /^(\S+) (in|notin) \((.*)\)$/.exec(text);
  const [, key = '', word, list = ''] = set ?? [];
  if (set) return { key, operator: word === 'in' ? 'In' : 'NotIn', values: list.split(',') };
  const [name = '', value] = text.split('=');
  if (value !== undefined) return { key: name, operator: 'Equals', value };
  return name.startsWith('!') ? { key: name.slice(1), operator: 'DoesNotExist' } : { key: name, operator: 'Exists' };
}

/** `app=web; env in (a,b)`; the empty text selects everything. A name alone in `namespaces` starts with `@`. */
export function selectorOf(text: string): Selector {
  if (text === '') return { requirements: [] };
  return { requirements: text.split('; ').map((part) => requirement(part.replace(/^@/, 'kubernetes.io/metadata.name='))) };
}

function peerOf(note: PeerNote, origin: readonly (string | number)[]): Peer {
  if ('unreadable' in note) return { type: 'unreadable', reason: note.unreadable, origin };
  if ('cidr' in note) return { type: 'addresses', cidr: note.cidr, except: note.except ?? [], origin };
  const optional = (text: string | undefined) => (text === undefined ? undefined : selectorOf(text));
  return { type: 'pods', namespaces: optional(note.namespaces), pods: optional(note.pods), origin };
}

/** `80`, `53/UDP`, `8080-8090`, `http`, `/UDP` for every port of it. */
export function portNote(text: string) {
  const [port = '', protocol = 'TCP'] = text.split('/');
  const [from = '', to] = port.split('-');
  const isNumber = /^\d+$/.test(from);
  return {
    protocol: protocol === 'UDP' ? ('UDP' as const) : ('TCP' as const),
    port: from === '' ? undefined : isNumber ? Number(from) : port,
    endPort: isNumber && to !== undefined ? Number(to) : undefined,
  };
}

function ruleOf(note: RuleNote, direction: Direction, index: number): Rule {
  const origin = ['spec', direction, index];
  const list = direction === 'ingress' ? 'from' : 'to';
  const entries = (note.ports ?? []).map((text, at) => ({ ...portNote(text), origin: [...origin, 'ports', at] }));
  return {
    peers: note.peers === undefined ? 'anyone' : note.peers.map((peer, at) => peerOf(peer, [...origin, list, at])),
    entries,
    ports: note.badPorts === true ? 'unreadable' : entries.length === 0 ? ALL_PORTS : portsOf(entries),
    unreadable: note.unreadable,
    origin,
  };
}

function directionOf(note: PolicyNote, direction: Direction): DirectionOfPolicy {
  const rules = (note[direction] ?? []).map((rule, index) => ruleOf(rule, direction, index));
  if (note.unreadableTypes === true) return { isolated: 'unknown', by: 'unreadable', rules };
  if (note.types === undefined && note.unreadableRules === true && direction === 'egress')
    return { isolated: 'unknown', by: 'unreadableRules', rules };
  if (note.types === undefined) {
    const implied = direction === 'ingress' || rules.length > 0;
    return { isolated: implied, by: implied ? 'implied' : 'unlisted', rules };
  }
  const listed = note.types.includes(direction === 'ingress' ? 'Ingress' : 'Egress');
  return { isolated: listed, by: listed ? 'listed' : 'unlisted', rules };
}

export function policyOf(note: PolicyNote): Policy {
  return {
    name: 'example',
    namespace: note.namespace ?? 'default',
    namespaceAssumed: note.namespace === undefined,
    subject: note.subject === 'unreadable' ? 'unreadable' : selectorOf(note.subject ?? 'app=backend'),
    ingress: directionOf(note, 'ingress'),
    egress: directionOf(note, 'egress'),
  };
}
