/** What `hubble observe --from-label app=not-frontend` printed in the training chapter: each denied SYN stands twice. */
export const SEED_FLOWS = `Jan 13 12:54:46.883: default/not-frontend-8f467ccbd-lh4w4:50802 -> kube-system/coredns-64897985d-7rjfv:53 to-endpoint FORWARDED (UDP)
Jan 13 12:54:46.883: default/not-frontend-8f467ccbd-lh4w4:50802 -> kube-system/coredns-64897985d-7rjfv:53 to-endpoint FORWARDED (UDP)
Jan 13 12:54:46.884: default/not-frontend-8f467ccbd-lh4w4:37134 <> default/backend-65f7c794cc-pj2tc:8080 Policy denied DROPPED (TCP Flags: SYN)
Jan 13 12:54:46.884: default/not-frontend-8f467ccbd-lh4w4:37134 <> default/backend-65f7c794cc-pj2tc:8080 Policy denied DROPPED (TCP Flags: SYN)
Jan 13 12:54:47.906: default/not-frontend-8f467ccbd-lh4w4:37134 <> default/backend-65f7c794cc-pj2tc:8080 Policy denied DROPPED (TCP Flags: SYN)
Jan 13 12:54:47.906: default/not-frontend-8f467ccbd-lh4w4:37134 <> default/backend-65f7c794cc-pj2tc:8080 Policy denied DROPPED (TCP Flags: SYN)
Jan 13 12:54:49.922: default/not-frontend-8f467ccbd-lh4w4:37134 <> default/backend-65f7c794cc-pj2tc:8080 Policy denied DROPPED (TCP Flags: SYN)
Jan 13 12:54:49.922: default/not-frontend-8f467ccbd-lh4w4:37134 <> default/backend-65f7c794cc-pj2tc:8080 Policy denied DROPPED (TCP Flags: SYN)
`;

/** Flows as `hubble observe -o jsonpb` prints them: from some of ten clients to a server, one each second. */
export function jsonFlows(count: number): string {
  return Array.from({ length: count }, (_, n) => {
    const time = new Date(Date.UTC(2026, 0, 13, 12, 50) + n * 1000).toISOString();
    const end = (name: string, app: string) => ({
      identity: 1000 + app.length,
      namespace: 'shop',
      labels: [`k8s:app=${app}`, 'k8s:io.kubernetes.pod.namespace=shop'],
      pod_name: name,
    });
    const flow = {
      time,
      verdict: n % 4 === 0 ? 'DROPPED' : 'FORWARDED',
      ...(n % 4 === 0 ? { drop_reason: 133, drop_reason_desc: 'POLICY_DENIED' } : {}),
      IP: { source: `10.0.0.${n % 10}`, destination: '10.0.1.1', ipVersion: 'IPv4' },
      l4: { TCP: { source_port: 30_000 + n, destination_port: 8443, flags: { SYN: true } } },
      source: end(`client-${n % 10}`, `client${n % 2}`),
      destination: end('server-0', 'server'),
      Type: 'L3_L4',
      node_name: 'node-1',
      event_type: n % 4 === 0 ? { type: 1, sub_type: 133 } : { type: 4, sub_type: 0 },
      traffic_direction: 'INGRESS',
      ...(n % 4 === 0 ? {} : { trace_observation_point: 'TO_ENDPOINT', is_reply: false }),
      Summary: 'TCP Flags: SYN',
    };
    return `${JSON.stringify({ flow, node_name: 'node-1', time })}\n`;
  }).join('');
}
