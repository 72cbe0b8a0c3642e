import type { Direction } from '../engine';
import type { ObservedFlow } from './observed';

/** The reasons that are a policy's: default deny, and a rule that denies (DropReason 133 and 181). */
export const POLICY_DENIED = 'Policy denied';
export const DENIED_BY_RULE = 'Policy denied by denylist';

/**
 * What a flow says of its connection, as far as policies go. `forwarded`: it surely passed the policies at the named ends.
 * `dropped`: a policy at `at` refused it, undefined where Hubble does not say at which end. Otherwise it says nothing
 * that policies could be asked about:
 *
 * - `reply`: an answer passes where the request did; `direction`: it may be one.
 * - `lookup`: the translation of a service's address, before there is a packet.
 * - `content`: refused for what is in it (HTTP, DNS, Kafka), which NetworkPolicy knows nothing of.
 * - `other`: dropped for another reason than a policy; `error`: Hubble has no verdict.
 */
export type Claim =
  | { readonly type: 'forwarded'; readonly passed: Readonly<Record<Direction, boolean>> }
  | { readonly type: 'dropped'; readonly at: Direction | undefined }
  | { readonly type: 'reply' | 'direction' | 'lookup' | 'content' | 'other' | 'error' };

/** What a flow says of its connection. */
export function claimOf({ verdict, reply, reason, types, direction }: ObservedFlow): Claim {
  if (reply === true) return { type: 'reply' };
  switch (verdict) {
    case 'TRACED':
    case 'TRANSLATED':
      return { type: 'lookup' };
    case 'VERDICT_UNKNOWN':
    case 'ERROR':
      return { type: 'error' };
    case 'DROPPED':
      if (types.some(isContent)) return { type: 'content' };
      if (!isByPolicy(reason)) return { type: 'other' };
      return reply === undefined ? { type: 'direction' } : { type: 'dropped', at: direction };
    case 'FORWARDED':
    case 'REDIRECTED':
    // In audit mode what a policy would refuse passes all the same.
    case 'AUDIT':
      return reply === undefined ? { type: 'direction' } : { type: 'forwarded', passed: passedBy(types, direction) };
  }
}

/** Old versions told what of a policy was missing: `Policy denied (L3)`. */
function isByPolicy(reason: string | undefined): boolean {
  return reason === POLICY_DENIED || reason === DENIED_BY_RULE || /^Policy denied \((?:L3|L4|CIDR)\)$/.test(reason ?? '');
}

/** What a proxy saw of a request (`http-request`, `dns-request proxy`), as Hubble's compact output calls it. */
export function isContent(type: string): boolean {
  return /^(http|dns|kafka|l7)-/.test(type);
}

/** Which ends' policies it surely had passed where it was seen: Cilium decides egress when it leaves, ingress when it arrives. */
function passedBy(types: readonly string[], direction: Direction | undefined): Readonly<Record<Direction, boolean>> {
  const delivered = types.some(
    (type) => type === 'to-endpoint' || (direction === 'ingress' && (isDecided(type) || isContent(type))),
  );
  const left = types.some((type) => type !== 'from-endpoint' && !(type === '' && direction === undefined));
  return { ingress: delivered, egress: delivered || left };
}

function isDecided(type: string): boolean {
  return type.startsWith('policy-verdict:') || type === 'to-proxy';
}
