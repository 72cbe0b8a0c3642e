import { type Direction, NAMESPACE_NAME, type Policy } from '../engine';
import type { Analysis } from './analysis';
import type { Uncounted } from './situation';

/** Something that was assumed for an answer, or that it does not count. Policies are places among those of the situation. */
export type Caveat =
  | { readonly type: 'uncounted'; readonly uncounted: readonly Uncounted[] }
  | { readonly type: 'stale'; readonly policies: readonly number[] }
  /** Policies that the API server would refuse for their own name or labels, and that are counted as they are meant. */
  | { readonly type: 'misnamed'; readonly policies: readonly number[] }
  | { readonly type: 'namespaceLabels'; readonly namespace: string }
  | { readonly type: 'hostNetwork'; readonly pod: number }
  /** An ipBlock decides by a pod's address, and the network plugin, on which that hangs, is not chosen. */
  | { readonly type: 'blocks' }
  | { readonly type: 'itself' };

/** What caveats are about: a connection between two ends, pods by their places in the analysis. */
export interface CaveatEnds {
  readonly fromPod: number | undefined;
  readonly toPod: number | undefined;
  readonly itself: boolean;
  /** What was asked hangs on ipBlocks that mean a pod by its address, or might. */
  readonly byBlocks: boolean;
}

/** What a policy is to caveats, by direction. */
export interface Asking {
  readonly labels: boolean;
  readonly blocks: boolean;
}

const asking = new WeakMap<Policy, Readonly<Record<Direction, Asking>>>();

/** What answers along connections assume and do not count. */
export function caveatsOf(analysis: Analysis, connections: readonly CaveatEnds[]): readonly Caveat[] {
  const { situation, reach } = analysis;
  const pods = [...new Set(connections.flatMap(({ fromPod, toPod }) => [fromPod, toPod].filter((pod) => pod !== undefined)))];
  const namespaces = new Set(pods.map((pod) => reach.pods[pod]?.namespace ?? ''));
  const uncounted = situation.uncounted.filter(({ namespace }) => namespace === undefined || namespaces.has(namespace));
  const isolating = new Set(
    connections.flatMap(({ fromPod, toPod }) => [
      ...isolatingOf(analysis, 'egress', fromPod),
      ...isolatingOf(analysis, 'ingress', toPod),
    ]),
  );
  const stale = [...isolating].filter((place) => situation.policies[place]?.stale === true);
  const misnamed = [...isolating].filter((place) => situation.policies[place]?.misnamed === true);
  const guessed = new Set(connections.flatMap((connection) => guessedNamespaces(analysis, connection)));
  // Pods of one class are alike in this, too: one of them is named.
  const onNode = new Map<number | undefined, number>();
  for (const pod of pods) {
    const own = reach.selection.classes.classOf[pod];
    if (reach.pods[pod]?.hostNetwork === true && !onNode.has(own)) onNode.set(own, pod);
  }
  return [
    ...(uncounted.length > 0 ? [{ type: 'uncounted' as const, uncounted }] : []),
    ...(stale.length > 0 ? [{ type: 'stale' as const, policies: stale }] : []),
    ...(misnamed.length > 0 ? [{ type: 'misnamed' as const, policies: misnamed }] : []),
    ...[...guessed].map((namespace) => ({ type: 'namespaceLabels' as const, namespace })),
    ...[...onNode.values()].map((pod) => ({ type: 'hostNetwork' as const, pod })),
    ...(connections.some(({ byBlocks }) => byBlocks) ? [{ type: 'blocks' as const }] : []),
    ...(connections.some(({ itself }) => itself) ? [{ type: 'itself' as const }] : []),
  ];
}

/** Whether it is left open if ipBlocks mean pods, and a policy on the way between two pods has one. */
export function mayHangOnBlocks(analysis: Analysis, fromPod: number | undefined, toPod: number | undefined): boolean {
  const { ipBlocksMatchPods } = analysis.reach.assumptions;
  if (ipBlocksMatchPods === 'never' || ipBlocksMatchPods === 'always' || fromPod === undefined || toPod === undefined)
    return false;
  return asks(analysis, 'egress', fromPod, 'blocks') || asks(analysis, 'ingress', toPod, 'blocks');
}

/** Namespaces whose labels a rule on the way asks for, beyond their name, and no open object shows. */
function guessedNamespaces(analysis: Analysis, { fromPod, toPod }: CaveatEnds): readonly string[] {
  const guessed = (pod: number, other: number, direction: Direction): readonly string[] => {
    const name = analysis.reach.pods[other]?.namespace ?? '';
    const isUnknown = analysis.situation.cluster.namespaces.get(name)?.labelsKnown === false;
    return isUnknown && asks(analysis, direction, pod, 'labels') ? [name] : [];
  };
  if (fromPod === undefined || toPod === undefined) return [];
  return [...guessed(fromPod, toPod, 'egress'), ...guessed(toPod, fromPod, 'ingress')];
}

function asks(analysis: Analysis, direction: Direction, pod: number, what: keyof Asking): boolean {
  const { policies } = analysis.reach;
  return isolatingOf(analysis, direction, pod).some((place) => {
    const policy = policies[place];
    return policy !== undefined && askingOf(policy)[direction][what];
  });
}

function isolatingOf({ reach }: Analysis, direction: Direction, pod: number | undefined): readonly number[] {
  return pod === undefined ? [] : (reach.isolating[direction][reach.selection.classes.classOf[pod] ?? -1] ?? []);
}

/** What a policy asks for that caveats are about. */
export function askingOf(policy: Policy): Readonly<Record<Direction, Asking>> {
  const before = asking.get(policy);
  if (before !== undefined) return before;
  const side = (direction: Direction): Asking => {
    const peers = policy[direction].rules.flatMap((rule) => (rule.peers === 'anyone' ? [] : rule.peers));
    return {
      labels: peers.some(
        (peer) => peer.type === 'pods' && peer.namespaces?.requirements.some(({ key }) => key !== NAMESPACE_NAME) === true,
      ),
      blocks: peers.some(({ type }) => type === 'addresses'),
    };
  };
  const both = { ingress: side('ingress'), egress: side('egress') };
  asking.set(policy, both);
  return both;
}
