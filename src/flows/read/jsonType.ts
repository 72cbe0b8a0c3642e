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

/** The kind of event a flow is of; undefined: `event_type` is masked, and no field that only one kind has gives it away. */
export function eventOf(flow: Json): number | undefined {
  if (flow.l7 !== undefined) return EVENT_L7;
  return numberOf(objectOf(flow.event_type)?.type) ?? eventByFields(flow);
}

function eventByFields(flow: Json): number | undefined {
  if (tracePoint(flow.trace_observation_point) !== undefined) return EVENT_TRACE;
  const names = ['policy_match_type', 'egress_allowed_by', 'ingress_allowed_by', 'egress_denied_by', 'ingress_denied_by'];
  return names.some((name) => flow[name] !== undefined) ? EVENT_POLICY_VERDICT : undefined;
}

/** Hubble's word for what a flow of a kind of event tells of. */
export function typeOf(flow: Json, event: number | undefined): string {
  switch (event) {
    case EVENT_DROP:
      return 'drop';
    case EVENT_TRACE: {
      const subType = numberOf(objectOf(flow.event_type)?.sub_type);
      if (subType !== undefined) return tracePointBySubType(subType);
      return tracePoint(flow.trace_observation_point) ?? tracePointBySubType(0);
    }
    case EVENT_POLICY_VERDICT:
      return policyVerdictType(numberOf(flow.policy_match_type) ?? 0);
    case EVENT_CAPTURE:
      return textOf(flow.debug_capture_point) ?? 'UNKNOWN';
    case EVENT_SOCK:
      return sockPoint(flow.sock_xlate_point) ?? 'UNKNOWN';
    case EVENT_L7:
      return messageType(objectOf(flow.l7) ?? {});
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
