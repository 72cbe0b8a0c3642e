import { applyEdits } from '../../text';
import type { Fix } from '../fix';
import type { OpenDocument, OpenFile, Problem, ReadProblem, Workspace } from '../workspace';
import { type BrokenSpot, errors, type Found, problemsIn, type TextCandidate } from './brokenSpot';
import { duplicateKeys } from './duplicateKeys';
import { indentation, tabs } from './indentation';
import { anotherDocument, brackets, characters, colons, commas, noBreakSpaces, quotes } from './punctuation';
import { ambiguous, tags } from './scalars';

const MOVABLE: readonly Problem['code'][] = ['colon', 'syntax', 'odd-key'];

/** The ways to mend a problem of the YAML itself, as edits of its file. */
export function fixesOfYaml(workspace: Workspace, problem: Problem): readonly Fix[] {
  for (const file of workspace.files) {
    const document = file.problems.includes(problem) ? documentAt(file, problem.range.start) : undefined;
    if (document === undefined) continue;
    const fixes = tried(workspace, file, document, problem, candidatesOf);
    // Moving lines is a guess at what is wrong where nothing else is.
    return fixes.length > 0 || !MOVABLE.includes(problem.code) ? fixes : tried(workspace, file, document, problem, indentation);
  }
  return [];
}

/** No-break spaces, which look like spaces and are none: what stands there reads as another name or as a text. */
export function fixesOfSpaces(workspace: Workspace, file: OpenFile, problem: Problem): readonly Fix[] {
  const document = documentAt(file, problem.range.start);
  return document === undefined ? [] : tried(workspace, file, document, problem, noBreakSpaces);
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
  workspace: Workspace,
  file: OpenFile,
  document: OpenDocument,
  problem: Problem,
  candidates: (spot: BrokenSpot) => readonly TextCandidate[],
): readonly Fix[] {
  const { text, start } = document;
  const spot = { text, problem, start: problem.range.start - start, end: problem.range.end - start };
  const before = problemsIn(text, workspace.defaultNamespace);
  const made = new Set<string>();
  const fixes: Fix[] = [];
  for (const { title, edits } of candidates(spot)) {
    if (fixes.some((fix) => fix.title === title)) continue;
    const mended = applyEdits(text, edits);
    if (made.has(mended) || !isBetter(before, problemsIn(mended, workspace.defaultNamespace), problem)) continue;
    made.add(mended);
    const placed = edits.map((edit) => ({ ...edit, offset: edit.offset + start }));
    fixes.push({ title, repair: { type: 'edits', file: file.id, edits: placed } });
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
