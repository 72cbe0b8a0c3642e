import type { Analysis } from '../answers/analysis';
import type { Trail } from '../answers/trail';
import {
  type Direction,
  intersectPorts,
  isNoPorts,
  type Policy,
  type PortSet,
  portsWith,
  type RuleFinding,
  type Side,
} from '../engine';
import type { Path } from '../text';
import type { FileId, ObjectKey } from '../workspace/workspace';
import { policyName } from './checkEnds';
import { isolationWords } from './isolationWords';
import { missWords } from './missWords';
import { portsWords } from './portsWords';
import { label, type Sentence, sentence, strong } from './segment';
import { type Bearing, bearingOf, foremost, ruleInShort } from './trailRules';

/** What one policy says on a trail, with the place in its object that says it. */
export interface PolicyLine {
  /** Its place in the situation, its object and its file. */
  readonly policy: number;
  readonly object: ObjectKey;
  readonly file: FileId;
  readonly name: string;
  readonly words: Sentence;
  readonly path: Path;
  /** The zero-based rule the words are about. */
  readonly rule: number | undefined;
  /** Whether a rule of it lets the connection through, perhaps. */
  readonly lets: 'yes' | 'perhaps' | 'no';
}

/** One step of a trail. `outside`: an address, where no policy counts. */
export interface TrailStep {
  readonly end: 'from' | 'to';
  readonly title: Sentence;
  readonly state: 'allowed' | 'isolated' | 'denied' | 'depends' | 'outside';
  readonly text: Sentence;
  readonly policies: readonly PolicyLine[];
}

/** How both ends are called on a trail. */
export interface EndNames {
  readonly from: string;
  readonly to: string;
}

/** The steps of a trail from its source to its destination. */
export function trailSteps(analysis: Analysis, trail: Trail, names: EndNames): readonly TrailStep[] {
  if (trail.itself) return [itselfStep(names)];
  const steps = [...sideSteps(analysis, trail, 'from', names), ...sideSteps(analysis, trail, 'to', names)];
  const between = betweenStep(trail);
  return between === undefined ? steps : [...steps, between];
}

function itselfStep({ to }: EndNames): TrailStep {
  const text =
    'What a pod sends to itself is assumed to pass, whatever its policies say: most network plugins never hold it back.';
  return { end: 'to', title: sentence(strong(to), ' itself'), state: 'allowed', text: sentence(text), policies: [] };
}

/** The ports that one end lets through, of those that were asked about. */
export function portsThrough({ within }: Trail, side: Side | undefined): PortSet {
  return side === undefined ? within : intersectPorts(portsWith(side.decision, 'allowed', 'depends'), within);
}

// Without a port, both ends may let something through, and never the same.
function betweenStep(trail: Trail): TrailStep | undefined {
  const { port, out, into, perhaps } = trail;
  const [leaving, entering] = [portsThrough(trail, out), portsThrough(trail, into)];
  if (port !== undefined || !isNoPorts(perhaps) || isNoPorts(leaving) || isNoPorts(entering)) return undefined;
  const text = sentence('It may leave on ', label(portsWords(leaving)), ' and enter on ', label(portsWords(entering)), '.');
  return { end: 'to', title: sentence('No port in common'), state: 'denied', text, policies: [] };
}

function sideSteps(analysis: Analysis, trail: Trail, end: 'from' | 'to', names: EndNames): readonly TrailStep[] {
  const side = end === 'from' ? trail.out : trail.into;
  const own = end === 'from' ? trail.from : trail.to;
  const title = sentence(end === 'from' ? 'Leaving ' : own.type === 'pod' ? 'Entering ' : 'Arriving at ', strong(names[end]));
  if (side === undefined || own.type === 'address') {
    const text = sentence('It is no pod of the open files, so no policy counts there.');
    return [{ end, title, state: 'outside', text, policies: [] }];
  }
  if (side.isolating.length === 0) {
    const { hostNetworkPods } = analysis.reach.assumptions;
    const why =
      own.hostNetwork && hostNetworkPods === 'apart'
        ? 'This pod is on its node’s network, where no policy is taken to select it'
        : `No policy in the open files selects this pod for ${side.direction}`;
    const so = side.direction === 'egress' ? 'so it may connect anywhere' : 'so it accepts every connection';
    return [{ end, title, state: 'allowed', text: sentence(`${why}, ${so}.`), policies: [] }];
  }
  const lines = side.isolating.map((place) => policyLine(analysis, trail, side, place));
  const count = side.isolating.length;
  const select = count === 1 ? 'One policy selects it' : `${numberWord(count)} policies select it`;
  const text = sentence(`${select} for ${side.direction}. From here only what a rule allows gets through.`);
  return [{ end, title, state: 'isolated', text, policies: lines }, decisionStep(analysis, trail, side, end, lines)];
}

const NUMBERS = ['No', 'One', 'Two', 'Three', 'Four', 'Five', 'Six', 'Seven', 'Eight', 'Nine', 'Ten'];

function numberWord(count: number): string {
  return NUMBERS[count] ?? `${count}`;
}

function policyLine({ situation }: Analysis, trail: Trail, side: Side, place: number): PolicyLine {
  const counted = situation.policies[place];
  const findings = side.findings.filter(({ policy }) => policy === place);
  const best = foremost(trail, findings);
  const bearing = best === undefined ? 'silent' : bearingOf(trail, best);
  return {
    policy: place,
    object: counted?.object ?? '',
    file: counted?.file ?? '',
    name: counted === undefined ? '' : policyName(counted, 'short'),
    ...lineWords(counted?.policy, side.direction, findings.length, best, bearing),
    lets: bearing === 'lets' ? 'yes' : bearing === 'perhaps' ? 'perhaps' : 'no',
  };
}

function lineWords(
  policy: Policy | undefined,
  direction: Direction,
  rules: number,
  best: RuleFinding | undefined,
  bearing: Bearing,
): Pick<PolicyLine, 'words' | 'path' | 'rule'> {
  const rule = best === undefined ? undefined : policy?.[direction].rules[best.rule];
  if (policy === undefined || best === undefined || rule === undefined) {
    const isolated = policy === undefined ? undefined : isolationWords(policy, direction).path;
    return { words: sentence('has no rule'), path: isolated ?? ['spec'], rule: undefined };
  }
  if (rules > 1 && (bearing === 'otherPorts' || bearing === 'silent')) {
    const way = direction === 'ingress' ? 'lets it in' : 'lets it out';
    const here = bearing === 'otherPorts' ? ' on this port' : '';
    return { words: sentence(`none of its ${rules} rules ${way}${here}`), path: ['spec', direction], rule: undefined };
  }
  // Of a rule that means the other end the peer that does is told, of one that does not, all of them.
  const peer = bearing === 'silent' ? undefined : best.peer;
  const own = peer === undefined || rule.peers === 'anyone' ? undefined : rule.peers[peer];
  return { words: ruleInShort(rule, best.rule, direction, peer), path: own?.origin ?? rule.origin, rule: best.rule };
}

function decisionStep(analysis: Analysis, trail: Trail, side: Side, end: 'from' | 'to', lines: readonly PolicyLine[]): TrailStep {
  const letting = lines.filter(({ lets }) => lets === 'yes');
  const maybe = lines.filter(({ lets }) => lets === 'perhaps');
  if (letting.length > 0) return { ...matchStep(trail, side, letting), end };
  if (maybe.length > 0) {
    const [first] = maybe;
    const title = sentence(
      maybe.length === 1 && first?.rule !== undefined ? `Rule ${first.rule + 1} may match` : 'Rules may match',
    );
    const text = sentence('It hangs on the address of a pod, which is not known, whether an ipBlock means it.');
    return { end, title, state: 'depends', text, policies: maybe };
  }
  return { ...noMatchStep(analysis, trail, side), end };
}

function matchStep(trail: Trail, side: Side, letting: readonly PolicyLine[]): Omit<TrailStep, 'end'> {
  const { port, protocol } = trail;
  const [first] = letting;
  const one = letting.length === 1 && first?.rule !== undefined;
  const title = sentence(one ? `Rule ${first.rule + 1} matches` : 'Rules match');
  const way = side.direction === 'ingress' ? 'let in' : 'let out';
  const ports = port === undefined ? portsLabel(portsThrough(trail, side)) : [label(`${protocol ?? 'TCP'} ${port}`)];
  const text = sentence(`It is ${way} on `, ports, '.');
  return { title, state: 'allowed', text, policies: letting };
}

/** Ports inside a sentence: as Kubernetes spells them, or the words for all of them. */
export function portsLabel(ports: PortSet): Sentence {
  const words = portsWords(ports);
  return words === 'every port' ? sentence(words) : [label(words)];
}

function noMatchStep({ situation, reach }: Analysis, trail: Trail, side: Side): Omit<TrailStep, 'end'> {
  const { port, protocol } = trail;
  const way = side.direction === 'ingress' ? 'in' : 'out';
  const denied = (title: string | Sentence, text: string | Sentence): Omit<TrailStep, 'end'> => ({
    title: sentence(title),
    state: 'denied',
    text: sentence(text),
    policies: [],
  });
  const best = foremost(trail, side.findings);
  const counted = best === undefined ? undefined : situation.policies[best.policy];
  const rule = best === undefined ? undefined : counted?.policy[side.direction].rules[best.rule];
  if (best === undefined || counted === undefined || rule === undefined)
    return denied('No rule', `There is no rule, so nothing gets ${way}.`);
  const several = side.isolating.length > 1 ? [' of ', strong(policyName(counted, 'short'))] : [];
  if (bearingOf(trail, best) === 'otherPorts') {
    const asked = port === undefined ? 'these ports' : label(`${protocol ?? 'TCP'} ${port}`);
    return denied(
      sentence('No rule opens ', asked),
      sentence(`Rule ${best.rule + 1}`, ...several, ` lets it ${way} on `, portsLabel(best.ports), '.'),
    );
  }
  const peer = rule.peers === 'anyone' || best.peer === undefined ? undefined : rule.peers[best.peer];
  const other = side.direction === 'ingress' ? trail.from : trail.to;
  const lacks = peer === undefined ? sentence('it does not mean this') : missWords(peer, best.misses, other, reach.assumptions);
  return denied('No rule matches', sentence(`Closest is rule ${best.rule + 1}`, ...several, ': ', lacks, '.'));
}
