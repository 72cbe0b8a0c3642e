import type { Unnamed } from '../../flows/propose/peerOf';

/** Why no rule can be written for what was seen, in a clause. */
export const LEFT_WORDS: Readonly<Record<Unnamed | 'unclear' | 'ends', string>> = {
  protocol: 'NetworkPolicy knows TCP, UDP and SCTP alone',
  port: 'the port or the protocol is not told',
  labels: 'nobody tells the labels of the other end; open its manifest',
  noLabels: 'the other end has no labels of its own that last',
  address: 'the other end is known by its name alone, and a rule needs an address',
  service: 'it went to a service, and Hubble does not tell to which of its pods',
  identity: 'the other end is an identity of Cilium’s own without an address',
  node: 'the other end is a node or may be one, and whether an ipBlock means it is up to how Cilium is set up',
  unclear: 'nobody tells whether it is a request or a reply, or what became of it',
  ends: 'neither end is a pod that a policy could be for',
};
