import { type AddressSet, ALL_ADDRESSES, NO_ADDRESSES, parseBlock } from '../engine';
import type { Analysis, Member } from './analysis';
import { type Asked, findAsked, memberOf, type Unanswerable } from './asked';

/** Whom one end of many connections names: whom a question names, or a namespace with all its workloads. */
export type AskedScope = Asked | { readonly type: 'namespace'; readonly name: string };

/** Who may be one end: workloads, and addresses outside the cluster. `asked`: by what they were named; undefined: it is anyone. */
export interface ScopeEnd {
  readonly asked: AskedScope | undefined;
  readonly members: ReadonlySet<Member>;
  readonly addresses: AddressSet;
}

/** Which connections are meant: those from one end to the other. */
export interface ConnectionScope {
  readonly from: ScopeEnd;
  readonly to: ScopeEnd;
}

/** Why there is no such end. */
export type NoScope = Unanswerable | { readonly type: 'emptyNamespace'; readonly name: string };

/**
 * Finds the connections that two ends name; an end that is left out is anyone. A pod, an address of one and a service
 * stand for the workloads whose pods they are.
 */
export function findScope(
  analysis: Analysis,
  from: AskedScope | undefined,
  to: AskedScope | undefined,
): ConnectionScope | NoScope {
  const source = findEnd(analysis, from, 'from');
  if ('type' in source) return source;
  const target = findEnd(analysis, to, 'to');
  if ('type' in target) return target;
  return source.members.size === 0 && target.members.size === 0 && analysis.members.length > 0
    ? { type: 'addresses' }
    : { from: source, to: target };
}

/** Every connection. */
export function wholeScope({ members }: Analysis): ConnectionScope {
  const anyone: ScopeEnd = { asked: undefined, members: new Set(members), addresses: ALL_ADDRESSES };
  return { from: anyone, to: anyone };
}

function findEnd(analysis: Analysis, asked: AskedScope | undefined, end: 'from' | 'to'): ScopeEnd | NoScope {
  if (asked === undefined) return wholeScope(analysis)[end];
  if (asked.type === 'namespace') {
    const members = analysis.members.filter(({ workload }) => workload.namespace === asked.name);
    if (members.length === 0) return { type: 'emptyNamespace', name: asked.name };
    return { asked, members: new Set(members), addresses: NO_ADDRESSES };
  }
  const found = findAsked(analysis, asked, end);
  switch (found.type) {
    case 'pods':
      return {
        asked,
        members: new Set(found.pods.flatMap((pod) => memberOf(analysis, pod) ?? [])),
        addresses: NO_ADDRESSES,
      };
    case 'address': {
      const addresses = parseBlock(`${found.ip}/${found.ip.includes(':') ? 128 : 32}`);
      return addresses === undefined ? { type: 'noAddress', text: found.ip } : { asked, members: new Set(), addresses };
    }
    default:
      return found;
  }
}
