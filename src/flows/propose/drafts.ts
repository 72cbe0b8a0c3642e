import type { Analysis } from '../../answers/analysis';
import type { Direction } from '../../engine';
import type { PeerWish, PortWish } from '../../kinds/intent';
import type { PolicyDraft, RuleDraft } from '../../kinds/networkPolicy/policyValue';
import { INTERNET } from '../../kinds/presetPeers';
import { claimOf } from '../claim';
import type { SeenAnalysis } from '../replay/seenSituation';
import { isUnclear, type ProposedLine, type ProposedLines, type ProposedSubject, peerKey } from './lines';
import { equals } from './peerOf';
import type { Scope } from './subjects';

/**
 * What a person chose of a proposal, where it is not what is proposed. `lines` by their keys; `directions` by
 * `directionKey`: whether it is isolated; `ranges`: the block to write instead of a line's address, or `internet`.
 */
export interface Choice {
  readonly lines: Readonly<Record<string, boolean>>;
  readonly directions: Readonly<Record<string, boolean>>;
  readonly ranges: Readonly<Record<string, string>>;
  /** A policy for all pods of the namespace that lets nothing through. */
  readonly defaultDeny: boolean | undefined;
}

export const AS_PROPOSED: Choice = { lines: {}, directions: {}, ranges: {}, defaultDeny: undefined };

const DIRECTIONS: readonly Direction[] = ['ingress', 'egress'];

/** How a choice names a direction of a subject. */
export function directionKey({ subject }: ProposedSubject, direction: Direction): string {
  return `${subject.key} ${direction}`;
}

/** Whether a line is written: those that were refused when they were seen only on demand. */
export function isChosen(choice: Choice, line: ProposedLine): boolean {
  return choice.lines[line.key] ?? !line.dropped;
}

export function isIsolated(choice: Choice, proposed: ProposedSubject, direction: Direction): boolean {
  return choice.directions[directionKey(proposed, direction)] ?? proposed.isolates[direction];
}

/**
 * The directions in which a policy for the whole namespace would take nothing from what was seen: none where one of its
 * pods is left open, or is seen and cannot be selected.
 */
export function deniable(base: SeenAnalysis, scope: Scope, proposed: ProposedLines, choice: Choice): readonly Direction[] {
  const { observed, seen, analysis } = base;
  // Of a namespace in which nobody can be selected, or somebody cannot, too little is known.
  const isOpen =
    proposed.unlabelled.length > 0 || seen.ends.some((end) => end.type === 'unlabelled' && end.namespace === undefined);
  if (scope.type !== 'namespace' || proposed.subjects.length === 0 || isOpen) return [];
  const selected = new Set(proposed.subjects.flatMap(({ subject }) => subject.pods));
  const isLoose = (place: number): boolean => {
    const end = seen.ends[place];
    const pod = end?.type === 'pod' ? analysis.reach.pods[end.pod] : undefined;
    return end?.type === 'pod' && pod?.namespace === scope.namespace && !pod.hostNetwork && !selected.has(end.pod);
  };
  const forwarded = observed.flows.filter((flow) => claimOf(flow).type === 'forwarded');
  const unclear = observed.flows.filter(isUnclear);
  const isDenied = (direction: Direction): boolean =>
    analysis.reach.policies.some(
      ({ namespace, subject, [direction]: { isolated } }) =>
        namespace === scope.namespace && isolated === true && subject !== 'unreadable' && subject.requirements.length === 0,
    );
  return DIRECTIONS.filter(
    (direction) =>
      !isDenied(direction) &&
      proposed.subjects.every((one) => isIsolated(choice, one, direction)) &&
      !forwarded.some(({ from, to }) => isLoose(direction === 'egress' ? from : to)) &&
      !unclear.some(({ from, to }) => isLoose(from) || isLoose(to)),
  );
}

/** The policies a choice comes to, in the order of their subjects; that for the whole namespace first. */
export function draftsOf(
  base: SeenAnalysis,
  scope: Scope,
  proposed: ProposedLines,
  choice: Choice = AS_PROPOSED,
): readonly PolicyDraft[] {
  const names = new Set(base.analysis.situation.policies.map(({ policy }) => `${policy.namespace}/${policy.name}`));
  const free = (namespace: string, wanted: string): string => {
    let name = wanted;
    for (let count = 2; names.has(`${namespace}/${name}`); count++) name = `${wanted}-${count}`;
    names.add(`${namespace}/${name}`);
    return name;
  };
  const denied = choice.defaultDeny === false ? [] : deniable(base, scope, proposed, choice);
  const all: PolicyDraft[] = [];
  if (denied.length > 0) {
    const { namespace } = scope;
    all.push({
      name: free(namespace, 'default-deny'),
      namespace,
      subject: { requirements: [] },
      ingress: denied.includes('ingress') ? [] : undefined,
      egress: denied.includes('egress') ? [] : undefined,
    });
  }
  for (const one of proposed.subjects) {
    const rules = (direction: Direction): readonly RuleDraft[] | undefined => {
      if (!isIsolated(choice, one, direction)) return undefined;
      const lines = one.lines.filter((line) => line.direction === direction && isChosen(choice, line));
      const isNeeded = lines.length > 0 || !(denied.includes(direction) || isIsolatedNow(base.analysis, one, direction));
      return isNeeded ? rulesOf(lines, choice) : undefined;
    };
    const [ingress, egress] = [rules('ingress'), rules('egress')];
    if (ingress === undefined && egress === undefined) continue;
    const { namespace, name, labels } = one.subject;
    all.push({ name: free(namespace, name), namespace, subject: equals(labels), ingress, egress });
  }
  return all;
}

/** Whether open policies isolate every pod of a subject. */
function isIsolatedNow({ reach }: Analysis, { subject }: ProposedSubject, direction: Direction): boolean {
  const { classOf } = reach.selection.classes;
  return subject.pods.every((pod) => (reach.isolating[direction][classOf[pod] ?? -1] ?? []).length > 0);
}

/** Peers with the same ports share a rule; names first, then who was seen most. */
function rulesOf(lines: readonly ProposedLine[], choice: Choice): readonly RuleDraft[] {
  const byPeer = new Map<
    string,
    { readonly peers: readonly PeerWish[]; readonly ports: PortWish[]; dns: boolean; packets: number }
  >();
  for (const line of lines) {
    const peers = peersOf(line, choice);
    const key = peers.map(peerKey).join(' + ');
    const one = byPeer.get(key) ?? { peers, ports: [], dns: false, packets: 0 };
    byPeer.set(key, one);
    for (const port of line.ports) if (!one.ports.some((other) => samePort(other, port))) one.ports.push(port);
    one.dns ||= line.dns;
    one.packets += line.packets;
  }
  const byPorts = new Map<
    string,
    { readonly peers: PeerWish[]; readonly ports: readonly PortWish[]; dns: boolean; packets: number }
  >();
  for (const { peers, ports, dns, packets } of byPeer.values()) {
    const sorted = dns ? ports : [...ports].sort(comparePorts);
    const key = `${dns} ${sorted.map(({ protocol, port }) => `${protocol} ${port}`).join()}`;
    const one = byPorts.get(key) ?? { peers: [], ports: sorted, dns, packets: 0 };
    byPorts.set(key, one);
    one.peers.push(...peers);
    one.packets += packets;
  }
  return [...byPorts.values()]
    .sort((a, b) => Number(b.dns) - Number(a.dns) || b.packets - a.packets)
    .map(({ peers, ports }) => ({ peers, ports }));
}

function peersOf(line: ProposedLine, { ranges }: Choice): readonly PeerWish[] {
  const range = line.outside ? ranges[line.key] : undefined;
  if (range === undefined) return [line.peer];
  return range === 'internet' ? INTERNET : [{ type: 'addresses', cidr: range, except: [] }];
}

function samePort(a: PortWish, b: PortWish): boolean {
  return a.protocol === b.protocol && a.port === b.port;
}

function comparePorts(a: PortWish, b: PortWish): number {
  return Number(a.port) - Number(b.port) || (a.protocol < b.protocol ? -1 : a.protocol > b.protocol ? 1 : 0);
}
