import type { Analysis } from '../../answers/analysis';
import type { Caveat } from '../../answers/caveats';
import type { Question } from '../../answers/check';
import { type QuickAnswer, quickAnswers } from '../../answers/quick/quickAnswers';
import { caveatWords } from '../../words/caveatWords';
import { unanswerableWords } from '../../words/unanswerableWords';
import { batchLine } from './batchLine';
import { portsJson } from './portsJson';

/** An answer of a batch, as its line shows it. `unknown` always has a reason. */
export interface BatchAnswer {
  readonly verdict: 'allowed' | 'denied' | 'unknown';
  readonly reason?: string;
  readonly protocol?: string;
  readonly port?: number | string;
  readonly ports?: ReturnType<typeof portsJson>;
  readonly caveats?: readonly string[];
}

/** Answers the lines of a batch one by one; never throws, and answers every line. */
export function batchAnswers(analysis: Analysis, defaultNamespace: string): (line: string) => BatchAnswer {
  const answer = quickAnswers(analysis);
  const words = new WeakMap<readonly Caveat[], readonly string[]>();
  const wordsOf = (caveats: readonly Caveat[]): readonly string[] => {
    const known = words.get(caveats) ?? caveatWords(analysis, caveats).map(({ text }) => text);
    words.set(caveats, known);
    return known;
  };
  return (line) => {
    const question = batchLine(line, defaultNamespace);
    return 'reason' in question ? { verdict: 'unknown', ...question } : told(analysis, question, answer(question), wordsOf);
  };
}

function told(
  analysis: Analysis,
  { protocol, port }: Question,
  answer: QuickAnswer,
  wordsOf: (caveats: readonly Caveat[]) => readonly string[],
): BatchAnswer {
  if (answer.type === 'unanswerable') return { verdict: 'unknown', reason: unanswerableWords(analysis, answer.why) };
  const caveats = wordsOf(answer.caveats);
  const besides = caveats.length === 0 ? {} : { caveats };
  if (answer.type === 'differs') return { verdict: 'unknown', reason: DIFFER, ...besides };
  if (answer.verdict === 'depends') return { verdict: 'unknown', reason: DEPENDS, ...besides };
  if (port === undefined) return { verdict: answer.verdict, ports: portsJson(answer.ports), ...besides };
  return { verdict: answer.verdict, protocol: protocol ?? 'TCP', port, ...besides };
}

const DIFFER = 'The pods that were asked about differ: ask about one of them.';
const DEPENDS = 'It hangs on a pod’s address, which is not known, whether an ipBlock means it.';
