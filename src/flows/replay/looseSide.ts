import {
  blockAddresses,
  type Direction,
  holdsAddress,
  holdsPort,
  NAMESPACE_NAME,
  type Peer,
  type PodEndpoint,
  type Policy,
  type Protocol,
  type Rule,
  resolvePorts,
  type Selector,
  selects,
} from '../../engine';

/** A pod of which not everything need be known. `labels` undefined: not told. */
export interface LoosePod {
  readonly type: 'pod';
  readonly namespace: string;
  readonly namespaceLabels: ReadonlyMap<string, string>;
  readonly namespaceLabelsKnown: boolean;
  readonly labels: ReadonlyMap<string, string> | undefined;
  readonly ports: PodEndpoint['ports'];
}
/**
 * One end as far as it is known. An address without `ip` is somewhere outside; one that is not `outside` may be a node's or a
 * pod's. `special` is a node or what stands for one; `somePod` may be any pod.
 */
export type LooseEnd =
  | LoosePod
  | { readonly type: 'address'; readonly ip: string | undefined; readonly outside: boolean }
  | { readonly type: 'special' | 'somePod' };

/** Undefined where it hangs on what is not known. */
export type Sure = boolean | undefined;

/**
 * What one side says about a port, given what is known of both ends; undefined where it hangs on the rest. Policies must
 * be readable. An ipBlock means no pod, as with Cilium, whose flows these are.
 */
export function looseSide(
  policies: readonly Policy[],
  direction: Direction,
  subject: LoosePod,
  other: LooseEnd,
  protocol: Protocol,
  port: number,
): 'allowed' | 'denied' | undefined {
  const destination = direction === 'ingress' ? subject : other;
  const selecting = policies.flatMap((policy) => {
    const isSelected =
      policy.namespace === subject.namespace && policy[direction].isolated === true
        ? selectsSurely(policy.subject, subject.labels)
        : false;
    if (isSelected === false) return [];
    const opens = some(
      policy[direction].rules.map((rule) =>
        every([meansSurely(rule, policy.namespace, other), opensSurely(rule, destination, protocol, port)]),
      ),
    );
    return [{ isSelected, opens }];
  });
  // Policies add up: what one that surely counts opens, no other takes away.
  if (selecting.some(({ isSelected, opens }) => isSelected === true && opens === true)) return 'allowed';
  if (selecting.every(({ opens }) => opens === true)) return 'allowed';
  const isIsolated = selecting.some(({ isSelected }) => isSelected === true);
  return isIsolated && selecting.every(({ opens }) => opens === false) ? 'denied' : undefined;
}

/** Whether a selector selects a pod of whose labels not all need be known. */
export function selectsSurely(
  selector: Selector | 'unreadable' | undefined,
  labels: ReadonlyMap<string, string> | undefined,
): Sure {
  if (selector === 'unreadable') return undefined;
  if (selector === undefined || selector.requirements.length === 0) return true;
  return labels === undefined ? undefined : selects(selector, labels);
}

function meansSurely(rule: Rule, own: string, other: LooseEnd): Sure {
  if (rule.unreadable !== undefined) return undefined;
  return rule.peers === 'anyone' || some(rule.peers.map((peer) => peerSurely(peer, own, other)));
}

/** Whether a peer of a policy in the namespace `own` means an end. An ipBlock means no pod. */
export function peerSurely(peer: Peer, own: string, other: LooseEnd): Sure {
  switch (peer.type) {
    case 'unreadable':
      return undefined;
    case 'addresses': {
      if (other.type === 'pod' || other.type === 'somePod') return false;
      const block = blockAddresses(peer.cidr, peer.except);
      if (block === undefined || other.type !== 'address' || other.ip === undefined) return undefined;
      return holdsAddress(block, other.ip) ? other.outside || undefined : false;
    }
    case 'pods': {
      if (other.type === 'somePod' || (other.type === 'address' && !other.outside)) return undefined;
      if (other.type !== 'pod') return false;
      const home = peer.namespaces === undefined ? other.namespace === own : namespaceSurely(peer.namespaces, other);
      return every([home, selectsSurely(peer.pods, other.labels)]);
    }
  }
}

function namespaceSurely(selector: Selector, { namespace, namespaceLabels, namespaceLabelsKnown }: LoosePod): Sure {
  const labels = new Map(namespaceLabels).set(NAMESPACE_NAME, namespace);
  if (namespaceLabelsKnown) return selects(selector, labels);
  const told = selector.requirements.filter(({ key }) => labels.has(key));
  if (!selects({ requirements: told }, labels)) return false;
  return told.length === selector.requirements.length || undefined;
}

/** Whether a rule opens a port at a destination. */
export function opensSurely({ ports }: Rule, destination: LooseEnd, protocol: Protocol, port: number): Sure {
  if (ports === 'unreadable') return undefined;
  const named = destination.type === 'pod' ? destination.ports : destination.type === 'somePod' ? undefined : [];
  const known: PodEndpoint = { type: 'pod', ...NOBODY, ports: named };
  const resolved = resolvePorts(ports, known);
  if (holdsPort(resolved, protocol, port)) return true;
  return resolved[protocol].names.length > 0 ? undefined : false;
}

const NOBODY = { namespace: '', namespaceLabels: new Map(), labels: new Map(), ips: [], hostNetwork: false } as const;

export function some(all: readonly Sure[]): Sure {
  return all.includes(true) ? true : all.includes(undefined) ? undefined : false;
}

export function every(all: readonly Sure[]): Sure {
  return all.includes(false) ? false : all.includes(undefined) ? undefined : true;
}
