import { applyEdits, contentEndOfLine, type TextEdit } from '../../text';
import type { Fix } from '../fix';
import type { OpenDocument, OpenFile, Problem, ReadProblem } from '../workspace';
import { type BrokenSpot, errors, type Found, LONGEST, problemsIn, type TextCandidate } from './brokenSpot';
import { duplicateKeys } from './duplicateKeys';
import { indentation, tabs } from './indentation';
import { anotherDocument, brackets, characters, colons, commas, mappingsBehindKeys, noBreakSpaces, quotes } from './punctuation';
import { ambiguous, tags } from './scalars';

const MOVABLE: readonly Problem['code'][] = ['colon', 'syntax', 'odd-key'];
const ECHOING: readonly Problem['code'][] = [...MOVABLE, 'quote'];

// Errors beyond these are mostly echoes of those before, and each fix is tried by reading the whole document again.
const MOST_ECHOING = 5;
const MOST_MOVABLE = 3;

/** The ways to mend a problem of a file's YAML itself, as edits of the file. */
export function fixesOfYaml(file: OpenFile, problem: Problem, defaultNamespace: string): readonly Fix[] {
  const echoing = errorsOf(file.problems).filter(({ code }) => ECHOING.includes(code));
  if (echoing.indexOf(problem) >= MOST_ECHOING) return [];
  const fixes = tried(file, problem, defaultNamespace, candidatesOf);
  // Moving lines is a guess at what is wrong where nothing else is.
  const movable = MOVABLE.includes(problem.code) && echoing.length <= MOST_MOVABLE;
  return fixes.length > 0 || !movable ? fixes : tried(file, problem, defaultNamespace, indentation);
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
        ...mappingsBehindKeys(spot),
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
  if (document?.reading === undefined || document.text.length > LONGEST) return [];
  const { text, start, reading } = document;
  const before = { yaml: reading.problems, objects: reading.objects.flatMap((object) => object.problems) };
  const spot = { text, problem, start: problem.range.start - start, end: problem.range.end - start };
  const tries = candidates(spot).map(({ title, edits }) => {
    const mended = applyEdits(text, edits);
    const worth = worthOf(before, problemsIn(mended, defaultNamespace), problem, behind(mended, edits));
    const placed = edits.map((edit) => ({ ...edit, offset: edit.offset + start }));
    return { title, mended, worth, repair: { type: 'edits' as const, file: file.id, text: file.text, edits: placed } };
  });
  const mending = tries.filter(({ worth }) => worth === 'mends');
  const kept = mending.length > 0 ? mending : tries.filter(({ worth }) => worth === 'uncovers');
  return kept
    .filter((one, index) => kept.findIndex(({ title, mended }) => title === one.title || mended === one.mended) === index)
    .map(({ title, repair }) => ({ title, repair }));
}

/** Where the line ends in which the last edit was made, in the mended text. */
function behind(mended: string, edits: readonly TextEdit[]): number {
  const last = edits.at(-1);
  if (last === undefined) return mended.length;
  const shift = edits.slice(0, -1).reduce((sum, { content, length }) => sum + content.length - length, 0);
  return contentEndOfLine(mended, last.offset + shift + last.content.length);
}

/**
 * Whether the problem goes and nothing comes instead. A document that could not be read has its objects read for the first
 * time: what is wrong with those was there before. `uncovers`: an open quote or bracket swallows what follows, so that an
 * error further down, behind the edits, shows only now.
 */
function worthOf(before: Found, after: Found, { code, source }: ReadProblem, behind: number): 'mends' | 'uncovers' | 'none' {
  const broken = errorsOf(before.yaml);
  if (broken.length > 0) {
    const left = errorsOf(after.yaml);
    if (left.length < broken.length) return 'mends';
    const swallows = (code === 'quote' || code === 'syntax') && after.yaml.length <= before.yaml.length;
    return swallows && left.length === broken.length && left.every(({ range }) => range.start >= behind) ? 'uncovers' : 'none';
  }
  if (errors(after.yaml) > 0 || errors(after.objects) > errors(before.objects)) return 'none';
  const count = (found: Found): number => found[source === 'yaml' ? 'yaml' : 'objects'].filter((one) => one.code === code).length;
  return count(after) < count(before) ? 'mends' : 'none';
}

function errorsOf<T extends ReadProblem>(problems: readonly T[]): readonly T[] {
  return problems.filter(({ severity }) => severity === 'error');
}
