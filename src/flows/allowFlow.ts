import { type AllowWay, allowWays } from '../answers/allow';
import { type End, type Trail, trailOf } from '../answers/trail';
import { ALL_PORTS, parseAddress } from '../engine';
import { isProtocol, peerOf, type Unnamed } from './propose/peerOf';
import type { SeenEnd } from './replay/seenCluster';
import type { SeenAnalysis } from './replay/seenSituation';

/** How a flow is allowed, or why no rule can be written for it. `ends`: neither is a pod that a policy could be for. */
export type FlowAllowing =
  | {
      readonly type: 'ways';
      readonly ways: readonly AllowWay[];
      readonly trail: Trail;
      /** The address at its other end, for which a range may be written. */
      readonly outside: string | undefined;
      /** That address is a node's or may be one, which Cilium by default takes for none. */
      readonly node: boolean;
      readonly dns: boolean;
    }
  | { readonly type: 'allowed' }
  | { readonly type: 'not'; readonly why: Unnamed | 'ends' };

/**
 * The edits that would let a flow through, the narrowest first: at each end whose policies refuse it. `cidr`: the block to
 * write instead of the address outside. What goes to the cluster's name server gets the DNS preset.
 */
export function allowFlow(base: SeenAnalysis, flow: number, cidr?: string): FlowAllowing {
  const { observed, analysis, seen } = base;
  const one = observed.flows[flow];
  const [from, to] = [seen.ends[one?.from ?? -1], seen.ends[one?.to ?? -1]];
  const [source, target] = [observed.ends[one?.from ?? -1], observed.ends[one?.to ?? -1]];
  if (one === undefined || from === undefined || to === undefined || source === undefined || target === undefined)
    return { type: 'not', why: 'ends' };
  const { protocol, port } = one;
  if (!isProtocol(protocol)) return { type: 'not', why: 'protocol' };
  if (port === undefined) return { type: 'not', why: 'port' };
  const [begin, end] = [concrete(base, from, source.address), concrete(base, to, target.address)];
  if ('why' in begin) return { type: 'not', why: begin.why };
  if ('why' in end) return { type: 'not', why: end.why };
  if (begin.pod === undefined && end.pod === undefined) return { type: 'not', why: 'ends' };
  const own = begin.endpoint.type === 'pod' ? begin.endpoint.namespace : '';
  const named = peerOf(analysis, to, target, own, 'egress', one);
  const dns = named.type === 'peer' && named.dns;
  const trail = trailOf(analysis, begin, end, { protocol, port, within: ALL_PORTS });
  if (trail.verdict === 'allowed') return { type: 'allowed' };
  const ways = allowWays(analysis, trail, protocol, { ports: dns && named.type === 'peer' ? named.ports : undefined, cidr });
  if (ways.length === 0) return { type: 'not', why: 'noLabels' };
  const outside = [begin.endpoint, end.endpoint].find((endpoint) => endpoint.type === 'address');
  const node = isNode(from) || isNode(to);
  return { type: 'ways', ways, trail, outside: outside?.type === 'address' ? outside.ip : undefined, node, dns };
}

function isNode(end: SeenEnd): boolean {
  return end.type === 'host' || end.type === 'special' || (end.type === 'address' && !end.outside);
}

/** An end as a trail takes it. */
function concrete({ analysis }: SeenAnalysis, end: SeenEnd, address: string | undefined): End | { readonly why: Unnamed } {
  switch (end.type) {
    case 'pod': {
      const endpoint = analysis.reach.pods[end.pod];
      return endpoint === undefined ? { why: 'labels' } : { endpoint, pod: end.pod };
    }
    case 'unlabelled':
      return { why: 'labels' };
    case 'service':
      return { why: 'service' };
    case 'address':
      return byAddress(end.ip, 'address');
    case 'host':
    case 'special':
      return byAddress(address, 'identity');
  }
}

function byAddress(ip: string | undefined, why: Unnamed): End | { readonly why: Unnamed } {
  return ip === undefined || parseAddress(ip) === undefined ? { why } : { endpoint: { type: 'address', ip }, pod: undefined };
}
