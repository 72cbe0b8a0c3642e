import type { Path, TextRange } from '../text';
import { withoutEchoesOfTabs } from './besideTabs';
import { buildTree, type SourceTree } from './buildTree';
import { findProblems } from './findProblems';
import { guardedParse, type LibraryDocument } from './guardedParse';
import { findPlace, placeRanges } from './placeRanges';
import { inPlainWords } from './plainWords';
import { errorAt, maxTold, mostTold, type YamlProblem } from './problem';
import { readValue } from './readValue';

/**
 * One document, read. `value` is plain data, and undefined exactly when there is an error among the problems or the
 * document is empty. All ranges are in the slice.
 */
export interface YamlDocument {
  readonly value: unknown;
  readonly problems: readonly YamlProblem[];
  readonly isEmpty: boolean;
  /** The places below `base`, by formatted path relative to it; the empty path is the value at `base` itself. */
  ranges(base: Path): ReadonlyMap<string, TextRange>;
  /** The place of the value at a path, without going through aliases. */
  rangeOf(path: Path): TextRange | undefined;
}

/** A document with its source tree, for edits. `tree` is undefined when the text could not be parsed at all. */
export interface ReadTree {
  readonly source: string;
  readonly tree: SourceTree | undefined;
  readonly problems: readonly YamlProblem[];
  readonly value: unknown;
}

const nothing: SourceTree = { root: undefined, anchors: [], aliases: [] };

/** Reads one document's slice of a text. Never throws, whatever the text. */
export function readDocument(slice: string): YamlDocument {
  const { tree, problems, value } = readTree(slice);
  const root = tree?.root;
  return {
    value,
    problems,
    isEmpty: root === undefined && !problems.some((problem) => problem.severity === 'error'),
    ranges: (base) => placeRanges(root, base),
    rangeOf: (path) => {
      const place = findPlace(root, path);
      return place && { start: place.start, end: place.end };
    },
  };
}

/** How long the texts are whose readings are kept, in UTF-16 code units, and how many. */
const keptLength = 200_000;
const keptCount = 2;
let kept: readonly { readonly slice: string; readonly read: ReadTree }[] = [];

/**
 * Reads one document's slice into its source tree. The readings asked for last are kept: an edit, its preview and the
 * picture after it read the same texts one after the other.
 */
export function readTree(slice: string): ReadTree {
  const same = kept.find((one) => one.slice === slice);
  const read = same?.read ?? readTreeAnew(slice);
  if (slice.length <= keptLength) kept = [{ slice, read }, ...kept.filter((one) => one !== same)].slice(0, keptCount);
  return read;
}

/** As `readTree`, for who changes the tree: nobody else is given the same one. */
export function readTreeAnew(slice: string): ReadTree {
  const parsed = guardedParse(slice);
  if ('refusal' in parsed) return { source: slice, tree: undefined, problems: [inside(parsed.refusal, slice)], value: undefined };
  const { source, document, others } = parsed;
  const syntax = document ? syntaxProblems(document, others, source) : [];
  const tree = document ? buildTree(document, source) : nothing;
  const told = withoutEchoesOfTabs([...syntax, ...findProblems(tree, source)], source);
  const problems = mostTold(told.map((problem) => inside(problem, slice)));
  const broken = problems.some((problem) => problem.severity === 'error');
  return { source, tree, problems, value: broken ? undefined : readValue(tree.root) };
}

function syntaxProblems(document: LibraryDocument, others: readonly LibraryDocument[], source: string): readonly YamlProblem[] {
  const conflict = /^(?:<{7}|={7}|>{7})(?: .*)?$/m.exec(source);
  if (conflict && document.errors.length > 0) {
    const range = { start: conflict.index, end: conflict.index + conflict[0].length };
    return [
      errorAt(
        'conflict',
        range,
        'This looks like an unresolved merge conflict. Keep one side and remove the lines with <<<<<<<, ======= and >>>>>>>.',
      ),
    ];
  }
  const errors = document.errors.filter((error, index) => index === 0 || !error.message.endsWith('in YAML stream'));
  const problems = [...withoutEchoes(errors, source).slice(0, maxTold), ...document.warnings.slice(0, maxTold)].map((error) =>
    inPlainWords(error, source),
  );
  const [other] = others;
  if (other && problems.length === 0) {
    const start = other.range?.[0] ?? 0;
    problems.push(
      errorAt('several-documents', { start, end: start + 1 }, 'Another document starts here: put a line with --- before it.'),
    );
  }
  return problems;
}

/** One error a line: what follows on the same line is mostly the same mistake again. */
function withoutEchoes<T extends { readonly pos: readonly [number, number] }>(
  errors: readonly T[],
  source: string,
): readonly T[] {
  let told = -1;
  const sorted = [...errors].sort((a, b) => a.pos[0] - b.pos[0]);
  return sorted.filter((error) => {
    if (error.pos[0] < told) return false;
    const lineBreak = source.indexOf('\n', error.pos[0]);
    told = lineBreak < 0 ? source.length + 1 : lineBreak;
    return true;
  });
}

function inside(problem: YamlProblem, slice: string): YamlProblem {
  const start = Math.min(problem.range.start, slice.length);
  return { ...problem, range: { start, end: Math.max(start, Math.min(problem.range.end, slice.length)) } };
}
