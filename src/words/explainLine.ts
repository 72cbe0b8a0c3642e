import type { Path } from '../text';
import { type Sentence, sentence } from './segment';

/**
 * One line of what is said about a row. `term` leads it where it is one of a kind; `path` is the place in the
 * policy's object that decides it, to be shown as a link to its line.
 */
export interface ExplainLine {
  readonly term: 'Decided by' | 'Sure' | 'Depends' | 'Matches' | 'Observed' | undefined;
  readonly text: Sentence;
  readonly path: Path | undefined;
}

export function explainLine(text: string | Sentence, path?: Path, term?: ExplainLine['term']): ExplainLine {
  return { term, text: typeof text === 'string' ? sentence(text) : text, path };
}
