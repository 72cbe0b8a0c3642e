import { expect, test } from 'vitest';
import { flowTexts, observe } from './testObserve';

const DICT = `  TIMESTAMP: Jan 13 12:54:46.883
       NODE: kind/worker
     SOURCE: default/web:37134
DESTINATION: default/api:8080
       TYPE: policy-verdict:none INGRESS
    VERDICT: DENIED BY none (CiliumNetworkPolicy)
    SUMMARY: TCP Flags: SYN
------------
  TIMESTAMP: Jan 13 12:54:46.884
       NODE: kind/worker
     SOURCE: default/web:37134
DESTINATION: default/api:8080
       TYPE: Policy denied
    VERDICT: DROPPED
    SUMMARY: TCP Flags: SYN
------------
  TIMESTAMP: 
     SOURCE: HUBBLE_RING_BUFFER
       TYPE: EVENTS LOST
    VERDICT: 
    SUMMARY: CPU(0) - 7
------------
  TIMESTAMP: Jan 13 12:54:47.000
      STATE: NODE_UNAVAILABLE
      NODES: a, b
    MESSAGE: N/A
------------
  TIMESTAMP: Jan 13 12:54:48.000
     SOURCE: [fd00::1]:8080
DESTINATION: default/web:37134
       TYPE: to-endpoint
    VERDICT: FORWARDED
    SUMMARY: TCP Flags: SYN, ACK
`;

test('dict output', () => {
  const observed = observe(DICT);
  expect(observed.unread.first).toEqual([]);
  expect(flowTexts(observed)).toEqual([
    'default/web -> default/api 8080 TCP ingress DROPPED (Policy denied) request [policy-verdict:none, drop] x1',
    'default/web -> fd00::1 8080 TCP FORWARDED reply [to-endpoint] x1',
  ]);
  expect(observed.flows[0]?.policies).toEqual([{ kind: 'CiliumNetworkPolicy', namespace: undefined, name: 'none' }]);
  expect(observed.lost).toEqual([{ source: 'HUBBLE_RING_BUFFER', count: 7 }]);
  expect(observed.records).toBe(3);
  expect(observed.raw.map(({ line }) => line)).toEqual([1, 9, 28]);
  expect(observed.raw[1]?.text.split('\n').length).toBe(7);
});

test('dict output that begins in the middle of a record', () => {
  const observed = observe(DICT.split('\n').slice(3).join('\n'));
  expect(flowTexts(observed)).toEqual([
    'default/web -> default/api 8080 TCP DROPPED (Policy denied) request [drop] x1',
    'default/web -> fd00::1 8080 TCP FORWARDED reply [to-endpoint] x1',
  ]);
  expect(observed.unread.first.map(({ line }) => line)).toEqual([1]);
});

test('a table, with and without its head', () => {
  const rows = [
    'TIMESTAMP             SOURCE                      DESTINATION                              TYPE                            VERDICT     SUMMARY',
    'Jan 13 12:54:46.883   default/web:37134           kube-system/coredns-64897985d-7rjfv:53   to-endpoint                     FORWARDED   UDP',
    'Jan  3 12:54:46.884   default/web:37134           default/api:8080                         policy-verdict:none EGRESS      DENIED      TCP Flags: SYN',
    'Jan  3 12:54:46.885   default/web:37134           default/api:8080                         Policy denied                   DROPPED     TCP Flags: SYN',
    '                      HUBBLE_RING_BUFFER                                                   EVENTS LOST                                 CPU(1) - 4',
    'Jan 13 12:54:46.883                                                                        UNKNOWN                         TRACED',
  ];
  const observed = observe(rows.join('\n'));
  expect(observed.unread.first).toEqual([]);
  expect(flowTexts(observed)).toEqual([
    'default/web -> kube-system/coredns-64897985d-7rjfv 53 UDP FORWARDED either [to-endpoint] x1',
    'default/web -> default/api 8080 TCP egress DROPPED (Policy denied) request [policy-verdict:none, drop] x1',
    'untold -> untold TRACED either [UNKNOWN] x1',
  ]);
  expect(observed.lost).toEqual([{ source: 'HUBBLE_RING_BUFFER', count: 4 }]);
  expect(flowTexts(observe(rows.slice(1, 4).join('\n')))).toEqual(flowTexts(observed).slice(0, 2));
});

test('a table that names the nodes', () => {
  const observed =
    observe(`TIMESTAMP             NODE          SOURCE              DESTINATION        TYPE          VERDICT     SUMMARY
Jan 13 12:54:46.883   kind/worker   default/web:37134   default/api:8080   to-endpoint   FORWARDED   TCP Flags: SYN
NAME      POD-SELECTOR   AGE
`);
  expect(flowTexts(observed)).toEqual(['default/web -> default/api 8080 TCP FORWARDED request [to-endpoint] x1']);
  expect(observed.unread.first.map(({ line }) => line)).toEqual([3]);
});

test('a line far longer than any of Hubble’s is none, however much of one stands in it', () => {
  const line = (path: string): string =>
    `Jan 13 12:54:46.883: a/b:1 (ID:300) -> c/d:80 (ID:301) http-request FORWARDED (HTTP/1.1 GET http://x/${path})`;
  const observed = observe([line('y'.repeat(8000)), `${line('')} ${']: Error "DROPPED ('.repeat(50_000)}`].join('\n'));
  expect(flowTexts(observed)).toEqual(['a/b -> c/d 80 TCP FORWARDED request [http-request] x1']);
  expect(observed.unread.first.map(({ line: nth }) => nth)).toEqual([2]);
});
