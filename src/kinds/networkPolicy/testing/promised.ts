import type { Direction, Peer, Policy, Rule, Selector } from '../../../engine/policy';
import { containsPorts, type PortSet, portsOf, unionPorts } from '../../../engine/portSet';
import type { Intent, PeerWish, PortWish } from '../../intent';
import { read } from './policies';

/** What an object means, free of how it is written, as plain data to compare. */
export interface Meaning {
  readonly name: string;
  readonly namespace: string | null;
  readonly labels: Texts;
  readonly annotations: Texts;
  /** What stands in it that only the server fills in. */
  readonly server: readonly string[];
  readonly subject: string;
  readonly ingress: DirectionMeaning;
  readonly egress: DirectionMeaning;
}
type Texts = Readonly<Record<string, string>>;
interface DirectionMeaning {
  readonly isolated: boolean;
  readonly rules: readonly RuleMeaning[];
}
interface RuleMeaning {
  readonly peers: 'anyone' | readonly PeerMeaning[];
  readonly ports: PortSet;
}
type PeerMeaning =
  | { readonly namespaces: string; readonly pods: string }
  | { readonly cidr: string; readonly except: readonly string[] };

const LAST_APPLIED = 'kubectl.kubernetes.io/last-applied-configuration';
const SERVER = ['uid', 'resourceVersion', 'generation', 'creationTimestamp', 'selfLink', 'managedFields'];
const OTHER: Readonly<Record<Direction, Direction>> = { ingress: 'egress', egress: 'ingress' };
const ABSENT = 'absent';

/** The policy in an object; throws for one the server would refuse. */
export function policyIn(object: unknown): Policy {
  const { policies, problems } = read(object);
  const [policy] = policies;
  const refused = problems.find((problem) => problem.refused);
  if (policy === undefined || refused) throw new Error(`refused: ${refused?.field} ${refused?.message}`);
  return policy;
}

export function meaningOf(object: unknown): Meaning {
  const policy = policyIn(object);
  const { metadata = {}, status } = object as { metadata?: Readonly<Record<string, unknown>>; status?: unknown };
  const of = ({ isolated, rules }: Policy[Direction]): DirectionMeaning => {
    if (isolated === 'unknown') throw new Error('unknown');
    return { isolated, rules: rules.map(ruleMeaning) };
  };
  if (policy.subject === 'unreadable') throw new Error('unreadable');
  return {
    name: policy.name,
    namespace: policy.namespaceAssumed ? null : policy.namespace,
    labels: texts(metadata.labels),
    annotations: texts(metadata.annotations),
    server: [...SERVER.filter((field) => Object.hasOwn(metadata, field)), ...(status === undefined ? [] : ['status'])],
    subject: said(policy.subject),
    ingress: of(policy.ingress),
    egress: of(policy.egress),
  };
}

function texts(value: unknown): Texts {
  return Object.fromEntries(Object.entries(value ?? {}).map(([key, text]) => [key, String(text ?? '')]));
}

function ruleMeaning(rule: Rule): RuleMeaning {
  if (rule.unreadable !== undefined || rule.ports === 'unreadable') throw new Error('unreadable');
  return { peers: rule.peers === 'anyone' ? rule.peers : rule.peers.map(peerSaid), ports: rule.ports };
}

function peerSaid(peer: Peer | PeerWish): PeerMeaning {
  switch (peer.type) {
    case 'unreadable':
      throw new Error('unreadable');
    case 'addresses':
      return { cidr: peer.cidr, except: [...new Set(peer.except)].sort() };
    case 'pods':
      return { namespaces: said(peer.namespaces), pods: said(peer.pods) };
  }
}

function said(of: Selector | undefined): string {
  if (of === undefined) return ABSENT;
  const each = of.requirements.map((requirement) => {
    const values = 'values' in requirement ? requirement.values : 'value' in requirement ? [requirement.value] : [];
    const operator = requirement.operator === 'Equals' ? 'In' : requirement.operator;
    return `${requirement.key} ${operator} ${[...new Set(values)].sort().join('|')}`;
  });
  return `{${[...new Set(each)].sort().join('; ')}}`;
}

/**
 * What the wish's words promise to come of an object: one of these meanings; none when they cannot be kept. `parse`
 * reads the document that a rule is copied from.
 */
export function promised(before: Meaning, intent: Intent, parse: (source: string) => unknown = JSON.parse): readonly Meaning[] {
  if (intent.type === 'editPolicy') return [policyPromised(before, intent)];
  if (intent.type === 'stripServerFields') {
    const { [LAST_APPLIED]: _, ...annotations } = before.annotations;
    return [{ ...before, annotations, server: [] }];
  }
  if (intent.type === 'place') return [];
  const own = before[intent.direction];
  if (intent.type === 'isolate') {
    const keeps = intent.on || !own.isolated || before[OTHER[intent.direction]].isolated;
    return keeps ? [{ ...before, [intent.direction]: { ...own, isolated: intent.on } }] : [];
  }
  const isolates = ['addRule', 'copyRule', 'allowAll', 'denyAll'].includes(intent.type);
  return rulesPromised(own.rules, intent, parse).map((rules) => ({
    ...before,
    [intent.direction]: { isolated: own.isolated || isolates, rules },
  }));
}

function policyPromised(before: Meaning, intent: Extract<Intent, { type: 'editPolicy' }>): Meaning {
  const { name, namespace, subject, labels, annotations } = intent;
  return {
    ...before,
    name: name ?? before.name,
    namespace: namespace === undefined ? before.namespace : namespace,
    subject: subject ? said(subject) : before.subject,
    labels: labels ?? before.labels,
    annotations: annotations ?? before.annotations,
  };
}

type Rules = readonly RuleMeaning[];
type RuleIntent = Exclude<Intent, { type: 'editPolicy' | 'stripServerFields' | 'place' | 'isolate' }>;

function rulesPromised(rules: Rules, intent: RuleIntent, parse: (source: string) => unknown): readonly Rules[] {
  switch (intent.type) {
    case 'addRule':
      return [[...rules, rulePromised(intent.peers, intent.ports)]];
    case 'copyRule':
      return [[...rules, copiedRule(parse(intent.source), intent)]];
    case 'allowAll': {
      const everyone = rulePromised([], []);
      return [rules.some((rule) => same(rule, everyone)) ? rules : [...rules, everyone]];
    }
    case 'denyAll':
      return [[]];
    default:
      break;
  }
  const rule = rules[intent.rule];
  if (rule === undefined) return [];
  const withRule = (...others: Rules): readonly Rules[] => [rules.toSpliced(intent.rule, 1, ...others)];
  if (intent.type === 'removeRule') return withRule();
  if (intent.type === 'duplicateRule') return withRule(rule, rule);
  if (intent.type === 'moveRule') {
    return intent.to < rules.length ? [rules.toSpliced(intent.rule, 1).toSpliced(intent.to, 0, rule)] : [];
  }
  if (intent.type === 'mergeRules') return merged(rules, intent);
  if (intent.type === 'editRule') {
    const peers = intent.peer ? peersPromised(rule.peers, intent.peer) : rule.peers;
    return peers === undefined ? [] : withRule({ peers, ports: intent.ports ? portsOf(intent.ports) : rule.ports });
  }
  const { peers } = rule;
  if (peers === 'anyone') return [];
  const withPeers = (...lists: readonly (readonly PeerMeaning[])[]): readonly Rules[] =>
    withRule(...lists.map((list) => ({ ...rule, peers: list })));
  if (intent.type === 'addPeers') return withPeers([...peers, ...intent.peers.map(peerSaid)]);
  if (intent.type === 'splitRule') {
    const named = (index: number): boolean => intent.peers.includes(index);
    const [go, stay] = [peers.filter((_, index) => named(index)), peers.filter((_, index) => !named(index))];
    const known = intent.peers.every((index) => index < peers.length);
    const { to = intent.rule + 1 } = intent;
    if (!known || go.length === 0 || stay.length === 0 || to > rules.length) return [];
    return [rules.with(intent.rule, { ...rule, peers: stay }).toSpliced(to, 0, { ...rule, peers: go })];
  }
  const peer = peers[intent.peer];
  if (peer === undefined) return [];
  switch (intent.type) {
    case 'removePeer':
      return peers.length === 1 ? withRule() : withPeers(peers.toSpliced(intent.peer, 1));
    case 'movePeer':
      return moved(rules, peer, intent);
    case 'duplicatePeer':
      return withPeers(peers.toSpliced(intent.peer, 0, peer));
    case 'separateSelectors': {
      if ('cidr' in peer || peer.namespaces === ABSENT || peer.pods === ABSENT) return [];
      const pair = [
        { namespaces: peer.namespaces, pods: ABSENT },
        { namespaces: ABSENT, pods: peer.pods },
      ];
      return [pair, pair.toReversed()].flatMap((two) => withPeers(peers.toSpliced(intent.peer, 1, ...two)));
    }
    case 'joinSelectors': {
      const next = peers[intent.peer + 1];
      if (next === undefined || 'cidr' in peer || 'cidr' in next) return [];
      const [one, other] = peer.pods === ABSENT ? [peer, next] : [next, peer];
      if (one.pods !== ABSENT || other.namespaces !== ABSENT) return [];
      return withPeers(peers.toSpliced(intent.peer, 2, { namespaces: one.namespaces, pods: other.pods }));
    }
  }
}

function moved(rules: Rules, peer: PeerMeaning, intent: Extract<Intent, { type: 'movePeer' }>): readonly Rules[] {
  const into = rules[intent.to]?.peers;
  if (into === undefined || into === 'anyone') return [];
  const { at = into.length } = intent;
  if (at > into.length) return [];
  const given = rules.map((rule, index) => {
    if (rule.peers === 'anyone') return rule;
    const marked: readonly (PeerMeaning | undefined)[] =
      index === intent.rule ? rule.peers.with(intent.peer, undefined as never) : rule.peers;
    const list = index === intent.to ? marked.toSpliced(at, 0, peer) : marked;
    return { ...rule, peers: list.filter((one) => one !== undefined) };
  });
  return [given.filter(({ peers }) => peers.length > 0)];
}

function merged(rules: Rules, { rule, into }: Extract<Intent, { type: 'mergeRules' }>): readonly Rules[] {
  const [from, to] = [rules[rule], rules[into]];
  if (from === undefined || to === undefined || from === to) return [];
  const put = (peers: RuleMeaning['peers']): readonly Rules[] => [
    rules.with(into, { peers, ports: unionPorts(to.ports, from.ports) }).toSpliced(rule, 1),
  ];
  if (from.peers === 'anyone' || to.peers === 'anyone') return from.peers === to.peers ? put('anyone') : [];
  const [peers, added] = [to.peers, from.peers];
  const within = (some: readonly PeerMeaning[], all: readonly PeerMeaning[]): boolean =>
    some.every((one) => all.some((other) => same(one, other)));
  const [wider, narrower] = [within(added, peers), within(peers, added)];
  const [holds, held] = [containsPorts(to.ports, from.ports), containsPorts(from.ports, to.ports)];
  const opensNothing = (holds && held) || (wider && narrower) || (wider && holds) || (narrower && held);
  return opensNothing ? put([...peers, ...added.filter((one) => !peers.some((other) => same(one, other)))]) : [];
}

function copiedRule(source: unknown, { direction, path }: Extract<Intent, { type: 'copyRule' }>): RuleMeaning {
  const object = path.slice(0, -3).reduce<unknown>((inner, step) => (inner as Record<string | number, unknown>)[step], source);
  const rule = read(object).policies[0]?.[direction].rules[Number(path.at(-1))];
  if (rule === undefined) throw new Error('no rule to copy');
  return ruleMeaning(rule);
}

function rulePromised(peers: readonly PeerWish[], ports: readonly PortWish[]): RuleMeaning {
  return { peers: peers.length === 0 ? 'anyone' : peers.map(peerSaid), ports: portsOf(ports) };
}

function peersPromised(peers: RuleMeaning['peers'], edit: { index: number; wish: PeerWish }): readonly PeerMeaning[] | undefined {
  if (peers === 'anyone') return edit.index === 0 ? [peerSaid(edit.wish)] : undefined;
  return edit.index < peers.length ? peers.with(edit.index, peerSaid(edit.wish)) : undefined;
}

function same(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
