import type { Direction, DirectionOfPolicy } from '../../engine/policy';
import type { Path } from '../../text/path';
import { decodeList, decodeText, WRONG } from './decode';
import { DIRECTION_FIELDS } from './directionFields';
import type { Mapping } from './mapping';
import { type Problems, refuse, refuseInvalid, warnOfEmptyFields } from './problems';

/** Which directions a policy isolates, and why: a DirectionOfPolicy without its rules. */
export type Isolation = Omit<DirectionOfPolicy, 'rules'>;

const UNREADABLE: Isolation = { isolated: 'unknown', by: 'unreadable' };
const UNREADABLE_RULES: Isolation = { isolated: 'unknown', by: 'unreadableRules' };
const IMPLIED: Isolation = { isolated: true, by: 'implied' };
const UNLISTED: Isolation = { isolated: false, by: 'unlisted' };

/**
 * Reads the spec's `policyTypes`. Absent, null or empty: the API's defaulting, Ingress always and Egress when there is an egress
 * rule (`hasEgress`; 'unknown' when `egress` is no list, or may stand there under another name). A direction that is
 * listed is known even when another entry cannot be read, or `isElsewhere`: under another name; one that is not listed is
 * then unknown.
 */
export function readPolicyTypes(
  problems: Problems,
  spec: Mapping,
  at: Path,
  hasEgress: boolean | 'unknown',
  isElsewhere: boolean,
): Readonly<Record<Direction, Isolation>> {
  const path = [...at, 'policyTypes'];
  const items = decodeList(problems, spec, at, 'policyTypes', STRUCT, TYPE);
  if (items === WRONG) return { ingress: UNREADABLE, egress: UNREADABLE };
  warnOfEmptyFields(problems, spec, at, { policyTypes: 'not there: Ingress, and Egress where there are egress rules' });
  if (items.length === 0 && isElsewhere) return { ingress: UNREADABLE, egress: UNREADABLE };
  if (items.length === 0) {
    return { ingress: IMPLIED, egress: hasEgress === 'unknown' ? UNREADABLE_RULES : hasEgress ? IMPLIED : UNLISTED };
  }
  const texts = items.map((_, index) => decodeText(problems, items, path, index, STRUCT, TYPE));
  if (items.length > 2) {
    const shown = texts.map((text) => (typeof text === 'string' ? text : ''));
    refuseInvalid(problems, 'policy-types', path, shown, ['may not specify more than two policyTypes']);
  }
  const types = texts.map((text, index) => (text === WRONG ? undefined : typeOf(problems, text ?? '', [...path, index])));
  const readable = types.every((type) => type !== undefined) && !isElsewhere;
  const isolation = (direction: Direction): Isolation => {
    if (types.includes(DIRECTION_FIELDS[direction].type)) return { isolated: true, by: 'listed' };
    return readable ? UNLISTED : UNREADABLE;
  };
  return { ingress: isolation('ingress'), egress: isolation('egress') };
}

const STRUCT = 'NetworkPolicySpec';
const TYPE = 'v1.PolicyType';

function typeOf(problems: Problems, text: string, path: Path): 'Ingress' | 'Egress' | undefined {
  if (text === 'Ingress' || text === 'Egress') return text;
  refuse(problems, 'policy-types', path, `Unsupported value: ${JSON.stringify(text)}: supported values: "Ingress", "Egress"`);
  return undefined;
}
