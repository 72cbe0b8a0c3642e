import type { FlowPolicy, FlowProtocol, FlowRecord, FlowVerdict } from '../flow';
import { reasonByText } from './dropReasons';
import { policyVerdictType, sockPoint, subTypeOf, verdictOf } from './hubbleWords';
import type { PrintedEnd } from './printedEnd';
import type { Half, ReadFlow } from './readFlow';
import { mayAnswer, type PacketSigns, replyBySigns, signsInSummary } from './replyOf';

/** The columns that compact, dict and table output have in common. `arrow`: compact output's; undefined: there is none. */
export interface Printed {
  readonly time: number | undefined;
  readonly node: string | undefined;
  readonly left: PrintedEnd;
  readonly right: PrintedEnd;
  readonly arrow: '->' | '<-' | '<>' | undefined;
  /** Whether identities stand behind the ends, as all but old versions print them. */
  readonly identities: boolean;
  readonly type: string;
  readonly verdict: string;
  /** What stands behind `BY`. */
  readonly by: string | undefined;
  readonly summary: string;
}

/** What the columns say; undefined where the verdict is none of Hubble's. */
export function readPrinted(printed: Printed): ReadFlow | undefined {
  const verdict = verdictOf(printed.verdict);
  if (verdict === undefined) return undefined;
  const { type, direction, reason, half } = typeOf(printed, verdict);
  const signs = signsInSummary(printed.summary);
  const reply = printed.arrow === '<-' ? true : replyOf(printed, half, type, signs);
  // `<-` stands with its ends swapped already: left is who began the connection.
  const swap = reply === true && printed.arrow !== '<-';
  const from = swap ? printed.right : printed.left;
  const to = swap ? printed.left : printed.right;
  const record: FlowRecord = {
    time: printed.time,
    node: printed.node,
    from: from.end,
    to: to.end,
    fromPort: from.port,
    port: to.port,
    protocol: signs.protocol ?? protocolOf(type),
    reply,
    direction,
    verdict,
    reason,
    type,
    summary: printed.summary,
    policies: printed.by === undefined ? [] : policiesOf(printed.by),
  };
  return { type: 'flow', record, half, count: undefined };
}

interface PrintedType {
  readonly type: string;
  readonly direction: FlowRecord['direction'];
  readonly reason: string | undefined;
  readonly half: Half;
}

// Of old versions, which print nothing else for a policy's verdict that allows.
const MATCHES = ['none', 'L3-Only', 'L3-L4', 'L4-Only', 'all', 'L3-Proto', 'Proto-Only'];

function typeOf({ type, identities, summary }: Printed, verdict: FlowVerdict): PrintedType {
  const dropped = verdict === 'DROPPED' || verdict === 'ERROR';
  const told = /^policy-verdict:(\S+)(?: (INGRESS|EGRESS))?/.exec(type);
  if (told !== null) {
    const direction = told[2] === undefined ? undefined : told[2] === 'INGRESS' ? 'ingress' : 'egress';
    const reason = !dropped ? undefined : told[1] === 'none' ? 'Policy denied' : deniedBy(summary);
    return { type: `policy-verdict:${told[1]}`, direction, reason, half: dropped ? 'verdict' : undefined };
  }
  const other = { direction: undefined, reason: undefined, half: undefined };
  if (!dropped) {
    const match = MATCHES.indexOf(type);
    return { ...other, type: match < 0 ? type : policyVerdictType(match) };
  }
  if (isWord(type)) return { ...other, type };
  // Versions that print no identities print the drop's text for the policy's verdict, too.
  return { type: 'drop', direction: undefined, reason: reasonByText(type), half: identities ? 'drop' : 'either' };
}

/** A rule that allows once its ends have proved who they are is no rule that denies. */
const deniedBy = (summary: string): string =>
  /; Auth: /.test(summary) ? 'Authentication required' : 'Policy denied by denylist';

const isWord = (type: string): boolean =>
  type === 'UNKNOWN' || subTypeOf(type) !== undefined || sockPoint(type) !== undefined || /^(?:http|dns|kafka|l7)-/.test(type);

/** As with JSON: what the arrow says, the message, the packet, the event. */
function replyOf(printed: Printed, half: Half, type: string, signs: PacketSigns): boolean | undefined {
  const { arrow, identities, node, left, right } = printed;
  const bySigns = replyBySigns(signs);
  if (half !== undefined && !(arrow === '->' && identities) && mayAnswer(signs, left.port, right.port)) return bySigns;
  // Old versions print `->` for everything, and there the node always stands before it.
  if (arrow === '->' && (identities || node === undefined)) return identities ? false : (bySigns ?? false);
  const message = /^(?:http|dns|kafka|l7)-(request|response)/.exec(type);
  if (message !== null) return message[1] === 'response';
  return bySigns ?? (half !== undefined || type.startsWith('policy-verdict:') ? false : undefined);
}

const protocolOf = (type: string): FlowProtocol | undefined =>
  type.startsWith('http-') || type.startsWith('kafka-') ? 'TCP' : undefined;

/** `name (Kind), name (Kind)`; a namespace may stand before the name. */
function policiesOf(by: string): readonly FlowPolicy[] {
  return [...by.matchAll(/([^\s,]+) \(([A-Za-z]*)\)/g)].map(([, called = '', kind = '']) => {
    const slash = called.indexOf('/');
    const namespace = slash < 0 ? undefined : called.slice(0, slash);
    return { kind, namespace, name: called.slice(slash + 1) };
  });
}
