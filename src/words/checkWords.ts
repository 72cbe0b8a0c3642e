import type { Analysis } from '../answers/analysis';
import type { Asked } from '../answers/asked';
import { type CheckAnswer, oneVerdict, type Question } from '../answers/check';
import type { CheckVerdict, Trail } from '../answers/trail';
import { type Endpoint, isNoPorts, type Side } from '../engine';
import { type CaveatWords, caveatWords } from './caveatWords';
import { type Naming, podWords, policyName } from './checkEnds';
import { onOneLine } from './markdown';
import { label, listed, type Sentence, sentence, strong } from './segment';
import { bearingOf, foremost } from './trailRules';
import { type EndNames, portsLabel, portsThrough, type TrailStep, trailSteps } from './trailSteps';
import { unanswerableWords } from './unanswerableWords';

/** One trail in words. */
export interface TrailWords {
  readonly trail: Trail;
  readonly names: EndNames;
  readonly headline: Sentence;
  readonly steps: readonly TrailStep[];
}

/** What is said to a question: why it cannot be answered, or the verdict, with the trail of each different answer. */
export type CheckWords =
  | { readonly type: 'unanswerable'; readonly text: string }
  | {
      readonly type: 'answer';
      /** `differs`: it is not the same for all pods that were asked about. */
      readonly verdict: CheckVerdict | 'differs';
      readonly title: string;
      readonly headline: Sentence;
      readonly trails: readonly TrailWords[];
      readonly caveats: readonly CaveatWords[];
    };

const TITLES: Readonly<Record<CheckVerdict | 'differs', string>> = {
  allowed: 'Allowed',
  denied: 'Denied',
  depends: 'Depends',
  differs: 'Differs',
};

/** More trails than these are not told apart in one sentence. */
const SHOWN = 4;

/** The answer to a question in words. */
export function checkWords(analysis: Analysis, question: Question, answer: CheckAnswer): CheckWords {
  if (answer.type === 'unanswerable') return { type: 'unanswerable', text: unanswerableWords(analysis, answer.why) };
  const several = answer.trails.length > 1;
  const trails = answer.trails.map((trail): TrailWords => {
    const names = namesOf(analysis, question, trail, several);
    return { trail, names, headline: headlineOf(analysis, trail, names), steps: trailSteps(analysis, trail, names) };
  });
  const verdict = oneVerdict(answer.trails) ?? 'differs';
  const [first] = trails;
  const headline = several || first === undefined ? differing(trails) : first.headline;
  const caveats = caveatWords(analysis, answer.caveats);
  return { type: 'answer', verdict, title: TITLES[verdict], headline, trails, caveats };
}

function namesOf(analysis: Analysis, { from, to }: Question, trail: Trail, several: boolean): EndNames {
  const namespaces = [trail.from, trail.to].flatMap((end) => (end.type === 'pod' ? [end.namespace] : []));
  const naming: Naming = new Set(namespaces).size > 1 ? 'full' : 'short';
  return {
    from: nameOf(analysis, from, trail.from, trail.fromPod, naming, several),
    to: nameOf(analysis, to, trail.to, trail.toPod, naming, several),
  };
}

function nameOf(
  analysis: Analysis,
  asked: Asked,
  { type }: Endpoint,
  pod: number | undefined,
  naming: Naming,
  several: boolean,
): string {
  if (type === 'address' || pod === undefined) return asked.type === 'address' ? onOneLine(asked.ip) : '';
  if (asked.type === 'address') return `${podWords(analysis, pod, naming)} (${onOneLine(asked.ip)})`;
  if (several) return podWords(analysis, pod, naming);
  return onOneLine(naming === 'short' ? asked.name : `${asked.namespace}/${asked.name}`);
}

function differing(trails: readonly TrailWords[]): Sentence {
  const words = trails.slice(0, SHOWN).map(({ trail, names }): Sentence => {
    const ports = trail.port === undefined && trail.verdict === 'allowed' ? [' on ', portsLabel(trail.sure)] : [];
    return sentence(strong(names.from), ' to ', strong(names.to), ` ${VERBS[trail.verdict]}`, ...ports);
  });
  const more = trails.length - words.length;
  return sentence('It differs from pod to pod: ', listed(words), more > 0 ? `, and ${more} more answers` : '', '.');
}

const VERBS: Readonly<Record<CheckVerdict, string>> = { allowed: 'is allowed', denied: 'is denied', depends: 'depends' };

/** The verdict in one sentence, with what makes it. */
function headlineOf(analysis: Analysis, trail: Trail, names: EndNames): Sentence {
  const [from, to] = [strong(names.from), strong(names.to)];
  if (trail.itself) return sentence(to, ' reaches itself: that is assumed of every pod.');
  switch (trail.verdict) {
    case 'depends':
      return sentence('Whether ', from, ' may connect to ', to, ' hangs on a pod’s address, which is not known.');
    case 'allowed':
      return sentence(from, ' may connect to ', to, ' on ', askedPorts(trail), reasons(analysis, trail), '.');
    case 'denied':
      return deniedHeadline(trail, from, to);
  }
}

function askedPorts({ port, protocol, sure }: Trail): Sentence {
  return port === undefined ? portsLabel(sure) : [label(`${protocol ?? 'TCP'} ${port}`)];
}

/** What lets a connection through, at the ends that are isolated. */
function reasons(analysis: Analysis, trail: Trail): Sentence {
  const { out, into, from, to } = trail;
  const told = [out, into].flatMap((side): readonly Sentence[] => {
    if (side === undefined || side.isolating.length === 0) return [];
    const best = foremost(trail, side.findings);
    const counted = best === undefined ? undefined : analysis.situation.policies[best.policy];
    if (best === undefined || counted === undefined || bearingOf(trail, best) !== 'lets') return [];
    const way = side.direction === 'ingress' ? 'lets it in' : 'lets it out';
    return [sentence(`rule ${best.rule + 1} of `, strong(policyName(counted, 'short')), ` ${way}`)];
  });
  if (told.length > 0) return sentence(': ', listed(told));
  const both = from.type === 'pod' && to.type === 'pod';
  return sentence(both ? ': no policy isolates either of them' : ': no policy isolates the pod');
}

function deniedHeadline(trail: Trail, from: Sentence[number], to: Sentence[number]): Sentence {
  const leaves = passes(trail, trail.out);
  const enters = passes(trail, trail.into);
  if (leaves && enters) return sentence(from, ' and ', to, ' have no port in common: what may leave may not enter.');
  const closed = (side: Side | undefined, whose: string, who: Sentence): Sentence =>
    sentence(`${whose} ${side?.direction ?? ''} is isolated and `, lackWords(trail, side, who));
  if (enters) return sentence(from, ' may not send to ', to, ': ', closed(trail.out, 'its', ofOther(trail, trail.out)), '.');
  const in_ = closed(trail.into, 'its', ofOther(trail, trail.into));
  if (trail.from.type === 'address') return sentence(to, ' does not take in ', from, ': ', in_, '.');
  if (leaves) return sentence(from, ' may send, but ', to, ' does not take it in: ', in_, '.');
  return sentence(
    from,
    ' may not send to ',
    to,
    ', and ',
    to,
    ' would not take it in: both are isolated, and no rule lets it through.',
  );
}

/** Whether one end lets through what was asked. */
function passes(trail: Trail, side: Side | undefined): boolean {
  if (side === undefined || side.isolating.length === 0) return true;
  if (trail.port === undefined) return !isNoPorts(portsThrough(trail, side));
  return side.findings.some((finding) => ['lets', 'perhaps'].includes(bearingOf(trail, finding)));
}

/** What no rule does, after "is isolated and". */
function lackWords(trail: Trail, side: Side | undefined, who: Sentence): Sentence {
  const best = side === undefined ? undefined : foremost(trail, side.findings);
  if (best === undefined) return sentence('there is no rule');
  if (bearingOf(trail, best) === 'otherPorts')
    return sentence(
      'no rule opens ',
      trail.port === undefined ? 'such a port' : label(`${trail.protocol ?? 'TCP'} ${trail.port}`),
      ' for it',
    );
  return sentence('no rule names ', who);
}

/** The other end as a rule would have to name it: by the label that the closest one lacks. */
function ofOther(trail: Trail, side: Side | undefined): Sentence {
  const miss = (side === undefined ? undefined : foremost(trail, side.findings))?.misses[0];
  return miss?.type === 'podLabel' && miss.has !== undefined ? [label(`${miss.requirement.key}=${miss.has}`)] : sentence('it');
}
