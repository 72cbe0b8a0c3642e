import type { Direction } from '../engine';

/** What Hubble says became of a packet (flow.proto, Verdict). ALLOWED, DENIED and AUDITED of policy verdicts are these, too. */
export const FLOW_VERDICTS = [
  'FORWARDED',
  'DROPPED',
  'ERROR',
  'AUDIT',
  'REDIRECTED',
  'TRACED',
  'TRANSLATED',
  'VERDICT_UNKNOWN',
] as const;
export type FlowVerdict = (typeof FLOW_VERDICTS)[number];

/** `ICMPv4` and `ICMPv6` have no ports. */
export type FlowProtocol = 'TCP' | 'UDP' | 'SCTP' | 'ICMPv4' | 'ICMPv6';

/**
 * One end of an observed connection (flow.proto, Endpoint, and what stands beside it). Undefined: not told. A `service`
 * stands where Hubble names no pod; `names` are DNS names. `reserved` is the identity without a number of its own
 * (`world`, `host`, `kube-apiserver`, …). `labels` are as Hubble writes them (`k8s:app=web`, `reserved:world`);
 * undefined where the format carries none.
 */
export interface FlowEnd {
  readonly namespace: string | undefined;
  readonly pod: string | undefined;
  readonly service: string | undefined;
  readonly names: readonly string[];
  readonly address: string | undefined;
  readonly identity: number | undefined;
  readonly reserved: string | undefined;
  readonly labels: readonly string[] | undefined;
  readonly workload: { readonly kind: string; readonly name: string } | undefined;
}

/**
 * One record, its ends in the order of the connection: `from` began it, also where the record is of a reply. `reply`
 * undefined: not told, and then `from` is who sent the packet. Ports are undefined where there are none. `port` is the
 * one at `to`, after the translation of services.
 */
export interface FlowRecord {
  /** In ms since 1970, UTC; of times without a zone or a year as if they were UTC and of the newest year that fits. */
  readonly time: number | undefined;
  readonly node: string | undefined;
  readonly from: FlowEnd;
  readonly to: FlowEnd;
  readonly fromPort: number | undefined;
  readonly port: number | undefined;
  readonly protocol: FlowProtocol | undefined;
  readonly reply: boolean | undefined;
  /** At which end it was seen: egress at its source's, ingress at its destination's. Of a reply: of the packet, not of the connection. */
  readonly direction: Direction | undefined;
  readonly verdict: FlowVerdict;
  /** Why it was dropped, in Hubble's words (`Policy denied`, `Policy denied by denylist`). */
  readonly reason: string | undefined;
  /** The word Hubble has for what was seen: `to-endpoint`, `policy-verdict:none`, `http-request`, `drop`. */
  readonly type: string;
  readonly summary: string;
  /** The policies that Hubble names for the verdict. */
  readonly policies: readonly FlowPolicy[];
}

/** A policy as Hubble names it beside a verdict. */
export interface FlowPolicy {
  readonly kind: string;
  readonly namespace: string | undefined;
  readonly name: string;
}
