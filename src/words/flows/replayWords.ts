import type { Outcome, Replay, ReplayStatus } from '../../flows/replay/replay';
import { counted } from '../segment';

/** What would become of a flow, in two or three words. */
export const OUTCOME_WORDS: Readonly<Record<ReplayStatus, string>> = {
  nowDropped: 'would now be dropped',
  nowForwarded: 'would now be forwarded',
  stillForwarded: 'still forwarded',
  stillDropped: 'still dropped',
  undecided: 'can’t be decided',
  notAsked: 'not asked',
};

const WHY: Readonly<Record<Extract<Outcome, { why: unknown }>['why'], string>> = {
  labels: 'Nobody tells the labels of one end. Open its manifest, or observe with -o jsonpb.',
  address: 'It is known by its name alone, and a policy asks for its address.',
  service: 'It went to a service, and Hubble does not tell to which of its pods.',
  identity: 'One end is a node or another identity of Cilium’s own; whether an ipBlock means it is up to how Cilium is set up.',
  protocol: 'NetworkPolicy knows TCP, UDP and SCTP alone. What becomes of others is up to the network plugin.',
  port: 'Its port or its protocol is not told.',
  namedPort: 'A rule names its port, and nobody tells which number that is on this pod.',
  namespaceLabels: 'A rule asks for labels of a namespace that neither an open file nor Hubble shows.',
  ends: 'Nobody tells who one end is: its address may be a node’s or a pod’s. Observe with -o jsonpb.',
  direction: 'Hubble does not tell whether it is a request or a reply.',
  content: 'It was refused for what is in it (HTTP, DNS, Kafka), which NetworkPolicy knows nothing of.',
  other: 'It was dropped for another reason than a policy.',
  error: 'Hubble has no verdict for it.',
  reply: 'A reply passes where its request did.',
  lookup: 'Hubble saw the address of a service being looked up, not a packet.',
  before: 'It was seen on its way; what became of it another flow tells.',
};

/** Why there is no verdict, or at which end a flow is refused; undefined where the outcome says it all. */
export function outcomeReason(outcome: Outcome): string | undefined {
  switch (outcome.status) {
    case 'stillForwarded':
    case 'nowForwarded':
      return undefined;
    case 'undecided':
    case 'notAsked':
      return WHY[outcome.why];
    case 'stillDropped':
    case 'nowDropped':
      return `Refused by ${outcome.sides.map((side) => (side === 'egress' ? 'the source’s egress' : 'the destination’s ingress')).join(' and ')}.`;
  }
}

/** `2 flows (31 packets) would now be dropped`; undefined where there are none. */
export function statusWords({ counts }: Replay, status: ReplayStatus): string | undefined {
  const { flows, packets } = counts[status];
  if (flows === 0) return undefined;
  const seen = packets === flows ? '' : ` (seen ${packets.toLocaleString('en')} times)`;
  const words = OUTCOME_WORDS[status];
  return `${counted(flows, 'flow')}${seen} ${status === 'stillForwarded' || status === 'stillDropped' || status === 'notAsked' ? `${flows === 1 ? 'is' : 'are'} ` : ''}${words}`;
}
