import type { Direction, DirectionOfPolicy, Peer, Policy, Rule } from './policy';
import { type Protocol, portsOf } from './portSet';
import { parseRequirements } from './selectorParse';

/** `app=x` own namespace; `ns:team=a` namespaces; `ns:team=a & app=x` both; `10.0.0.0/8 - 10.1.0.0/16` a block; `*` every pod. */
function peer(text: string, rule: number, index: number, direction: Direction): Peer {
  const origin = ['spec', direction, rule, direction === 'ingress' ? 'from' : 'to', index];
  if (/^[\d:]/.test(text)) {
    const [cidr = '', ...except] = text.split(' - ');
    return { type: 'addresses', cidr, except, origin };
  }
  const selector = (part: string | undefined) => {
    if (part === undefined) return undefined;
    const read = parseRequirements(part);
    return { requirements: part === '*' ? [] : read.ok ? read.requirements : [] };
  };
  const [first = '', second] = text.split(' & ');
  return first.startsWith('ns:')
    ? { type: 'pods', namespaces: selector(first.slice(3)), pods: selector(second), origin }
    : { type: 'pods', namespaces: undefined, pods: selector(first), origin };
}

/** `peer | peer @ ports`; an empty left side names no peer. Ports: `80`, `8080-8090`, `53/UDP`, `http`. */
function rule(text: string, index: number, direction: Direction): Rule {
  const [who = '', ports = ''] = text.split('@').map((part) => part.trim());
  const entries = ports
    .split(' ')
    .filter(Boolean)
    .map((entry, place) => {
      const [written = '', protocol = 'TCP'] = entry.split('/');
      const [from, to] = /^\d+(-\d+)?$/.test(written) ? written.split('-').map(Number) : [];
      return {
        protocol: protocol as Protocol,
        port: from ?? written,
        endPort: to,
        origin: ['spec', direction, index, 'ports', place],
      };
    });
  const peers = who
    .split('|')
    .map((part) => part.trim())
    .filter(Boolean);
  return {
    peers: peers.length === 0 ? 'anyone' : peers.map((one, place) => peer(one, index, place, direction)),
    entries,
    ports: portsOf(entries),
    unreadable: undefined,
    origin: ['spec', direction, index],
  };
}

/** A policy for tests: its rules as texts, and in `types` the directions it isolates (`I`, `E`, `IE`). */
export function policy(
  sides: { readonly ingress?: readonly string[]; readonly egress?: readonly string[]; readonly types: string },
  namespace = 'default',
): Policy {
  const side = (direction: Direction, letter: string): DirectionOfPolicy => {
    const isolated = sides.types.includes(letter);
    return {
      isolated,
      by: isolated ? 'listed' : 'unlisted',
      rules: (sides[direction] ?? []).map((text, index) => rule(text, index, direction)),
    };
  };
  return {
    name: 'p',
    namespace,
    namespaceAssumed: false,
    subject: { requirements: [] },
    ingress: side('ingress', 'I'),
    egress: side('egress', 'E'),
  };
}
