import { FLOW_VERDICTS, type FlowRecord } from '../flow';
import { ownText } from './ownText';

/** What tells flows apart beside their ends and the port. */
export type FlowKey = Pick<FlowRecord, 'protocol' | 'direction' | 'verdict' | 'reason' | 'reply'>;

/** Keys as numbers, and back. */
export interface FlowKeys {
  /** Undefined: it has a reason that was not met yet, and `more` says that no new one is taken. */
  codeOf(key: FlowKey, more: boolean): number | undefined;
  keyOf(code: number): FlowKey;
}

const PROTOCOLS = [undefined, 'TCP', 'UDP', 'SCTP', 'ICMPv4', 'ICMPv6'] as const;
const DIRECTIONS = [undefined, 'ingress', 'egress'] as const;
const REPLIES = [undefined, true, false] as const;

export function createFlowKeys(): FlowKeys {
  const reasons: (string | undefined)[] = [undefined];
  const places = new Map<string, number>();

  return {
    codeOf({ protocol, direction, verdict, reason, reply }, more) {
      let place = reason === undefined ? 0 : places.get(reason);
      if (place === undefined) {
        if (!more) return undefined;
        place = reasons.length;
        const own = ownText(reason ?? '');
        reasons.push(own);
        places.set(own, place);
      }
      const way = direction === undefined ? 0 : direction === 'ingress' ? 1 : 2;
      const back = reply === undefined ? 0 : reply ? 1 : 2;
      return (((place * 8 + FLOW_VERDICTS.indexOf(verdict)) * 3 + way) * 3 + back) * 6 + PROTOCOLS.indexOf(protocol);
    },
    keyOf(code) {
      const seen = Math.floor(code / 54);
      return {
        protocol: PROTOCOLS[code % 6],
        direction: DIRECTIONS[Math.floor(code / 18) % 3],
        verdict: FLOW_VERDICTS[seen % 8] ?? 'VERDICT_UNKNOWN',
        reason: reasons[Math.floor(seen / 8)],
        reply: REPLIES[Math.floor(code / 6) % 3],
      };
    },
  };
}
