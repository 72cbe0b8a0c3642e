import type { Direction } from '../../engine';
import { formatSelector } from '../../engine';
import { endName } from '../../flows/endText';
import { type Choice, deniable, directionKey, isChosen, isIsolated } from '../../flows/propose/drafts';
import type { ProposedLine, ProposedSubject } from '../../flows/propose/lines';
import { equals } from '../../flows/propose/peerOf';
import { type Proposal, propose } from '../../flows/propose/propose';
import type { Scope } from '../../flows/propose/subjects';
import { replay } from '../../flows/replay/replay';
import type { SeenAnalysis } from '../../flows/replay/seenSituation';
import { type ChangeFigure, changeCounts } from '../changesSheet';
import { peerPhrase } from '../peerWords';
import { entriesWords } from '../portsWords';
import { counted, type Sentence, sentence } from '../segment';
import { portWords } from './flowSheet';
import { LEFT_WORDS } from './leftWords';
import { rangesOf } from './rangeWords';

export interface ProposalQuestion {
  readonly scope: Scope;
  readonly choice: Choice;
}

/** A line to be chosen or not. `behind`: the flows that ask for it, the most frequent first. */
export interface ProposalLine {
  readonly key: string;
  readonly chosen: boolean;
  readonly peer: Sentence;
  readonly ports: string;
  readonly dropped: boolean;
  readonly packets: number;
  readonly behind: readonly { readonly text: string; readonly count: number }[];
  readonly more: number;
  /** What may be written instead of the address, the narrowest first; empty where there is no choice. */
  readonly ranges: readonly string[];
  readonly range: string;
}

/** One direction of a policy. `left`: why it stays open unless it is asked for; `breaks`: it would cut off what was seen. */
export interface ProposalSide {
  readonly direction: Direction;
  readonly key: string;
  readonly isolated: boolean;
  readonly left: readonly string[];
  readonly breaks: boolean;
  /** What closing it takes away, where something is left that no rule can name. */
  readonly cut: string | undefined;
  readonly lines: readonly ProposalLine[];
}

export interface ProposalSubject {
  readonly key: string;
  readonly name: string;
  readonly selector: string;
  readonly sides: readonly ProposalSide[];
}

/** A proposal to be reviewed, and what it would come to as it is chosen. */
export interface ProposalSheet {
  readonly text: string;
  readonly policies: number;
  readonly subjects: readonly ProposalSubject[];
  /** Directions in which all other pods of the namespace can be closed; empty: none can. */
  readonly deniable: readonly Direction[];
  readonly denies: boolean;
  /** What of the observed would be dropped that is not dropped now. */
  readonly breaks: { readonly flows: number; readonly packets: number };
  /** So many flows that surely passed before may pass or not. */
  readonly unsure: number;
  /** Both in a sentence. */
  readonly line: string;
  readonly breaking: readonly { readonly text: string; readonly count: number }[];
  readonly moreBreaking: boolean;
  /** What changes between workloads. */
  readonly changes: readonly ChangeFigure[];
  readonly notes: readonly string[];
}

const BEHIND = 8;
const BREAKING = 20;

/** Proposes policies for what was seen in a scope, ready to be reviewed. */
export function proposalSheet(base: SeenAnalysis, { scope, choice }: ProposalQuestion): ProposalSheet {
  const proposal = propose(base, scope, choice);
  const { lines, drafts, text, after } = proposal;
  const broken = brokenBy(base, proposal);
  const breaking = byText(broken);
  const unsure = unsureBy(base, proposal);
  const packets = broken.reduce((sum, { count }) => sum + count, 0);
  return {
    text,
    policies: drafts.length,
    subjects: lines.subjects.map((one) => subjectOf(base, one, choice)),
    deniable: deniable(base, scope, lines, choice),
    denies: choice.defaultDeny !== false,
    breaks: { flows: broken.length, packets },
    line: [
      packets === 0
        ? 'Nothing that Hubble saw forwarded would be dropped.'
        : `${counted(packets, 'flow')} that Hubble saw forwarded would be dropped.`,
      ...(unsure === 0 ? [] : [`Of ${counted(unsure, 'flow')} it can’t be decided.`]),
    ].join(' '),
    unsure,
    breaking: breaking.slice(0, BREAKING),
    moreBreaking: breaking.length > BREAKING,
    changes: changeCounts({ now: () => after.analysis, opened: () => base.analysis }).figures,
    notes: notesOf(base, proposal),
  };
}

function subjectOf(base: SeenAnalysis, proposed: ProposedSubject, choice: Choice): ProposalSubject {
  const { key, name, labels } = proposed.subject;
  return {
    key,
    name,
    selector: formatSelector(equals(labels)),
    sides: (['ingress', 'egress'] as const).map((direction) => {
      const left = proposed.left.filter((one) => one.direction === direction);
      const isolated = isIsolated(choice, proposed, direction);
      return {
        direction,
        key: directionKey(proposed, direction),
        isolated,
        left: left.map(({ why, flows }) => `${counted(flows.length, 'flow')}: ${LEFT_WORDS[why]}`),
        breaks: isolated && !proposed.isolates[direction],
        cut: cutWords(base, left),
        lines: proposed.lines
          .filter((line) => line.direction === direction)
          .sort((a, b) => Number(a.dropped) - Number(b.dropped) || b.packets - a.packets)
          .map((line) => lineOf(base, line, choice)),
      };
    }),
  };
}

function cutWords({ observed }: SeenAnalysis, left: ProposedSubject['left']): string | undefined {
  const cutting = left.filter(({ why }) => why !== 'protocol');
  const flows = cutting.flatMap((one) => one.flows);
  const cut = flows.reduce((sum, flow) => {
    const one = observed.flows[flow];
    return one?.verdict === 'FORWARDED' ? sum + one.count : sum;
  }, 0);
  const cuts = cutting.some(({ why }) => why === 'node' || why === 'unclear') ? 'may cut off' : 'cuts off';
  return cut === 0 ? undefined : `Closing it ${cuts} ${counted(cut, 'flow')} that Hubble saw forwarded.`;
}

function lineOf(base: SeenAnalysis, line: ProposedLine, choice: Choice): ProposalLine {
  const { key, peer, ports, dropped, packets, flows, outside, dns } = line;
  const ranges = outside && peer.type === 'addresses' ? [...rangesOf(peer.cidr.replace(/\/\d+$/, '')), 'internet'] : [];
  const behind = byText(flows.map((flow) => flowText(base, flow)));
  return {
    key,
    chosen: isChosen(choice, line),
    peer: dns ? sentence('Kubernetes DNS') : peerPhrase(peer, sentence('the same namespace')),
    ports: entriesWords(ports),
    dropped,
    packets,
    behind: behind.slice(0, BEHIND),
    more: Math.max(0, behind.length - BEHIND),
    ranges,
    range: choice.ranges[key] ?? ranges[0] ?? '',
  };
}

/** What reads the same, as it was seen at both ends, is one; the most frequent first. */
function byText(
  flows: readonly { readonly text: string; readonly count: number }[],
): readonly { readonly text: string; readonly count: number }[] {
  const counts = new Map<string, number>();
  for (const { text, count } of flows) counts.set(text, (counts.get(text) ?? 0) + count);
  return [...counts].map(([text, count]) => ({ text, count })).sort((a, b) => b.count - a.count);
}

function flowText({ observed }: SeenAnalysis, flow: number): { readonly text: string; readonly count: number } {
  const one = observed.flows[flow];
  const [from, to] = [observed.ends[one?.from ?? -1], observed.ends[one?.to ?? -1]];
  if (one === undefined || from === undefined || to === undefined) return { text: '', count: 0 };
  return { text: `${endName(from)} -> ${endName(to)} ${portWords(one)} ${one.verdict}`, count: one.count };
}

function brokenBy(base: SeenAnalysis, { replay: after }: Proposal): { readonly text: string; readonly count: number }[] {
  return after.outcomes.flatMap(({ status }, flow) => {
    if (status !== 'nowDropped' || base.observed.flows[flow] === undefined) return [];
    return [flowText(base, flow)];
  });
}

function unsureBy(base: SeenAnalysis, { replay: after }: Proposal): number {
  const before = replay(base).outcomes;
  return after.outcomes.reduce((sum, { status }, flow) => {
    const isNew = status === 'undecided' && before[flow]?.status === 'stillForwarded';
    return isNew ? sum + (base.observed.flows[flow]?.count ?? 0) : sum;
  }, 0);
}

function notesOf({ observed }: SeenAnalysis, { lines: { subjects, unlabelled, unclear } }: Proposal): readonly string[] {
  const names = unlabelled.slice(0, 3).flatMap((place) => {
    const end = observed.ends[place];
    return end === undefined ? [] : [endName(end)];
  });
  const more = unlabelled.length > names.length ? ` and ${unlabelled.length - names.length} more` : '';
  return [
    ...(unlabelled.length > 0
      ? [
          `Nobody tells the labels of ${names.join(', ')}${more}, so no policy can be for them, and the namespace is not closed as a whole. Open their manifests, or observe with -o jsonpb.`,
        ]
      : []),
    ...(unclear > 0
      ? [`Of ${counted(unclear, 'flow')} Hubble does not tell whether they are replies: they ask for no rule.`]
      : []),
    ...(subjects.length === 0 ? ['No pod with known labels was seen here.'] : []),
  ];
}
