import { type Direction, NAMESPACE_NAME, type Protocol, type Selector, selects } from '../engine';
import type { Intent, PeerWish, PortWish } from '../kinds/intent';
import { planEdit } from '../workspace/planEdit';
import type { FileId, ObjectKey } from '../workspace/workspace';
import type { Analysis } from './analysis';
import { memberOf, podAt, podsOf } from './asked';
import { sideVerdict, type Trail } from './check';
import { lastingLabels } from './lastingLabels';

/**
 * One edit that opens one side of a connection: a rule in a policy that isolates the pod there, or a policy of its own
 * beside it. `alsoFor`: so many pods of other workloads get the rule, too.
 */
export type AllowStep =
  | {
      readonly type: 'rule';
      readonly direction: Direction;
      readonly object: ObjectKey;
      readonly policy: number;
      readonly intent: Intent & { readonly type: 'addRule' };
      readonly alsoFor: number;
    }
  | {
      readonly type: 'policy';
      readonly direction: Direction;
      readonly file: FileId;
      readonly name: string;
      readonly text: string;
      readonly alsoFor: number;
    };

/** Steps that allow a connection when all of them are made: one for each side that holds it back. */
export type AllowWay = readonly AllowStep[];

/** What a person wants otherwise than the narrowest: other ports than the asked one, a block instead of an address. */
export interface AllowWish {
  readonly ports?: readonly PortWish[] | undefined;
  readonly cidr?: string | undefined;
}

/**
 * Ways to allow what a trail denies, the narrowest first; none when nothing holds it back or a pod's own labels cannot
 * tell it from others. Every rule names the other end by labels that last, in its namespace by name, or by its address,
 * and opens the asked port alone, or all of them when none was asked for; or as it is wished.
 */
export function allowWays(analysis: Analysis, trail: Trail, protocol: Protocol, wish: AllowWish = {}): readonly AllowWay[] {
  const sides = (['egress', 'ingress'] as const).filter((direction) => isHeldBack(trail, direction, protocol));
  const steps = sides.map((direction) => stepsFor(analysis, trail, direction, protocol, wish));
  if (steps.length === 0 || steps.some((those) => those.length === 0)) return [];
  const first = steps.flatMap((those) => those[0] ?? []);
  const second = steps.flatMap((those) => those[1] ?? those[0] ?? []);
  const differs = second.some((step, index) => step !== first[index]);
  return differs ? [first, second] : [first];
}

function isHeldBack(trail: Trail, direction: Direction, protocol: Protocol): boolean {
  const side = direction === 'egress' ? trail.out : trail.into;
  return !trail.itself && side !== undefined && sideVerdict(side, protocol, trail.port) !== 'allowed';
}

function stepsFor(
  analysis: Analysis,
  trail: Trail,
  direction: Direction,
  protocol: Protocol,
  wish: AllowWish,
): readonly AllowStep[] {
  const [side, subject, other] =
    direction === 'egress' ? [trail.out, trail.fromPod, trail.toPod] : [trail.into, trail.toPod, trail.fromPod];
  const address = direction === 'egress' ? trail.to : trail.from;
  if (side === undefined || subject === undefined) return [];
  const home = memberOf(analysis, subject)?.workload;
  const pod = podAt(analysis, subject);
  if (home === undefined || pod === undefined) return [];
  const peer =
    other === undefined
      ? addressPeer(address.type === 'address' ? address.ip : '', wish.cidr)
      : podPeer(analysis, other, home.namespace);
  const subjectLabels = lastingLabels(analysis, subject);
  if (peer === undefined) return [];
  const intent = {
    type: 'addRule',
    direction,
    peers: [peer],
    ports: wish.ports ?? (trail.port === undefined ? [] : [{ protocol, port: trail.port, endPort: undefined }]),
  } as const;
  const rules = side.isolating
    .flatMap((place): readonly (AllowStep & { readonly type: 'rule' })[] => {
      const counted = analysis.situation.policies[place];
      if (counted === undefined || counted.stale) return [];
      const alsoFor = alsoSelected(analysis, counted.policy.namespace, counted.policy.subject, subject);
      return [{ type: 'rule', direction, object: counted.object, policy: place, intent, alsoFor }];
    })
    // Of those that select as few others, the one that allows something already is the one meant for it.
    .sort((a, b) => a.alsoFor - b.alsoFor || rulesOf(analysis, b, direction) - rulesOf(analysis, a, direction));
  const file = analysis.situation.policies[side.isolating[0] ?? -1]?.file;
  const own =
    file === undefined ? [] : policyStep(analysis, direction, file, home.namespace, subjectLabels, intent, subject, trail);
  const [narrow, ...broader] = [...rules, ...own].sort(
    (a, b) => a.alsoFor - b.alsoFor || Number(a.type === 'policy') - Number(b.type === 'policy'),
  );
  const another = broader.find(({ type }) => type !== narrow?.type);
  return [narrow, another].filter((step) => step !== undefined);
}

function rulesOf({ situation }: Analysis, step: AllowStep & { readonly type: 'rule' }, direction: Direction): number {
  return situation.policies[step.policy]?.policy[direction].rules.length ?? 0;
}

/** How many pods of other workloads a selector means in a namespace. */
function alsoSelected(analysis: Analysis, namespace: string, selector: Selector | 'unreadable', subject: number): number {
  if (selector === 'unreadable') return Number.POSITIVE_INFINITY;
  const member = memberOf(analysis, subject);
  const own = new Set(member === undefined ? [] : podsOf(member));
  return analysis.reach.pods.filter(
    (pod, index) => !own.has(index) && pod.namespace === namespace && selects(selector, pod.labels),
  ).length;
}

function selectorOf(labels: ReadonlyMap<string, string>): Selector {
  return { requirements: [...labels].map(([key, value]) => ({ key, operator: 'Equals', value })) };
}

function podPeer(analysis: Analysis, other: number, own: string): PeerWish | undefined {
  const member = memberOf(analysis, other);
  const pod = podAt(analysis, other);
  if (member === undefined || pod === undefined) return undefined;
  const labels = lastingLabels(analysis, other);
  const namespaces = pod.namespace === own ? undefined : selectorOf(new Map([[NAMESPACE_NAME, pod.namespace]]));
  // A pod without a label of its own cannot be told from the others of its namespace.
  if (labels.size === 0) return undefined;
  return { type: 'pods', namespaces, pods: selectorOf(labels) };
}

function addressPeer(ip: string, cidr: string | undefined): PeerWish {
  return { type: 'addresses', cidr: cidr ?? `${ip}/${ip.includes(':') ? 128 : 32}`, except: [] };
}

function policyStep(
  analysis: Analysis,
  direction: Direction,
  file: FileId,
  namespace: string,
  labels: ReadonlyMap<string, string>,
  intent: Intent & { readonly type: 'addRule' },
  subject: number,
  trail: Trail,
): readonly AllowStep[] {
  if (labels.size === 0) return [];
  const name = policyName(analysis, trail, direction);
  const selector = selectorOf(labels);
  const written = planned(START[direction], [{ type: 'editPolicy', name, namespace, subject: selector }, intent]);
  if (written === undefined) return [];
  return [
    { type: 'policy', direction, file, name, text: written, alsoFor: alsoSelected(analysis, namespace, selector, subject) },
  ];
}

// The pod is isolated already: another policy for the same direction takes nothing away.
const START: Readonly<Record<Direction, string>> = { ingress: started('Ingress'), egress: started('Egress') };

function started(type: string): string {
  return `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  name: name
spec:
  podSelector: {}
  policyTypes:
    - ${type}
`;
}

function planned(start: string, intents: readonly Intent[]): string | undefined {
  let text = start;
  for (const intent of intents) {
    const edit = planEdit(text, [], intent);
    if (!edit.ok) return undefined;
    text = edit.text;
  }
  return text;
}

function policyName(analysis: Analysis, { fromPod, toPod, from, to }: Trail, direction: Direction): string {
  const nameAt = (pod: number | undefined, ip: string): string =>
    pod === undefined ? ip.replaceAll(/[.:]/g, '-') : (memberOf(analysis, pod)?.workload.name ?? 'pod');
  const names = [nameAt(fromPod, from.type === 'address' ? from.ip : ''), nameAt(toPod, to.type === 'address' ? to.ip : '')];
  const [subject, other] = direction === 'egress' ? names : names.reverse();
  const joined = `${subject}-allow-${direction}-${other}`.toLowerCase().replaceAll(/[^a-z0-9.-]+/g, '-');
  return joined.slice(0, 253).replace(/^[^a-z0-9]+|[^a-z0-9]+$/g, '') || 'allow';
}
