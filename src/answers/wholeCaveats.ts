import { addressesMeet, type Direction, PRIVATE_ADDRESSES } from '../engine';
import type { Analysis, Member } from './analysis';
import { askingOf, type Caveat } from './caveats';

/** What an answer about all connections assumes or does not count. Policies are places among those of the situation. */
export type WholeCaveat =
  | Extract<Caveat, { type: 'uncounted' | 'stale' | 'misnamed' | 'blocks' }>
  /** Nobody's connections can be told: the files show no pod, and nothing that makes pods. */
  | { readonly type: 'nobody' }
  /** Policies that select none of the workloads: what they do is not seen. */
  | { readonly type: 'selectsNobody'; readonly policies: readonly number[] }
  | { readonly type: 'namespaceLabels'; readonly namespaces: readonly string[] }
  | { readonly type: 'hostNetwork'; readonly members: readonly Member[] };

const DIRECTIONS: readonly Direction[] = ['ingress', 'egress'];

/** The caveats of all connections of an analysis, the weightiest first. */
export function wholeCaveats(analysis: Analysis): readonly WholeCaveat[] {
  const { situation, reach, members } = analysis;
  const { uncounted, policies } = situation;
  const isolating = new Set(DIRECTIONS.flatMap((direction) => reach.isolating[direction].flat()));
  const places = (holds: (place: number) => boolean): readonly number[] =>
    policies.flatMap((_, place) => (holds(place) ? [place] : []));
  const stale = places((place) => policies[place]?.stale === true);
  const misnamed = places((place) => policies[place]?.misnamed === true);
  const idle = places((place) => !isolating.has(place));
  const namespaces = guessedNamespaces(analysis, isolating);
  const onNode = members.filter(({ workload }) => workload.pods.some(({ hostNetwork }) => hostNetwork));
  return [
    ...(members.length === 0 ? [{ type: 'nobody' as const }] : []),
    ...(uncounted.length > 0 ? [{ type: 'uncounted' as const, uncounted }] : []),
    ...(stale.length > 0 ? [{ type: 'stale' as const, policies: stale }] : []),
    ...(misnamed.length > 0 ? [{ type: 'misnamed' as const, policies: misnamed }] : []),
    ...(idle.length > 0 && members.length > 0 ? [{ type: 'selectsNobody' as const, policies: idle }] : []),
    ...(namespaces.length > 0 ? [{ type: 'namespaceLabels' as const, namespaces }] : []),
    ...(onNode.length > 0 ? [{ type: 'hostNetwork' as const, members: onNode }] : []),
    ...(hangsOnBlocks(analysis) ? [{ type: 'blocks' as const }] : []),
  ];
}

/** Namespaces of workloads whose labels no open object shows, where a rule that counts asks for labels beyond the name. */
function guessedNamespaces({ situation, members }: Analysis, isolating: ReadonlySet<number>): readonly string[] {
  const asks = [...isolating].some((place) => {
    const policy = situation.policies[place]?.policy;
    return policy !== undefined && DIRECTIONS.some((direction) => askingOf(policy)[direction].labels);
  });
  if (!asks) return [];
  const homes = new Set(members.map(({ workload }) => workload.namespace));
  return [...homes].filter((name) => situation.cluster.namespaces.get(name)?.labelsKnown === false);
}

/** Whether it is left open if ipBlocks mean pods, and one of them holds a pod's address, or might. */
function hangsOnBlocks({ reach: { assumptions, selection } }: Analysis): boolean {
  const { ipBlocksMatchPods } = assumptions;
  if (ipBlocksMatchPods === 'never' || ipBlocksMatchPods === 'always') return false;
  const { homeless } = selection;
  const anyHomeless = homeless.some((word) => word !== 0);
  return selection.classes.relevance.blocks.some(
    ({ text, addresses }) =>
      selection.held(text).some((word) => word !== 0) || (anyHomeless && addressesMeet(addresses, PRIVATE_ADDRESSES)),
  );
}
