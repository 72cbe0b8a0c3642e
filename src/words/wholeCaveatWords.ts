import type { Analysis } from '../answers/analysis';
import type { WholeCaveat } from '../answers/wholeCaveats';
import { type CaveatWords, caveatWords } from './caveatWords';
import { policyName } from './checkEnds';
import { onOneLine } from './markdown';
import { listedWords } from './segment';
import { workloadNames } from './whoWords';

/** What an answer about all connections assumes or does not count, in sentences, and the objects that are meant. */
export type WholeCaveatWords = Omit<CaveatWords, 'type'> & { readonly type: WholeCaveat['type'] };

/** So many are named where there are many. */
const SHOWN = 5;

/** What is to be said of an answer about all connections besides it, the weightiest first. */
export function wholeCaveatWords(analysis: Analysis, caveats: readonly WholeCaveat[]): readonly WholeCaveatWords[] {
  return caveats.flatMap((caveat) => wordsOf(analysis, caveat));
}

function wordsOf(analysis: Analysis, caveat: WholeCaveat): readonly WholeCaveatWords[] {
  const { situation, reach, members } = analysis;
  const told = (text: string, objects: CaveatWords['objects'] = []): readonly WholeCaveatWords[] => [
    { type: caveat.type, text, objects },
  ];
  switch (caveat.type) {
    case 'uncounted':
    case 'stale':
    case 'misnamed':
      return caveatWords(analysis, [caveat]).map(({ text, objects }) => ({ type: caveat.type, text, objects }));
    case 'blocks':
      return told(
        'ipBlocks may mean pods by their addresses here. Network plugins differ: Cilium’s never matches a pod so. Choose the plugin.',
      );
    case 'nobody':
      return told(
        'The files show no pods, and nothing that makes pods: whose connections these policies are about is not known. Add the workloads.',
      );
    case 'selectsNobody': {
      const policies = caveat.policies.flatMap((place) => situation.policies[place] ?? []);
      const names = shown(policies.map((policy) => policyName(policy, 'full')));
      return told(
        policies.length === 1
          ? `${names} selects none of the workloads: what it does to others is not told.`
          : `${names} select none of the workloads: what they do to others is not told.`,
        policies.map(({ object, file }) => ({ object, file })),
      );
    }
    case 'namespaceLabels': {
      const one = caveat.namespaces.length === 1;
      const names = shown(caveat.namespaces.map(onOneLine));
      return told(
        `The labels of ${one ? 'namespace' : 'the namespaces'} ${names} are not known: ${one ? 'it is' : 'they are'} taken to have none but ${one ? 'its name' : 'their names'}. ${one ? 'Its Namespace object' : 'Their Namespace objects'} would tell.`,
      );
    }
    case 'hostNetwork': {
      const nameOf = workloadNames(members.map(({ workload }) => workload));
      const who = shown(caveat.members.map(({ workload }) => nameOf(workload)));
      const pods = caveat.members.length === 1 ? 'has pods' : 'have pods';
      return told(
        reach.assumptions.hostNetworkPods === 'apart'
          ? `${who} ${pods} on their node’s network: no policy is taken to select them, and no selector of a peer to mean them. Network plugins differ.`
          : `${who} ${pods} on their node’s network: they are taken for pods like any others. Network plugins differ.`,
      );
    }
  }
}

/** Names, the first of many, and how many more there are. */
function shown(names: readonly string[]): string {
  if (names.length <= SHOWN + 1) return listedWords(names);
  return listedWords([...names.slice(0, SHOWN), `${names.length - SHOWN} more`]);
}

/** A caveat of two answers that are compared: of one of them, or of both. */
export type SidedCaveatWords = WholeCaveatWords & { readonly side: 'before' | 'after' | 'both' };

/** The caveats of two analyses, each once. */
export function bothCaveatWords(
  before: readonly WholeCaveatWords[],
  after: readonly WholeCaveatWords[],
): readonly SidedCaveatWords[] {
  const earlier = new Set(before.map(({ text }) => text));
  const later = new Set(after.map(({ text }) => text));
  return [
    ...after.map((one) => ({ ...one, side: earlier.has(one.text) ? ('both' as const) : ('after' as const) })),
    ...before.filter(({ text }) => !later.has(text)).map((one) => ({ ...one, side: 'before' as const })),
  ];
}

/** Its sentence, with the side where it is about one alone. */
export function sidedText({ side, text }: SidedCaveatWords): string {
  switch (side) {
    case 'before':
      return `Before: ${text}`;
    case 'after':
      return `After: ${text}`;
    case 'both':
      return text;
  }
}
