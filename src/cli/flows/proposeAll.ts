import type { Direction } from '../../engine';
import type { ProposedLines, ProposedSubject } from '../../flows/propose/lines';
import { propose } from '../../flows/propose/propose';
import type { SeenEnd } from '../../flows/replay/seenCluster';
import type { SeenAnalysis } from '../../flows/replay/seenSituation';
import { LEFT_WORDS } from '../../words/flows/leftWords';
import { onOneLine } from '../../words/markdown';
import { counted } from '../../words/segment';

/** Policies for a namespace, or for all that were seen, as one text; and what has to be known of them. */
export function proposeAll(
  base: SeenAnalysis,
  only: string | undefined,
): { readonly text: string; readonly notes: readonly string[] } {
  const seen = new Set(base.seen.ends.flatMap((end) => namespaceOf(base, end) ?? []));
  const namespaces = only === undefined ? [...seen].sort() : [only];
  const texts: string[] = [];
  const notes = namespaces.length === 0 ? ['Nothing is proposed: no pod was seen.'] : [];
  for (const namespace of namespaces) {
    const { lines, text } = propose(base, { type: 'namespace', namespace });
    if (text !== '') texts.push(text);
    else notes.push(`${namespace}: nothing is proposed: ${whyNothing(lines)}`);
    notes.push(
      ...lines.subjects.flatMap((one) => (['ingress', 'egress'] as const).flatMap((side) => openNote(namespace, one, side))),
    );
    if (lines.unlabelled.length > 0)
      notes.push(
        `${namespace}: nobody tells the labels of ${counted(lines.unlabelled.length, 'pod')}, so that no policy is for them. Name their manifests, or observe with -o jsonpb.`,
      );
    if (lines.unclear > 0)
      notes.push(
        `${namespace}: of ${counted(lines.unclear, 'flow')} Hubble does not tell whether they are replies; they ask for no rule.`,
      );
  }
  return { text: texts.join('---\n'), notes: notes.map(onOneLine) };
}

function whyNothing({ subjects }: ProposedLines): string {
  if (subjects.length === 0) return 'no pod with known labels was seen.';
  const isOpen = subjects.some(({ isolates }) => !isolates.ingress || !isolates.egress);
  return isOpen ? 'nothing is sure enough to be closed.' : 'the open policies allow what was seen.';
}

function namespaceOf({ analysis }: SeenAnalysis, end: SeenEnd): string | undefined {
  if (end.type === 'pod') return analysis.reach.pods[end.pod]?.namespace;
  return end.type === 'unlabelled' ? end.namespace : undefined;
}

function openNote(namespace: string, { subject, left, isolates }: ProposedSubject, side: Direction): readonly string[] {
  if (isolates[side]) return [];
  const reasons = left
    .filter(({ direction }) => direction === side)
    .map(({ why, flows }) => `${counted(flows.length, 'flow')}: ${LEFT_WORDS[why]}`);
  const why =
    reasons.length === 0
      ? 'its labels are those of other pods, too, for which it stays open'
      : `no rule surely lets through all that was seen (${reasons.join('; ')})`;
  return [`${namespace}/${subject.name}: ${side} stays open, since ${why}.`];
}
