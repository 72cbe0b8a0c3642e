import { describe, expect, test } from 'vitest';
import { flowTexts, observe, observeFiles } from './testObserve';

const event = (ms: number, type: number | undefined, part: object = {}): string =>
  JSON.stringify({
    flow: {
      time: `2026-01-02T03:04:05.${String(ms).padStart(3, '0')}Z`,
      verdict: 'DROPPED',
      drop_reason_desc: 'POLICY_DENIED',
      IP: { source: '10.0.0.1', destination: '10.0.0.2' },
      l4: { UDP: { source_port: 40000, destination_port: 53 } },
      source: { pod_name: 'web', namespace: 'shop' },
      destination: { pod_name: 'dns', namespace: 'kube-system' },
      Type: 'L3_L4',
      ...(type === undefined ? {} : { event_type: { type } }),
      ...part,
    },
  });
const counts = (...lines: readonly string[]): readonly number[] => observe(lines.join('\n')).flows.map(({ count }) => count);

describe('one denied packet makes a verdict (5) and a drop (1)', () => {
  test.each([
    ['the two of a packet', [event(1, 5), event(1, 1)], [1]],
    ['up to 100 ms apart', [event(1, 5), event(101, 1)], [1]],
    ['farther apart: two packets', [event(1, 5), event(102, 1)], [2]],
    ['the drop first', [event(3, 1), event(1, 5)], [1]],
    ['A and AAAA from one socket in one ms', [event(1, 5), event(1, 1), event(1, 5), event(1, 1)], [2]],
    ['A and AAAA, first both verdicts', [event(1, 5), event(1, 5), event(1, 1), event(1, 1)], [2]],
    ['two drops are two packets', [event(1, 1), event(1, 1)], [2]],
    ['the kind is masked', [event(1, undefined), event(3, undefined)], [1]],
    ['the kind is masked, too far apart', [event(1, undefined), event(4, undefined)], [2]],
    ['the kind is masked, two queries', [1, 1, 2, 2].map((ms) => event(ms, undefined)), [2]],
    ['another source port', [event(1, 5), event(1, 1, { l4: { UDP: { source_port: 1, destination_port: 53 } } })], [2]],
    ['another reason', [event(1, 5), event(1, 1, { drop_reason_desc: 'POLICY_DENY' })], [1, 1]],
    [
      'denied at both ends',
      [event(1, 5, { traffic_direction: 'EGRESS' }), event(1, 1, { traffic_direction: 'INGRESS' })],
      [1, 1],
    ],
    ['denied by the proxy', [event(1, 129, { l7: { type: 'REQUEST' } }), event(1, 1)], [2]],
    ['let through', [1, 5].map((type) => event(1, type, { verdict: 'FORWARDED', drop_reason_desc: undefined })), [2]],
  ])('%s', (_, lines, wanted) => expect(counts(...lines)).toEqual(wanted));

  const by = [{ name: 'no', namespace: 'shop', kind: 'CiliumNetworkPolicy' }];
  const told = { traffic_direction: 'EGRESS', egress_denied_by: by };
  test.each([
    ['the verdict first', [event(1, 5, told), event(2, 1)]],
    ['the drop first', [event(1, 1), event(2, 5, told)]],
  ])('direction and policies of the verdict are kept: %s', (_, lines) => {
    const observed = observe(lines.join('\n'));
    expect(observed.flows.length).toBe(1);
    expect(observed.flows[0]).toMatchObject({ count: 1, direction: 'egress', policies: by });
    expect(new Set(observed.flows[0]?.types)).toEqual(new Set(['policy-verdict:none', 'drop']));
    expect(observed.flows[0]?.buckets.map(({ count }) => count)).toEqual([1]);
    expect(observed.raw.map(({ flow }) => flow)).toEqual([0, 0]);
  });

  test('a record never makes a pair with one of another file', () => {
    expect(observeFiles([[event(1, 5)], [event(1, 1)]]).flows.map(({ count }) => count)).toEqual([2]);
  });
});

const compact = (time: string, rest: string): string => `${time}: a/b:4000 (ID:300) <> c/d:80 (ID:301) ${rest} (TCP Flags: SYN)`;

test('in compact output the verdict has the direction, and without a time the records stand beside each other', () => {
  const wanted = ['a/b -> c/d 80 TCP ingress DROPPED (Policy denied) request [drop, policy-verdict:none] x1'];
  const lines = ['Policy denied DROPPED', 'policy-verdict:none INGRESS DENIED'];
  expect(flowTexts(observe(lines.map((rest) => compact('Jan  1 00:20:34.567', rest)).join('\n')))).toEqual(wanted);
  expect(flowTexts(observe(lines.map((rest) => compact('', rest).slice(2)).join('\n')))).toEqual(wanted);
});

test('what waits for its pair is bounded: of many, the newest find theirs', () => {
  const line = (port: number, rest: string): string => compact('Jan  1 00:20:34.567', rest).replace('4000', String(port));
  const drops = Array.from({ length: 5000 }, (_, n) => line(1 + n, 'Policy denied DROPPED'));
  const verdicts = [1, 5000].map((port) => line(port, 'policy-verdict:none INGRESS DENIED'));
  expect(observe([...drops, ...verdicts].join('\n')).flows.map(({ count }) => count)).toEqual([4999, 2]);
});
