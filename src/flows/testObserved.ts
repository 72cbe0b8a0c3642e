import type { FlowEnd } from './flow';
import type { Observed, ObservedFlow } from './observed';

/** An end of which nothing is told. */
export const NOBODY: FlowEnd = {
  namespace: undefined,
  pod: undefined,
  service: undefined,
  names: [],
  address: undefined,
  identity: undefined,
  reserved: undefined,
  labels: undefined,
  workload: undefined,
};

/** An end for tests: `default/web` is a pod, `world` an identity, anything else as it is given. */
export function testEnd(end: string | Partial<FlowEnd>): FlowEnd {
  if (typeof end !== 'string') return { ...NOBODY, ...end };
  const [namespace, pod] = end.split('/');
  return pod === undefined ? { ...NOBODY, reserved: end } : { ...NOBODY, namespace, pod };
}

/** What was observed, for tests: one flow for each; `at` are the seconds its records came at, one record at 0 by default. */
export function testObserved(
  flows: readonly (Partial<Omit<ObservedFlow, 'from' | 'to'>> & {
    readonly from: string | Partial<FlowEnd>;
    readonly to: string | Partial<FlowEnd>;
    readonly at?: readonly number[];
  })[],
  rest: Partial<Observed> = {},
): Observed {
  const ends: FlowEnd[] = [];
  const place = (end: string | Partial<FlowEnd>): number => {
    const wanted = testEnd(end);
    const known = ends.findIndex((one) => JSON.stringify(one) === JSON.stringify(wanted));
    return known >= 0 ? known : ends.push(wanted) - 1;
  };
  const all = flows.map(({ from, to, at = [0], ...own }): ObservedFlow => {
    const seconds = new Map<number, number>();
    for (const second of at) seconds.set(second, (seconds.get(second) ?? 0) + 1);
    return {
      port: undefined,
      protocol: 'TCP',
      direction: undefined,
      verdict: 'FORWARDED',
      reason: undefined,
      reply: false,
      types: ['to-endpoint'],
      policies: [],
      count: at.length,
      first: Math.min(...at) * 1000,
      last: Math.max(...at) * 1000,
      buckets: [...seconds].map(([index, count]) => ({ index, count })),
      ...own,
      from: place(from),
      to: place(to),
    };
  });
  const records = all.reduce((sum, { count }) => sum + count, 0);
  return {
    ends,
    flows: all,
    bucketMs: 1000,
    raw: [],
    files: [{ name: 'flows.json', records }],
    records,
    notKept: 0,
    lost: [],
    unread: { count: 0, first: [] },
    yearAssumed: false,
    ...rest,
  };
}
