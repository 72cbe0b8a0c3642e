import type { FlowEnd } from './flow';
import type { Observed, ObservedFlow } from './observed';
import { NOBODY } from './testObserved';

/** An end of which nothing is told but what is given; for tests. */
export function endOf(given: Partial<FlowEnd>): FlowEnd {
  return { ...NOBODY, ...given };
}

/** A request by TCP that was delivered, unless other things are given; for tests. */
export function flowOf(from: number, to: number, port: number | undefined, given: Partial<ObservedFlow> = {}): ObservedFlow {
  return {
    from,
    to,
    port,
    protocol: 'TCP',
    direction: 'ingress',
    verdict: 'FORWARDED',
    reason: undefined,
    reply: false,
    types: ['to-endpoint'],
    policies: [],
    count: 1,
    first: undefined,
    last: undefined,
    buckets: [],
    ...given,
  };
}

/** What makes a flow one that a policy refused; for tests. */
export const REFUSED: Partial<ObservedFlow> = { verdict: 'DROPPED', reason: 'Policy denied', types: ['policy-verdict:none'] };

export function observedOf(ends: readonly FlowEnd[], flows: readonly ObservedFlow[]): Observed {
  const records = flows.reduce((sum, { count }) => sum + count, 0);
  return {
    ends,
    flows,
    bucketMs: 1000,
    raw: [],
    files: [{ name: 'flows.json', records }],
    records,
    notKept: 0,
    lost: [],
    unread: { count: 0, first: [] },
    yearAssumed: false,
  };
}
