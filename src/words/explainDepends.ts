import { type CoveredRow, isNoPorts, type Policy, type Share } from '../engine';
import type { Path } from '../text';
import { conditionalPorts, isWholeWords, sharePeer } from './conditionWords';
import { type ExplainLine, explainLine } from './explainLine';
import { portsWords } from './portsWords';
import { counted, label, sentence } from './segment';

/** More shares than these are counted. */
const SHOWN_SHARES = 5;

const PLUGIN = 'Whether an ipBlock matches pod addresses is up to the network plugin; Cilium’s does not.';
const UNDECIDED = 'Depends, not decided: there are too many combinations of labels to try.';

// Several peers of one rule: the rule is the place that tells them all.
function sharesPath(policy: Policy, row: CoveredRow, shares: readonly Share[]): Path | undefined {
  const direction = policy[row.direction];
  const [first, ...others] = shares;
  if (first === undefined) return undefined;
  const rule = direction.rules[first.rule]?.origin;
  return others.length > 0 ? rule : (sharePeer(direction, first)?.origin ?? rule);
}

function shareLines(policy: Policy, row: CoveredRow): readonly ExplainLine[] {
  const gathered = conditionalPorts(policy, row, true);
  const lines = gathered.slice(0, SHOWN_SHARES).map(({ ports, when, shares }) => {
    const whole = ports.find(isWholeWords);
    const rule = (shares[0]?.rule ?? 0) + 1;
    const text = sentence(whole === undefined ? label(ports.join(', ')) : whole, `, when ${when}: rule ${rule}`);
    return explainLine(text, sharesPath(policy, row, shares), 'Depends');
  });
  const more = gathered.length - SHOWN_SHARES;
  return more > 0 ? [...lines, explainLine(counted(more, 'more case'), undefined, 'Depends')] : lines;
}

/** What would decide it, where one thing alone does. */
function decider(policy: Policy, row: CoveredRow): string | undefined {
  const conditions = row.shares.map((share) => share.when);
  if (conditions.length === 0) return undefined;
  if (
    row.group === 'namespace' &&
    conditions.every((when) => when.namespaces.length > 0 && when.pods.length === 0 && !when.plugin)
  ) {
    return `The labels of namespace ${policy.namespace} decide it.`;
  }
  if (conditions.every((when) => when.pods.length > 0 && when.namespaces.length === 0 && !when.ownNamespace && !when.plugin))
    return 'The labels of each pod decide it.';
  return undefined;
}

function closing(policy: Policy, row: CoveredRow): readonly ExplainLine[] {
  const words = [
    row.shares.some((share) => share.when.plugin) ? PLUGIN : undefined,
    row.undecided ? UNDECIDED : decider(policy, row),
  ].filter((each) => each !== undefined);
  return words.map((text) => explainLine(text));
}

/** A row of which nothing is decided: each share that may hold, what it hangs on, and what would decide it. */
export function explainDepends(policy: Policy, row: CoveredRow): readonly ExplainLine[] {
  const sure = isNoPorts(row.must) ? sentence('nothing') : sentence(label(portsWords(row.must)));
  return [explainLine(sure, undefined, 'Sure'), ...explainMore(policy, row)];
}

/** What may hold beyond what is sure. */
export function explainMore(policy: Policy, row: CoveredRow): readonly ExplainLine[] {
  return [...shareLines(policy, row), ...closing(policy, row)];
}
