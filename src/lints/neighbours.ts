import type { Direction, Policy } from '../engine/policy';
import { unreadKind } from '../kinds/unreadKinds';
import { counted, listedWords } from '../words/segment';
import type { ClusterProfile } from '../workspace/profile';
import { pluginTitle } from '../workspace/profileChoices';
import type { ObjectKey, OpenFile, OpenObject, Workspace } from '../workspace/workspace';
import { allowsAll, isReadable } from './coverage';
import { addPolicy } from './defaultDeny';
import { dnsOf } from './dns';
import type { Observation } from './observation';
import { type Known, knownSubject, peerIndex, podsWithin } from './peerIndex';
import { supports } from './plugins';
import { everything } from './redundant';

/** A policy among those of its namespace. */
interface Neighbour {
  readonly object: OpenObject;
  readonly policy: Policy;
  /** Undefined when its podSelector cannot be read. */
  readonly pods: Known | undefined;
  /** It can be read as it stands, and the server would take it: what it does can be built upon. */
  readonly sure: boolean;
}

/** Tells where something stands for people: `line 3`, or `other.yaml, line 3` in another file. */
export type Where = (object: OpenObject, from: OpenObject) => string;

/** What lints see in a policy because of the others that are open, by the policy's key. */
export function neighbourly(
  workspace: Workspace,
  profile: ClusterProfile,
  where: Where,
): ReadonlyMap<ObjectKey, readonly Observation[]> {
  const found = new Map<ObjectKey, Observation[]>();
  const tell = (object: OpenObject, observation: Observation): void => {
    if (object.stale) return;
    const told = found.get(object.key);
    if (told) told.push(observation);
    else found.set(object.key, [observation]);
  };
  const files = new Map(workspace.files.map((file) => [file.id, file]));
  const hidden = unreadPolicies(workspace);
  for (const [namespace, neighbours] of byNamespace(workspace)) {
    const hasHidden = hidden.has(undefined) || hidden.has(namespace);
    if (!hasHidden) for (const direction of DIRECTIONS) defaultDeny(direction, neighbours, files, tell);
    if (!hasHidden) resolving(neighbours, tell);
    for (const direction of DIRECTIONS) besideAllowAll(direction, neighbours, where, tell);
  }
  unenforced(workspace, profile, tell);
  return found;
}

type Tell = (object: OpenObject, observation: Observation) => void;

const DIRECTIONS: readonly Direction[] = ['ingress', 'egress'];

function byNamespace(workspace: Workspace): ReadonlyMap<string, readonly Neighbour[]> {
  const namespaces = new Map<string, Neighbour[]>();
  for (const { objects } of workspace.files) {
    for (const object of objects) {
      const { policy } = object;
      if (policy === undefined) continue;
      const neighbour = {
        object,
        policy,
        pods: knownSubject(policy),
        sure: !object.stale && !object.problems.some(({ refused }) => refused),
      };
      const same = namespaces.get(policy.namespace);
      if (same) same.push(neighbour);
      else namespaces.set(policy.namespace, [neighbour]);
    }
  }
  return namespaces;
}

/** The namespaces of policies that are not read; `undefined` stands for those of the whole cluster, and unnamed ones. */
function unreadPolicies({ files }: Workspace): ReadonlySet<string | undefined> {
  const unread = files.flatMap(({ objects }) =>
    objects.filter(({ apiVersion, kind }) => unreadKind(apiVersion, kind) !== undefined),
  );
  return new Set(unread.map(({ namespace }) => namespace));
}

// What cannot be read, or would be refused, may be the default deny: better silent than wrong.
function defaultDeny(
  direction: Direction,
  neighbours: readonly Neighbour[],
  files: ReadonlyMap<string, OpenFile>,
  tell: Tell,
): void {
  const first = neighbours.find(({ object }) => !object.stale);
  if (first === undefined || neighbours.some(({ policy }) => mayDenyByDefault(policy, direction))) return;
  const open = neighbours.find(({ sure, policy }) => sure && allowsEveryPodAll(policy, direction));
  if (open !== undefined) {
    const { object, policy } = open;
    tell(object, {
      rule: 'no-default-deny',
      severity: 'info',
      path: ['metadata', 'name'],
      message: () =>
        `No open policy denies ${direction} by default in namespace ${policy.namespace}, and beside this one none can: it allows ${everything(direction)} of every pod.`,
      related: [],
      remedies: [],
    });
    return;
  }
  const { object, policy } = first;
  const file = files.get(object.file);
  const remedy = file && addPolicy(file, policy, direction, new Set(neighbours.map((one) => one.policy.name)));
  const gap = direction === 'ingress' ? 'accept' : 'make';
  tell(object, {
    rule: 'no-default-deny',
    severity: 'info',
    path: ['metadata', 'name'],
    message: () =>
      `No open policy denies ${direction} by default in namespace ${policy.namespace}: pods that no policy selects for ${direction} ${gap} ${everything(direction)}.`,
    related: [],
    remedies: remedy ? [remedy] : [],
  });
}

function allowsEveryPodAll({ subject, ...policy }: Policy, direction: Direction): boolean {
  const { isolated, rules } = policy[direction];
  return subject !== 'unreadable' && subject.requirements.length === 0 && isolated === true && rules.some(allowsAll);
}

function mayDenyByDefault(policy: Policy, direction: Direction): boolean {
  const { isolated, rules } = policy[direction];
  const selectsAll = policy.subject === 'unreadable' || policy.subject.requirements.length === 0;
  return selectsAll && isolated !== false && !rules.some(allowsAll);
}

function resolving(neighbours: readonly Neighbour[], tell: Tell): void {
  const missing = neighbours.flatMap((own) => {
    const observations = dnsOf(own.policy).missing;
    return observations.length > 0 ? [{ own, observations }] : [];
  });
  if (missing.length === 0) return;
  const openers = neighbours.flatMap((neighbour) => {
    const reach = neighbour.policy.egress.isolated === false ? { udp: false, tcp: false } : dnsOf(neighbour.policy).reach;
    return reach.udp || reach.tcp ? [{ ...neighbour, reach }] : [];
  });
  if (openers.some(({ pods }) => pods === undefined)) return;
  const index = peerIndex(
    openers.flatMap(({ pods, reach }) => (pods ? [{ pods, reach }] : [])),
    ({ pods }) => pods,
  );
  for (const { own, observations } of missing) {
    const { pods } = own;
    if (pods === undefined) continue;
    const beside = [...index.candidates(pods)].filter((other) => podsWithin(pods, other.pods)).map(({ reach }) => reach);
    for (const observation of observations) {
      const helped = beside.some(({ udp, tcp }) => (observation.rule === 'egress-without-dns' ? udp : tcp));
      if (!helped) tell(own.object, observation);
    }
  }
}

/** A policy that allows everything beside others for the same pods, or some of them. */
function besideAllowAll(direction: Direction, neighbours: readonly Neighbour[], where: Where, tell: Tell): void {
  const isolating = neighbours.filter(({ sure, policy }) => sure && policy[direction].isolated === true);
  const open = isolating.flatMap(({ object, policy, pods }) => {
    const rule = policy[direction].rules.find(allowsAll);
    return rule && pods ? [{ object, pods, path: rule.origin, others: [] as OpenObject[] }] : [];
  });
  if (open.length === 0) return;
  const opened = new Set(open.map(({ object }) => object));
  const index = peerIndex(open, ({ pods }) => pods);
  for (const { object, policy, pods } of isolating) {
    const closes = !opened.has(object) && policy[direction].rules.every(isReadable);
    if (pods === undefined || !closes) continue;
    for (const other of index.candidates(pods)) if (podsWithin(pods, other.pods)) other.others.push(object);
  }
  for (const { object, path, others } of open) {
    const [first, ...rest] = others;
    if (first === undefined) continue;
    const named = others.slice(0, NAMED).map((one) => `${one.name} (${where(one, object)})`);
    const more = others.length - named.length;
    const list = listedWords(more > 0 ? [...named, `${more} more`] : named);
    tell(object, {
      rule: 'pointless-beside-allow-all',
      severity: 'warning',
      path,
      message: () =>
        `This rule allows ${everything(direction)} of these pods, so ${counted(rest.length + 1, 'policy', 'policies')} for the same pods ${
          rest.length === 0 ? 'restricts' : 'restrict'
        } nothing there: ${list}.`,
      related: others.slice(0, NAMED).map((one) => ({ object: one, path: ['spec', direction] })),
      remedies: [],
    });
  }
}

/** How many other policies a message names. */
const NAMED = 3;

// Once: that the plugin does nothing is no fault of any one policy.
function unenforced({ files }: Workspace, { plugin }: ClusterProfile, tell: Tell): void {
  if (plugin === undefined || supports(plugin, 'policies') !== false) return;
  const first = files.flatMap(({ objects }) => objects).find(({ policy, stale }) => policy !== undefined && !stale);
  if (first === undefined) return;
  tell(first, {
    rule: 'plugin-ignores-policies',
    severity: 'warning',
    path: ['kind'],
    message: () =>
      `${pluginTitle(plugin)} does not enforce NetworkPolicies by itself: without a policy controller beside it, such as kube-network-policies, this and every other open policy changes nothing.`,
    related: [],
    remedies: [],
  });
}
