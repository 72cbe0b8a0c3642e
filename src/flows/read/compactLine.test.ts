import { expect, test } from 'vitest';
import { flowTexts, NOW, observe } from './testObserve';

test.each([
  // The forms of today: identities, arrows, a node, policies' names.
  [
    'Jan 13 12:54:46.883: default/web:50802 (ID:2615) -> kube-system/coredns-64897985d-7rjfv:53 (ID:9727) to-endpoint FORWARDED (UDP)',
    'default/web -> kube-system/coredns-64897985d-7rjfv 53 UDP FORWARDED request [to-endpoint] x1',
  ],
  [
    'Jan 13 12:54:46.883 [kind/worker-1]: default/web:80 (ID:300) <- default/api:40000 (ID:301) to-endpoint FORWARDED (TCP Flags: ACK)',
    'default/web -> default/api 40000 TCP FORWARDED reply [to-endpoint] x1',
  ],
  [
    'Jan 13 12:54:46.883: default/web:4000 (ID:300) <> default/api:80 (ID:301) policy-verdict:none INGRESS DENIED (TCP Flags: SYN)',
    'default/web -> default/api 80 TCP ingress DROPPED (Policy denied) request [policy-verdict:none] x1',
  ],
  [
    'Jan 13 12:54:46.883: default/web:4000 (ID:300) <> default/api:80 (ID:301) policy-verdict:L3-Only EGRESS DENIED BY no-api (CiliumNetworkPolicy) (TCP Flags: SYN)',
    'default/web -> default/api 80 TCP egress DROPPED (Policy denied by denylist) request [policy-verdict:L3-Only] x1',
  ],
  [
    'Jan 13 12:54:46.883: default/web:4000 (ID:300) <> default/api:80 (ID:301) policy-verdict:none EGRESS AUDITED (TCP Flags: SYN)',
    'default/web -> default/api 80 TCP egress AUDIT request [policy-verdict:none] x1',
  ],
  [
    'Jan 13 12:54:46.883: default/web:4000 (ID:300) <> default/api:80 (ID:301) policy-verdict:L3-L4 INGRESS ALLOWED (TCP Flags: SYN; Auth: SPIRE)',
    'default/web -> default/api 80 TCP ingress FORWARDED request [policy-verdict:L3-L4] x1',
  ],
  [
    'Jan 13 12:54:46.883: default/web:4000 (ID:300) <> default/api:80 (ID:301) Policy denied by denylist DROPPED (IP Trace ID: 7; TCP Flags: SYN)',
    'default/web -> default/api 80 TCP DROPPED (Policy denied by denylist) request [drop] x1',
  ],
  // Texts with parentheses of their own, before and in the summary.
  [
    'Jan 13 12:54:46.883: 10.0.0.1 (host) <> 10.0.0.2 (remote-node) No tunnel/encapsulation endpoint (datapath BUG!) DROPPED (ICMPv4 EchoRequest)',
    '10.0.0.1 host -> 10.0.0.2 remote-node ICMPv4 DROPPED (No tunnel/encapsulation endpoint (datapath BUG!)) request [drop] x1',
  ],
  [
    'Jan 10 10:00:00.000: default/web:5353 (ID:500) <- kube-system/dns-1:53 (ID:700) dns-response proxy FORWARDED (DNS Answer "93.184.216.34" TTL: 30 (Proxy example.com. A))',
    'default/web -> kube-system/dns-1 53 FORWARDED reply [dns-response proxy] x1',
  ],
  [
    'Jan 10 10:00:00.000: default/web:5353 (ID:500) -> default/api:80 (ID:700) http-request DROPPED (HTTP/1.1 PUT http://api/v1/a -> b)',
    'default/web -> default/api 80 TCP DROPPED request [http-request] x1',
  ],
  // IPv6, names, reserved identities, and services where no pod can be.
  [
    '2024-05-06T07:08:09.123456789Z: [fd00::10]:4242 (ID:16777217) -> api.example.com,lb.example.com:443 (ID:16777220) to-stack FORWARDED (TCP Flags: ACK, PSH)',
    'fd00::10 -> api.example.com lb.example.com 443 TCP FORWARDED request [to-stack] x1',
  ],
  [
    'Sep 10 10:00:00.000: fe80::1 (ID:86276) <> ff02::2 (unknown) Unsupported L3 protocol DROPPED (ICMPv6 RouterSolicitation)',
    'fe80::1 -> ff02::2 ICMPv6 DROPPED (Unsupported L3 protocol) request [drop] x1',
  ],
  [
    'Aug 29 09:25:41.279: default/xwing (ID:27863) <> default/deathstar:80 (world) pre-xlate-fwd TRACED (TCP)',
    'default/xwing -> svc default/deathstar 80 TCP TRACED either [pre-xlate-fwd] x1',
  ],
  [
    'Aug 29 09:25:41.279: default/xwing:4000 (ID:27863) -> default/kubernetes:443 (kube-apiserver) to-stack FORWARDED (TCP Flags: SYN)',
    'default/xwing -> svc default/kubernetes 443 TCP FORWARDED request [to-stack] x1',
  ],
  [
    'Aug 29 09:25:41.279: default/xwing:4000 (ID:27863) -> default/web-0:443 (ID:16777300) to-stack FORWARDED (TCP Flags: SYN)',
    'default/xwing -> svc default/web-0 443 TCP FORWARDED request [to-stack] x1',
  ],
  // A pod that has `world`, as on GKE in 2021.
  [
    'Aug 29 09:25:41.279: default/xwing:4000 (ID:27863) -> kube-system/kube-dns-b4f5c58c7-7qmtw:53 (world) to-stack FORWARDED (UDP)',
    'default/xwing -> kube-system/kube-dns-b4f5c58c7-7qmtw 53 UDP FORWARDED request [to-stack] x1',
  ],
  // Where there is no IP packet, and where there is nothing at all.
  [
    'Aug 29 09:25:41.279: 46:e5:ea:1f:95:ff (unknown) <> d6:ec:b0:4a:ff:46 (unknown) Unsupported L2 protocol DROPPED (Ethernet)',
    'untold -> untold DROPPED (Unsupported L2 protocol) request [drop] x1',
  ],
  [
    'Jan  3 07:31:08.062:  (unknown) <>  (unknown) UNKNOWN VERDICT_UNKNOWN ()',
    'untold -> untold VERDICT_UNKNOWN either [UNKNOWN] x1',
  ],
  // Without a time, with one that is not known, with the prefix of kubectl, in colours.
  [
    'default/web:53150 (ID:19440) -> default/api:80 (ID:23991) to-endpoint FORWARDED (TCP Flags: SYN)',
    'default/web -> default/api 80 TCP FORWARDED request [to-endpoint] x1',
  ],
  [
    'N/A: default/web:53150 (ID:19440) -> default/api:80 (ID:23991) to-endpoint FORWARDED (TCP Flags: SYN)',
    'default/web -> default/api 80 TCP FORWARDED request [to-endpoint] x1',
  ],
  [
    '[pod/cilium-x/cilium-agent] Jan 13 12:54:46.883: default/web:1 (ID:400) -> default/api:80 (ID:401) to-endpoint FORWARDED (TCP Flags: SYN)',
    'default/web -> default/api 80 TCP FORWARDED request [to-endpoint] x1',
  ],
  [
    'Jan 13 12:54:46.883: \x1b[36mdefault/web:\x1b[33m4000\x1b[0m\x1b[0m \x1b[35m(ID:300)\x1b[0m <> \x1b[36mdefault/api:\x1b[33m80\x1b[0m\x1b[0m \x1b[35m(ID:301)\x1b[0m policy-verdict:none INGRESS \x1b[31mDENIED\x1b[0m (TCP Flags: SYN)',
    'default/web -> default/api 80 TCP ingress DROPPED (Policy denied) request [policy-verdict:none] x1',
  ],
  // Old forms: no identities; then also no arrow but one, and the node always.
  [
    'Jan 13 12:54:46.884: default/web-8f467ccbd-lh4w4:37134 <> default/api:8080 Policy denied DROPPED (TCP Flags: SYN)',
    'default/web-8f467ccbd-lh4w4 -> default/api 8080 TCP DROPPED (Policy denied) request [drop] x1',
  ],
  [
    'Jan 13 12:54:46.884 [k8s1]: default/web:37134 -> default/api:8080 L3-L4 FORWARDED (TCP Flags: SYN)',
    'default/web -> default/api 8080 TCP FORWARDED request [policy-verdict:L3-L4] x1',
  ],
  [
    'Jan 13 12:54:46.884 [k8s1]: default/api:8080 -> default/web:37134 to-endpoint FORWARDED (TCP Flags: SYN, ACK)',
    'default/web -> default/api 8080 TCP FORWARDED reply [to-endpoint] x1',
  ],
  [
    'Jan 13 12:54:46.884 [k8s1]: kube-system/dns-1:53 -> default/web:37134 to-endpoint FORWARDED (UDP)',
    'kube-system/dns-1 -> default/web 37134 UDP FORWARDED either [to-endpoint] x1',
  ],
  [
    'Jan 13 12:54:46.884 [k8s1]: 10.0.0.1:4000 -> default/web:80 Policy denied (CIDR) DROPPED (TCP Flags: SYN)',
    '10.0.0.1 -> default/web 80 TCP DROPPED (Policy denied (CIDR)) request [drop] x1',
  ],
  // Amid a connection, from a server's port to a client's: Hubble does not tell of drops whether they are replies.
  [
    'Jan 13 12:54:46.884: default/api:8080 (ID:300) <> default/web:37134 (ID:301) Policy denied DROPPED (TCP Flags: ACK, FIN)',
    'default/api -> default/web 37134 TCP DROPPED (Policy denied) either [drop] x1',
  ],
  [
    'Jan 13 12:54:46.884: default/web:37134 (ID:301) <> default/api:8080 (ID:300) Policy denied DROPPED (TCP Flags: ACK, PSH)',
    'default/web -> default/api 8080 TCP DROPPED (Policy denied) request [drop] x1',
  ],
  // What a rule allows once both have proved who they are, and did not.
  [
    'Jul  4 18:28:51.765: default/web:44268 (ID:6576) <> default/api:3000 (ID:3516) policy-verdict:L3-L4 INGRESS DENIED (TCP Flags: SYN; Auth: SPIRE)',
    'default/web -> default/api 3000 TCP ingress DROPPED (Authentication required) request [policy-verdict:L3-L4] x1',
  ],
])('%s', (line, wanted) => {
  const observed = observe(`${line}\n`);
  expect(observed.unread.first).toEqual([]);
  expect(flowTexts(observed)).toEqual([wanted]);
  expect(observed.raw[0]?.line).toBe(1);
});

test('policies stand behind the verdict', () => {
  const { flows } = observe(
    'Jan  1 00:20:34.567: 1.1.1.1:31793 (health) <> 2.2.2.2:8080 (ID:12345) policy-verdict:L3-Only INGRESS ALLOWED BY my-policy (CiliumNetworkPolicy), shop/two (NetworkPolicy) (TCP Flags: SYN)',
  );
  expect(flows[0]?.policies).toEqual([
    { kind: 'CiliumNetworkPolicy', namespace: undefined, name: 'my-policy' },
    { kind: 'NetworkPolicy', namespace: 'shop', name: 'two' },
  ]);
});

test('events that Hubble lost are counted, and its own news are no unread lines', () => {
  const observed = observe(`EVENTS LOST: HUBBLE_RING_BUFFER CPU(0) 12
EVENTS LOST: HUBBLE_RING_BUFFER CPU(3) 5
Jan 13 12:54:46.883 [hubble-relay]: Receiving flows from 2 nodes: a, b
`);
  expect(observed.lost).toEqual([{ source: 'HUBBLE_RING_BUFFER', count: 17 }]);
  expect([observed.records, observed.unread.count]).toEqual([0, 0]);
});

test('a line that is no flow is told with its number and why; a blank one is not', () => {
  const observed = observe(
    '\ufeffDefaulted container "cilium-agent" out of: cilium-agent, config (init)\r\n\r\n   \r\nJan 13 12:54:46.883: a/b -> c/d to-endpoint\r\nJan 13 12:54:46.883: a/b -> c/d to-endpoint FORWARDED (UDP)\r\n',
  );
  expect(observed.records).toBe(1);
  expect(observed.unread).toEqual({
    count: 2,
    first: [
      {
        file: 'file-1',
        line: 1,
        why: 'No flow of Hubble.',
        text: 'Defaulted container "cilium-agent" out of: cilium-agent, config (init)',
      },
      { file: 'file-1', line: 4, why: 'No flow of Hubble.', text: 'Jan 13 12:54:46.883: a/b -> c/d to-endpoint' },
    ],
  });
});

test.each([
  ['Jan 13 12:54:46.883', '2026-01-13T12:54:46.883Z', true],
  ['Nov 29 01:00:00.000', '2025-11-29T01:00:00.000Z', true],
  ['Nov 28 23:00:00.000', '2026-11-28T23:00:00.000Z', true],
  ['Feb 29 13:00:29.389', '2024-02-29T13:00:29.389Z', true],
  ['2024-05-06T07:08:09.123456789Z', '2024-05-06T07:08:09.123Z', false],
  ['2024-05-06T07:08:09Z', '2024-05-06T07:08:09.000Z', false],
  ['2024-05-06T09:08:09.5+02:00', '2024-05-06T07:08:09.500Z', false],
  ['Mon, 06 May 2024 07:08:09 UTC', '2024-05-06T07:08:09.000Z', false],
  ['Mon, 06 May 2024 09:08:09 +0200', '2024-05-06T07:08:09.000Z', false],
  ['2024-05-06', '2024-05-06T00:00:00.000Z', false],
])('the time %s', (time, wanted, yearAssumed) => {
  const observed = observe(`${time}: a/b (ID:300) -> c/d (ID:301) to-endpoint FORWARDED (UDP)`);
  expect(new Date(observed.flows[0]?.first ?? 0).toISOString()).toBe(wanted);
  expect(observed.yearAssumed).toBe(yearAssumed);
  expect(observed.flows[0]?.first).toBeLessThanOrEqual(NOW + 86_400_000);
});
