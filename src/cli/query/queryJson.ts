import type { Analysis } from '../../answers/analysis';
import type { Question } from '../../answers/check';
import type { Trail } from '../../answers/trail';
import type { Endpoint } from '../../engine';
import { sentenceText } from '../../words';
import type { CheckWords, TrailWords } from '../../words/checkWords';
import type { PolicyLine, TrailStep } from '../../words/trailSteps';
import type { Unopened } from '../openCluster';
import type { placer } from './place';
import { portsJson } from './portsJson';

type Placer = ReturnType<typeof placer>;

/**
 * An answer as JSON, as docs/command-line.md describes it. `version` is the version of this shape: it grows when something
 * is taken away or changes its meaning, not when something is added.
 */
export function queryJson(
  analysis: Analysis,
  question: Question,
  words: CheckWords,
  notes: readonly string[],
  place: Placer,
  programVersion: string,
): string {
  const document = {
    version: 1,
    tool: { name: 'drawbridge', version: programVersion },
    question,
    ...(words.type === 'unanswerable' ? { verdict: 'unknown', reason: words.text } : answered(analysis, words, place)),
    assumptions: analysis.reach.assumptions,
    notes,
  };
  return `${JSON.stringify(document, undefined, 2)}\n`;
}

/** What is said where nothing could be answered, in the same shape. */
export function unopenedJson({ reason, failures }: Unopened, programVersion: string): string {
  const document = { version: 1, tool: { name: 'drawbridge', version: programVersion }, verdict: 'unknown', reason, failures };
  return `${JSON.stringify(document, undefined, 2)}\n`;
}

function answered(analysis: Analysis, words: Extract<CheckWords, { type: 'answer' }>, place: Placer) {
  const { verdict, headline, trails, caveats } = words;
  const text = sentenceText(headline);
  const isVerdict = verdict === 'allowed' || verdict === 'denied';
  return {
    ...(isVerdict ? { verdict, headline: text } : { verdict: 'unknown', reason: text }),
    trails: trails.map((trail) => trailJson(analysis, trail, place)),
    caveats: caveats.map((caveat) => ({
      type: caveat.type,
      text: caveat.text,
      places: caveat.objects.flatMap(({ object }) => place(object, []) ?? []),
    })),
  };
}

function trailJson(analysis: Analysis, { trail, names, headline, steps }: TrailWords, place: Placer) {
  return {
    from: endJson(trail.from, names.from),
    to: endJson(trail.to, names.to),
    verdict: trail.verdict,
    ...portJson(trail),
    headline: sentenceText(headline),
    steps: steps.map((step) => stepJson(analysis, step, place)),
  };
}

/** Of one port that port; of all, those that pass. */
function portJson({ port, protocol, sure }: Trail) {
  return port === undefined ? { ports: portsJson(sure) } : { protocol: protocol ?? 'TCP', port };
}

function endJson(end: Endpoint, name: string) {
  return end.type === 'address' ? { ip: end.ip } : { namespace: end.namespace, name };
}

function stepJson(analysis: Analysis, { end, title, state, text, policies }: TrailStep, place: Placer) {
  return {
    end,
    title: sentenceText(title),
    state,
    text: sentenceText(text),
    policies: policies.map((line) => policyJson(analysis, line, place)),
  };
}

/** Rules count from 1, as in the texts. */
function policyJson({ situation }: Analysis, { policy, name, rule, lets, words, object, path }: PolicyLine, place: Placer) {
  return {
    namespace: situation.policies[policy]?.policy.namespace ?? '',
    name,
    ...(rule === undefined ? {} : { rule: rule + 1 }),
    lets,
    text: sentenceText(words),
    ...place(object, path),
  };
}
