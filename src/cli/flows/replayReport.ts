import { endName } from '../../flows/endText';
import { refusers } from '../../flows/replay/refusers';
import type { Outcome, Replay, ReplayStatus } from '../../flows/replay/replay';
import type { SeenAnalysis } from '../../flows/replay/seenSituation';
import { placeText } from '../../words';
import { OUTCOME_WORDS, outcomeReason, statusWords } from '../../words/flows/replayWords';
import { onOneLine } from '../../words/markdown';
import type { placer } from '../query/place';

type Placer = ReturnType<typeof placer>;

/** So many flows of a kind are shown as text; JSON has them all. */
const SHOWN = 50;
const TOLD: readonly ReplayStatus[] = ['nowDropped', 'nowForwarded', 'undecided'];
const COUNTED: readonly ReplayStatus[] = ['stillForwarded', 'stillDropped', 'notAsked'];

/** What became of the flows, as text: those that differ and those that cannot be decided by name, the others by number. */
export function replayText(base: SeenAnalysis, replay: Replay, place: Placer): string {
  const lines: string[] = [];
  for (const status of TOLD) {
    const own = replay.outcomes.flatMap((outcome, flow) => (outcome.status === status ? [{ outcome, flow }] : []));
    if (own.length === 0) continue;
    own.sort((a, b) => countAt(base, b.flow) - countAt(base, a.flow));
    lines.push(`${statusWords(replay, status) ?? ''}:`);
    for (const { outcome, flow } of own.slice(0, SHOWN)) lines.push(...flowLines(base, flow, outcome, place));
    if (own.length > SHOWN) lines.push(`  and ${own.length - SHOWN} more`);
    lines.push('');
  }
  const others = COUNTED.flatMap((status) => statusWords(replay, status) ?? []);
  if (!replay.outcomes.some(({ status }) => status === 'nowDropped'))
    others.unshift('Nothing that was forwarded would be dropped');
  lines.push(`${others.join('. ')}.`);
  return `${lines.join('\n')}\n`;
}

function countAt({ observed }: SeenAnalysis, flow: number): number {
  return observed.flows[flow]?.count ?? 0;
}

function flowLines(base: SeenAnalysis, flow: number, outcome: Outcome, place: Placer): readonly string[] {
  const one = base.observed.flows[flow];
  const [from, to] = [base.observed.ends[one?.from ?? -1], base.observed.ends[one?.to ?? -1]];
  if (one === undefined || from === undefined || to === undefined) return [];
  const port = [one.protocol, one.port].filter((part) => part !== undefined).join(' ');
  const reported = [one.verdict, one.reason].filter((part) => part !== undefined).join(', ');
  const why = outcomeReason(outcome);
  return [
    onOneLine(`  ${endName(from)} -> ${endName(to)} ${port} (${reported}, ${one.count}×)`),
    ...(why === undefined ? [] : [onOneLine(`    ${why}`)]),
    ...policiesOf(base, flow, outcome, place).map(({ where, namespace, name }) =>
      onOneLine(`    - ${where}${namespace}/${name}`),
    ),
  ];
}

function policiesOf(base: SeenAnalysis, flow: number, outcome: Outcome, place: Placer) {
  if (outcome.status !== 'nowDropped' && outcome.status !== 'stillDropped') return [];
  return outcome.sides.flatMap((side) =>
    refusers(base, flow, side).flatMap((index) => {
      const counted = base.analysis.situation.policies[index];
      if (counted === undefined) return [];
      const { namespace, name } = counted.policy;
      const found = place(counted.object, []);
      return [{ side, namespace, name, found, where: found === undefined ? '' : `${placeText(found.file, found)} ` }];
    }),
  );
}

/**
 * The same as JSON, as docs/command-line.md describes it; `version` grows when something is taken away or changes its
 * meaning.
 */
export function replayJson(base: SeenAnalysis, replay: Replay, place: Placer, programVersion: string): string {
  const { observed } = base;
  const flows = replay.outcomes.flatMap((outcome, index) => {
    const flow = observed.flows[index];
    const [from, to] = [observed.ends[flow?.from ?? -1], observed.ends[flow?.to ?? -1]];
    if (flow === undefined || from === undefined || to === undefined || !TOLD.includes(outcome.status)) return [];
    const { protocol, port, direction, verdict, reason, count, first, last } = flow;
    return [
      {
        outcome: OUTCOME_WORDS[outcome.status],
        from: endName(from),
        to: endName(to),
        protocol,
        port,
        direction,
        verdict,
        reason,
        count,
        first: first === undefined ? undefined : new Date(first).toISOString(),
        last: last === undefined ? undefined : new Date(last).toISOString(),
        why: outcomeReason(outcome),
        policies: policiesOf(base, index, outcome, place).map(({ side, namespace, name, found }) => ({
          side,
          namespace,
          name,
          ...found,
        })),
      },
    ];
  });
  const document = {
    version: 1,
    tool: { name: 'drawbridge', version: programVersion },
    counts: Object.fromEntries(
      Object.entries(replay.counts).map(([status, counts]) => [status, { flows: counts.flows, packets: counts.packets }]),
    ),
    flows,
    lost: observed.lost,
    unread: observed.unread,
    assumptions: base.analysis.reach.assumptions,
  };
  return `${JSON.stringify(document, undefined, 2)}\n`;
}
