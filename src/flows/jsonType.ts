import {
  EVENT_CAPTURE,
  EVENT_DROP,
  EVENT_L7,
  EVENT_POLICY_VERDICT,
  EVENT_SOCK,
  EVENT_TRACE,
  policyVerdictType,
  sockPoint,
  tracePoint,
  tracePointBySubType,
} from './hubbleWords';
import { type Json, numberOf, objectOf, textOf } from './jsonValue';

/** The kind of event a flow is of (undefined: not told, and nothing else gives it away), and Hubble's word for it. */
export interface FlowEvent {
  readonly event: number | undefined;
  readonly type: string;
}

/** Finds the event; where `event_type` is masked, by the fields that only one kind of event has. */
export function eventOf(flow: Json): FlowEvent {
  const l7 = objectOf(flow.l7);
  if (l7 !== undefined) return { event: EVENT_L7, type: messageType(l7) };
  const given = objectOf(flow.event_type);
  // Also a bare number: that is how the event is found in some exports.
  const event = numberOf(given?.type) ?? numberOf(flow.event_type) ?? eventByFields(flow);
  return { event, type: typeOf(flow, event, numberOf(given?.sub_type)) };
}

function eventByFields(flow: Json): number | undefined {
  if (tracePoint(flow.trace_observation_point) !== undefined) return EVENT_TRACE;
  const names = ['policy_match_type', 'egress_allowed_by', 'ingress_allowed_by', 'egress_denied_by', 'ingress_denied_by'];
  return names.some((name) => flow[name] !== undefined) ? EVENT_POLICY_VERDICT : undefined;
}

function typeOf(flow: Json, event: number | undefined, subType: number | undefined): string {
  switch (event) {
    case EVENT_DROP:
      return 'drop';
    case EVENT_TRACE:
      return (subType === undefined ? tracePoint(flow.trace_observation_point) : undefined) ?? tracePointBySubType(subType ?? 0);
    case EVENT_POLICY_VERDICT:
      return policyVerdictType(numberOf(flow.policy_match_type) ?? 0);
    case EVENT_CAPTURE:
      return textOf(flow.debug_capture_point) ?? 'UNKNOWN';
    case EVENT_SOCK:
      return sockPoint(flow.sock_xlate_point) ?? 'UNKNOWN';
    case EVENT_L7:
      return 'l7';
    case undefined:
      return flow.verdict === 'DROPPED' || flow.verdict === 2 ? 'drop' : 'UNKNOWN';
    default:
      return 'UNKNOWN';
  }
}

const MESSAGES = ['unknown_l7_type', 'request', 'response', 'sample'];

function messageType(l7: Json): string {
  // Go's own encoder, which old versions used, wraps what is one of several.
  const record = objectOf(l7.Record) ?? l7;
  const word = textOf(l7.type)?.toLowerCase() ?? MESSAGES[numberOf(l7.type) ?? 0] ?? 'unknown_l7_type';
  if (record.http !== undefined || record.Http !== undefined) return `http-${word}`;
  const dns = objectOf(record.dns) ?? objectOf(record.Dns);
  if (dns !== undefined) return `dns-${word} ${textOf(dns.observation_source) ?? ''}`.trimEnd();
  return `${record.kafka !== undefined || record.Kafka !== undefined ? 'kafka' : 'l7'}-${word}`;
}
