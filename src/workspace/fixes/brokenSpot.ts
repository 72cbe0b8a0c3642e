import type { TextEdit } from '../../text';
import { splitDocuments } from '../../yaml';
import { readDocumentText } from '../readDocumentText';
import type { ReadProblem } from '../workspace';

/** Longer documents (UTF-16 code units) are not read again and again while the page waits. */
export const LONGEST = 120_000;

/** A broken document, and the problem in it. Offsets are in the document's text. */
export interface BrokenSpot {
  readonly text: string;
  readonly problem: ReadProblem;
  readonly start: number;
  readonly end: number;
}

/** One way to mend a text, before it has been tried. */
export interface TextCandidate {
  readonly title: string;
  readonly edits: readonly TextEdit[];
}

export interface Found {
  readonly yaml: readonly ReadProblem[];
  readonly objects: readonly ReadProblem[];
}

/** What is wrong with a text, which may have become more than one document. */
export function problemsIn(text: string, defaultNamespace: string): Found {
  const readings = splitDocuments(text).map((slice) => readDocumentText(text.slice(slice.start, slice.end), defaultNamespace));
  return {
    yaml: readings.flatMap((reading) => reading.problems),
    objects: readings.flatMap((reading) => reading.objects.flatMap((object) => object.problems)),
  };
}

export function errors(problems: readonly ReadProblem[]): number {
  return problems.filter((problem) => problem.severity === 'error').length;
}
