import { applyEdits } from '../../text';
import type { Fix } from '../fix';
import type { OpenDocument, OpenFile, Problem, ReadProblem } from '../workspace';
import { type BrokenSpot, errors, type Found, problemsIn, type TextCandidate } from './brokenSpot';
import { duplicateKeys } from './duplicateKeys';
import { indentation, tabs } from './indentation';
import { anotherDocument, brackets, characters, colons, commas, noBreakSpaces, quotes } from './punctuation';
import { ambiguous, tags } from './scalars';

const MOVABLE: readonly Problem['code'][] = ['colon', 'syntax', 'odd-key'];

/** The ways to mend a problem of a file's YAML itself, as edits of the file. */
export function fixesOfYaml(file: OpenFile, problem: Problem, defaultNamespace: string): readonly Fix[] {
  const fixes = tried(file, problem, defaultNamespace, candidatesOf);
  // Moving lines is a guess at what is wrong where nothing else is.
  return fixes.length > 0 || !MOVABLE.includes(problem.code) ? fixes : tried(file, problem, defaultNamespace, indentation);
}

/** No-break spaces, which look like spaces and are none: what stands there reads as another name or as a text. */
export function fixesOfSpaces(file: OpenFile, problem: Problem, defaultNamespace: string): readonly Fix[] {
  return tried(file, problem, defaultNamespace, noBreakSpaces);
}

function documentAt(file: OpenFile, offset: number): OpenDocument | undefined {
  return file.documents.findLast((document) => document.start <= offset);
}

function candidatesOf(spot: BrokenSpot): readonly TextCandidate[] {
  switch (spot.problem.code) {
    case 'tab':
      return tabs(spot);
    case 'character':
      return characters(spot);
    case 'duplicate-key':
      return duplicateKeys(spot);
    case 'ambiguous':
      return ambiguous(spot);
    case 'unknown-tag':
      return tags(spot);
    case 'quote':
    case 'colon':
    case 'syntax':
    case 'odd-key':
      return [
        ...quotes(spot),
        ...colons(spot),
        ...commas(spot),
        ...brackets(spot),
        ...noBreakSpaces(spot),
        ...anotherDocument(spot),
      ];
    default:
      return [];
  }
}

function tried(
  file: OpenFile,
  problem: Problem,
  defaultNamespace: string,
  candidates: (spot: BrokenSpot) => readonly TextCandidate[],
): readonly Fix[] {
  const document = documentAt(file, problem.range.start);
  if (document?.reading === undefined) return [];
  const { text, start, reading } = document;
  const before = { yaml: reading.problems, objects: reading.objects.flatMap((object) => object.problems) };
  const made = new Set<string>();
  const fixes: Fix[] = [];
  for (const { title, edits } of candidates({
    text,
    problem,
    start: problem.range.start - start,
    end: problem.range.end - start,
  })) {
    if (fixes.some((fix) => fix.title === title)) continue;
    const mended = applyEdits(text, edits);
    if (made.has(mended) || !isBetter(before, problemsIn(mended, defaultNamespace), problem)) continue;
    made.add(mended);
    const placed = edits.map((edit) => ({ ...edit, offset: edit.offset + start }));
    fixes.push({ title, repair: { type: 'edits', file: file.id, text: file.text, edits: placed } });
  }
  return fixes;
}

/**
 * Whether the problem is gone and nothing came instead. A document that could not be read has its objects read for the
 * first time: what is wrong with those was there before.
 */
function isBetter(before: Found, after: Found, { code, source }: Problem): boolean {
  const couldBeRead = errors(before.yaml) === 0;
  const fewer = (found: readonly ReadProblem[], than: readonly ReadProblem[]): boolean =>
    found.filter((one) => one.code === code).length < than.filter((one) => one.code === code).length;
  if (!couldBeRead) return errors(after.yaml) < errors(before.yaml);
  if (errors(after.yaml) > 0 || errors(after.objects) > errors(before.objects)) return false;
  return source === 'yaml' ? fewer(after.yaml, before.yaml) : fewer(after.objects, before.objects);
}
