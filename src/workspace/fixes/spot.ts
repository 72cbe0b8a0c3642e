import type { Intent } from '../../kinds/intent';
import { contentEndOfLine, type TextEdit } from '../../text';
import { formatPath, type Path } from '../../text/path';
import type { Placement, YamlValue } from '../../text/placement';
import { readTree } from '../../yaml/readDocument';
import { type MapNode, type SourceNode, visitNodes } from '../../yaml/sourceNode';
import { type OwnText, ownText } from '../ownText';
import { type OpenDocument, type OpenFile, type OpenObject, type Problem, placeOf } from '../workspace';

/** A problem of a Kubernetes object, with the object's data and what stands at the problem's place in the text. */
export interface Spot {
  readonly problem: Problem;
  readonly path: Path;
  readonly openObject: OpenObject;
  /** The name of the file it stands in. */
  readonly fileName: string;
  readonly object: unknown;
  /** The text it is changed in (see `OwnText`), where in the file that starts, and the object's place in it. */
  readonly text: string;
  readonly start: number;
  readonly base: Path;
  /** Whether anything in that text stands for what is written elsewhere. */
  readonly hasAliases: boolean;
  /** The value at the problem's path. */
  readonly value: unknown;
  /** A scalar as it is written: `010`, `1.0`, `yes`. */
  written(path: Path): string;
  /** Whether comments stand in what is written at a path: they would be lost if it were written anew. */
  commented(path: Path): boolean;
  /** Whether what stands at a path can be written anew from its value alone: no comments in it, no `1.10`, no anchors. */
  rewritable(path: Path): boolean;
  /** The mapping at a path as it stands in the text. */
  mappingNode(path: Path): MapNode | undefined;
}

/**
 * One way to mend a problem, before it has been tried. `reveals` is the place that can only be read once it is mended:
 * what is wrong below it shows only then. `edits`: the same change in the spot's text, where less is written anew by them
 * than the intent would.
 */
export interface Candidate {
  readonly title: string;
  readonly intent: Intent;
  readonly reveals?: Path;
  readonly edits?: readonly TextEdit[];
}

/** A candidate made of placements. Its title is also its name in the history. */
export function place(title: string, placements: readonly Placement[], reveals?: Path): Candidate {
  const intent: Intent = { type: 'place', label: `${title.charAt(0).toLowerCase()}${title.slice(1)}`, placements };
  return reveals === undefined ? { title, intent } : { title, intent, reveals };
}

/** Sets the value at a path. */
export function placeValue(title: string, path: Path, value: YamlValue, reveals?: Path): Candidate {
  return place(title, [{ type: 'set', path, value }], reveals);
}

/** Where a Kubernetes problem stands; undefined when its text has changed since. */
export function spotOf(file: OpenFile, problem: Problem): Spot | undefined {
  const openObject = file.objects.find((one) => one.key === problem.object);
  const document = file.documents.find((one) => one.key === openObject?.document);
  if (openObject === undefined || document === undefined || openObject.stale || problem.path === undefined) return undefined;
  const { text, start, base, value: whole, root, hasAliases } = treeOf(document, openObject.base);
  const object = valueAt(whole, base);
  const nodeOf = (path: Path): SourceNode | undefined => nodeAt(root, [...base, ...path]);
  const commented = (path: Path): boolean => {
    const range = placeOf(openObject, path);
    return range !== undefined && file.text.slice(range.start, contentEndOfLine(file.text, range.end)).includes('#');
  };
  return {
    problem,
    path: problem.path,
    openObject,
    fileName: file.name,
    object,
    text,
    start: document.start + start,
    base,
    hasAliases,
    value: valueAt(object, problem.path),
    written: (path) => {
      const node = nodeOf(path);
      return node?.kind === 'scalar' && node.style === 'plain' ? node.text : String(valueAt(object, path));
    },
    commented,
    rewritable: (path) => {
      const node = nodeOf(path);
      return !commented(path) && node !== undefined && isRewritable(node);
    },
    mappingNode: (path) => {
      const node = nodeOf(path);
      return node?.kind === 'map' ? node : undefined;
    },
  };
}

function isRewritable(root: SourceNode): boolean {
  let rewritable = true;
  visitNodes(root, (node) => {
    const isRespelled =
      node.kind === 'scalar' && node.style === 'plain' && node.value !== null && String(node.value) !== node.text;
    if (isRespelled || node.kind === 'alias' || node.anchor !== undefined || node.tag !== undefined) rewritable = false;
  });
  return rewritable;
}

interface ReadText {
  readonly value: unknown;
  readonly root: SourceNode | undefined;
  readonly hasAliases: boolean;
}

// A list of problems asks for the same document many times.
const trees = new WeakMap<OpenDocument, Map<string, ReadText>>();

function treeOf(document: OpenDocument, base: Path): ReadText & OwnText {
  const own = ownText(document.text, base);
  const known = trees.get(document) ?? new Map<string, ReadText>();
  trees.set(document, known);
  // Of a long List each object is read on its own.
  const name = own.text === document.text ? '' : formatPath(base);
  const read = known.get(name) ?? readAnew(own.text);
  known.set(name, read);
  return { ...read, ...own };
}

function readAnew(text: string): ReadText {
  const { value, tree } = readTree(text);
  return { value, root: tree?.root, hasAliases: tree !== undefined && tree.aliases.length > 0 };
}

function nodeAt(root: SourceNode | undefined, path: Path): SourceNode | undefined {
  let node = root;
  for (const step of path) {
    if (node?.kind === 'list' && typeof step === 'number') node = node.items[step]?.value;
    else if (node?.kind === 'map') node = node.entries.findLast((entry) => entry.key === step && !entry.merge)?.value;
    else return undefined;
  }
  return node;
}

/** The value at a path of plain data. */
export function valueAt(value: unknown, path: Path): unknown {
  let at = value;
  for (const step of path) {
    if (typeof at !== 'object' || at === null || !Object.hasOwn(at, step)) return undefined;
    at = (at as Readonly<Record<string | number, unknown>>)[step];
  }
  return at;
}

export type Mapping = Readonly<Record<string, YamlValue>>;

/** A mapping as it can be written again. What was read from YAML holds nothing else. */
export function mappingAt(spot: Spot, path: Path): Mapping | undefined {
  const value = valueAt(spot.object, path);
  return isMapping(value) ? value : undefined;
}

export function isMapping(value: unknown): value is Mapping {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The path of what holds the value at a path. */
export function parentOf(path: Path): Path {
  return path.slice(0, -1);
}

/** The last step of a path when it is a key. */
export function keyOf(path: Path): string {
  const last = path.at(-1);
  return typeof last === 'string' ? last : '';
}

/** The direction a path leads into. */
export function directionOf(path: Path): 'ingress' | 'egress' | undefined {
  return path[0] === 'spec' && (path[1] === 'ingress' || path[1] === 'egress') ? path[1] : undefined;
}
