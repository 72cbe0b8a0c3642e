import {
  type Assumptions,
  allowedPorts,
  type Endpoint,
  holdsPort,
  intersectPorts,
  isAllPorts,
  isNoPorts,
  NO_PORTS,
  type PortSet,
  type Protocol,
  portsWith,
  type Side,
  sideOf,
  sliceAt,
  subtractPorts,
} from '../engine';
import type { Analysis } from './analysis';
import { isOnePod } from './asked';
import { mayHangOnBlocks } from './caveats';

export type CheckVerdict = 'allowed' | 'denied' | 'depends';

/** One end of a connection; `pod` is its place in the analysis, undefined of an address. */
export interface End {
  readonly endpoint: Endpoint;
  readonly pod: number | undefined;
}

/** What is asked of a pair: a port, or all ports of `within`. */
export interface AskedPort {
  readonly protocol: Protocol | undefined;
  readonly port: number | undefined;
  readonly within: PortSet;
}

/** One source and one destination. Policies in `out` and `into` are places among those of the situation. */
export interface Trail {
  readonly from: Endpoint;
  readonly to: Endpoint;
  /** The places of the pods in the analysis; undefined for addresses. */
  readonly fromPod: number | undefined;
  readonly toPod: number | undefined;
  /** The port on the destination, when one was asked for. */
  readonly port: number | undefined;
  readonly verdict: CheckVerdict;
  /** It is one pod, which is assumed to reach itself. */
  readonly itself: boolean;
  readonly protocol: Protocol | undefined;
  /** The ports that were asked about, where not one alone was. */
  readonly within: PortSet;
  /** What passes of them: surely, and surely or perhaps. */
  readonly sure: PortSet;
  readonly perhaps: PortSet;
  /** The ports that pass or not as the network plugin takes ipBlocks, while that is left open. */
  readonly byAddress: PortSet;
  /** The source's end; undefined for an address, which no policy holds back. */
  readonly out: Side | undefined;
  /** The destination's end; undefined for an address. */
  readonly into: Side | undefined;
}

/** The trail from one end to another. */
export function trailOf(analysis: Analysis, from: End, to: End, asked: AskedPort): Trail {
  const { assumptions } = analysis.reach;
  const itself = assumptions.podReachesItself && from.pod !== undefined && from.pod === to.pod && isOnePod(analysis, from.pod);
  const ends = endsUnder(analysis, from, to, assumptions);
  const { sure, perhaps } = itself ? { sure: asked.within, perhaps: asked.within } : passing(ends, asked.within);
  return {
    from: from.endpoint,
    to: to.endpoint,
    fromPod: from.pod,
    toPod: to.pod,
    ...asked,
    verdict: verdictOf(sure, perhaps, asked),
    itself,
    sure,
    perhaps,
    byAddress: !itself && mayHangOnBlocks(analysis, from.pod, to.pod) ? contested(analysis, from, to, asked.within) : NO_PORTS,
    ...ends,
  };
}

type Ends = Pick<Trail, 'out' | 'into'>;

function endsUnder(analysis: Analysis, from: End, to: End, assumptions: Assumptions): Ends {
  return {
    out: sideBetween(analysis, 'egress', from, to.endpoint, assumptions),
    into: sideBetween(analysis, 'ingress', to, from.endpoint, assumptions),
  };
}

function passing({ out, into }: Ends, within: PortSet): Pick<Trail, 'sure' | 'perhaps'> {
  const through = (...verdicts: readonly ('allowed' | 'depends')[]): PortSet =>
    [out, into].reduce(
      (ports, side) => (side === undefined ? ports : intersectPorts(ports, portsWith(side.decision, ...verdicts))),
      within,
    );
  return { sure: through('allowed'), perhaps: through('allowed', 'depends') };
}

/** The ports that pass with some network plugin and not with every one. */
function contested(analysis: Analysis, from: End, to: End, within: PortSet): PortSet {
  const under = (ipBlocksMatchPods: Assumptions['ipBlocksMatchPods']): Ends =>
    endsUnder(analysis, from, to, { ...analysis.reach.assumptions, ipBlocksMatchPods });
  return subtractPorts(passing(under('always'), within).perhaps, passing(under('never'), within).sure);
}

/** The verdict on what was asked, given the ports that pass. */
export function verdictOf(sure: PortSet, perhaps: PortSet, asked: AskedPort): CheckVerdict {
  return holdsAsked(sure, asked) ? 'allowed' : holdsAsked(perhaps, asked) ? 'depends' : 'denied';
}

/** Whether ports hold the asked one, or, where none is asked for, any at all. */
export function holdsAsked(ports: PortSet, { protocol, port }: AskedPort): boolean {
  return port === undefined || protocol === undefined ? !isNoPorts(ports) : holdsPort(ports, protocol, port);
}

/** One end of a connection, its policies by their places in the situation. Only those that isolate the pod are gone through. */
export function sideBetween(
  { reach }: Analysis,
  direction: Side['direction'],
  { endpoint, pod }: End,
  other: Endpoint,
  assumptions: Assumptions,
): Side | undefined {
  if (endpoint.type === 'address' || pod === undefined) return undefined;
  const own = reach.isolating[direction][reach.selection.classes.classOf[pod] ?? -1] ?? [];
  const policies = own.flatMap((place) => reach.policies[place] ?? []);
  const place = (index: number): number => own[index] ?? -1;
  const side = sideOf(policies, direction, endpoint, other, assumptions);
  return {
    direction,
    isolating: side.isolating.map(place),
    findings: side.findings.map((finding) => ({ ...finding, policy: place(finding.policy) })),
    decision: side.decision.map((slice) =>
      slice.by.type === 'rule' ? { ...slice, by: { ...slice.by, policy: place(slice.by.policy) } } : slice,
    ),
  };
}

/** What one end says about the asked port, or about all of them: undefined where that is not one thing. */
export function sideVerdict(side: Side, protocol: Protocol, port: number | undefined): CheckVerdict | undefined {
  if (port !== undefined) {
    const verdict = sliceAt(side.decision, protocol, port)?.verdict;
    return verdict === 'unknown' ? 'depends' : verdict;
  }
  if (isAllPorts(allowedPorts(side.decision))) return 'allowed';
  return isNoPorts(portsWith(side.decision, 'allowed', 'depends', 'unknown')) ? 'denied' : undefined;
}
