import type { Path } from '../text/path';
import type { TextRange } from '../text/textEdit';
import { flowPlace } from './flowPlace';
import { type ObjectAt, objectAt, pathInObject } from './objectAt';
import { pathOf, type Sketch, type SketchLine } from './sketch';
import { sketchAt } from './sketchAt';
import type { SketchNode } from './sketchNode';

/**
 * Something that can be written at the caret. `path` is inside `object`.
 *
 * - `key`: a key of the mapping at `path`. `siblings` are the keys there without the one at the caret, with their
 *   scalar values. `only`: nothing else stands in that mapping. `named`: a colon follows already.
 * - `item`: a new item of the list at `path`, dash included.
 * - `value`: the value at `path`. `quoted`: inside quotes. `glued`: nothing is there yet and the range starts right behind
 *   the colon, so the space before the value is to be written too. `siblings` are the keys beside it, or beside its list;
 *   `others` the other items when it stands in a list.
 *
 * `column` is where the key or dash stands, zero-based; for a value, where its key or dash does.
 */
export type Place = {
  readonly type: 'key' | 'item' | 'value';
  readonly object: ObjectAt;
  readonly path: Path;
  readonly column: number;
  readonly siblings: ReadonlyMap<string, string>;
  readonly others: readonly string[];
  readonly only: boolean;
  readonly named: boolean;
  readonly quoted: boolean;
  readonly glued: boolean;
};

/** Where the caret is: what may be written there, in place of `range`, of which `prefix` is typed already. */
export interface CaretContext {
  readonly places: readonly Place[];
  readonly prefix: string;
  readonly range: TextRange;
  /** In brackets: what is written stays on the line. `json`: the whole document is in brackets. */
  readonly flow: boolean;
  readonly json: boolean;
  readonly sketch: Sketch;
}

/**
 * What can be written at an offset of a text, however broken or half-typed the text is. Undefined where nothing can:
 * in comments, block scalars and texts over several lines, and where indentation does not tell what a line belongs to.
 */
export function contextAt(text: string, offset: number): CaretContext | undefined {
  const sketch = sketchAt(text, offset);
  if (!sketch || sketch.comments.some(({ start, end }) => start < offset && offset <= end)) return undefined;
  const inFlow = flowPlace(text, sketch, offset);
  if (inFlow !== 'outside') return inFlow && { ...inFlow, flow: true, json: isJson(sketch), sketch };
  const line = sketch.lines.findLast(({ start }) => start <= offset);
  if (!line || offset > line.end || line.kind === 'within' || line.kind === 'marker' || line.kind === 'comment') return undefined;
  const found = line.kind === 'blank' ? blankPlaces(text, sketch, line, offset) : contentPlaces(text, sketch, line, offset);
  return found && { ...found, flow: false, json: false, sketch };
}

type Found = Pick<CaretContext, 'places' | 'prefix' | 'range'>;

function blankPlaces(text: string, sketch: Sketch, line: SketchLine, offset: number): Found | undefined {
  const column = offset - line.start;
  if (line.owner && column > line.owner.column) return undefined;
  const places = placesAt(lastBefore(sketch, line.start), column, undefined);
  return written(places.filter(leaves(text, sketch, line)), { start: offset, end: line.end }, '');
}

function contentPlaces(text: string, sketch: Sketch, line: SketchLine, offset: number): Found | undefined {
  const nodes = nodesOf(sketch, line);
  // The last thing on the line that starts before the caret; a word at the caret itself is being written too.
  const node = nodes.findLast(({ start }) => start <= offset);
  if (!node) return undefined;
  if (node.type === 'key' && offset <= node.end) {
    return keyPlaces(text, sketch, line, node, offset);
  }
  const bare = /^\s*(?:#.*)?$/.test(text.slice(offset, line.end));
  if (node.type === 'item' && !node.value) {
    if (offset === node.start || offset === node.end || !bare || /\S/.test(text.slice(node.end, offset))) return undefined;
    const column = offset - line.start;
    const range = { start: offset, end: offset };
    const [first] = node.children;
    if (first && (first.type === 'item' || first.column !== column)) return undefined;
    const key = keyPlace(node, column, undefined);
    return written(first ? [key] : [valuePlace(node, false), key], range, '');
  }
  const { value } = node;
  if (node.type === 'key' && !node.colon) return undefined;
  if (!value) {
    const range = { start: text.indexOf(':', node.end) + 1, end: offset };
    if (node.children.length > 0 || range.end < range.start || !bare || /\S/.test(text.slice(range.start, offset)))
      return undefined;
    return written([valuePlace(node, true)], range, '');
  }
  if (value.style === 'block' || value.style === 'flow' || offset < value.start || offset > value.end) return undefined;
  const prefix = text.slice(value.start, offset);
  const places = [valuePlace(node, false, value.style === 'quoted')];
  if (node.type === 'item' && value.style === 'plain') places.push(keyPlace(node, value.start - line.start, undefined));
  return written(places, { start: value.start, end: value.end }, prefix);
}

function keyPlaces(text: string, sketch: Sketch, line: SketchLine, node: SketchNode, offset: number): Found | undefined {
  const column = node.start - line.start;
  const quote = /["']/.test(text[node.start] ?? '') ? 1 : 0;
  const range = { start: node.start + quote, end: node.end - quote };
  if (offset < range.start || offset > range.end) return undefined;
  const prefix = text.slice(range.start, offset);
  const beside = node.parent;
  if (!node.colon && beside && beside.start < line.start) {
    const places = placesAt(lastBefore(sketch, line.start), column, node);
    return written(places.filter(leaves(text, sketch, line)), range, prefix);
  }
  return beside && written([{ ...keyPlace(beside, column, node), quoted: quote === 1 }], range, prefix);
}

function written(places: readonly Place[], range: TextRange, prefix: string): Found | undefined {
  return places.length === 0 ? undefined : { places, range, prefix };
}

/**
 * What a line may hold whose text starts at a column, after the node `before`: another key beside those at this column,
 * another item, or the first of either below a key that has nothing yet. `own` is the word that stands there.
 */
function placesAt(before: SketchNode, column: number, own: SketchNode | undefined): readonly Place[] {
  let top: SketchNode = before;
  while (top.parent && top.column > column) top = top.parent;
  const places: Place[] = [];
  for (let node: SketchNode | undefined = top; node && node.column >= column; node = node.parent) {
    if (node.type === 'item') places.push(...(node.parent ? [itemPlace(node.parent, column)] : []));
    else if (node.parent) {
      places.push(keyPlace(node.parent, column, own));
      const empty = !node.value && node.colon && !places.some(({ type }) => type === 'item');
      if (empty && fits(node, column, own)) places.push(itemPlace(node, column));
    }
  }
  if (places.length > 0) return places;
  if (top.value || !top.colon || !fits(top, column, own)) return [];
  const [first] = others(top, own);
  return [
    ...(first?.type === 'item' ? [] : [keyPlace(top, column, own)]),
    ...(first?.type === 'key' || top.type === 'root' ? [] : [itemPlace(top, column)]),
  ];
}

function fits(node: SketchNode, column: number, own: SketchNode | undefined): boolean {
  const [first] = others(node, own);
  return first === undefined || first.column === column;
}

function others(node: SketchNode, own: SketchNode | undefined): readonly SketchNode[] {
  return node.children.filter((child) => child !== own);
}

const plain = { siblings: new Map<string, string>(), others: [], only: false, named: false, quoted: false, glued: false };

function keyPlace(mapping: SketchNode, column: number, own: SketchNode | undefined): Place {
  const siblings = keysOf(mapping, own);
  return {
    ...plain,
    ...within(mapping),
    type: 'key',
    column,
    siblings,
    only: siblings.size === 0 && !mapping.children.some((child) => child.type === 'item'),
    named: own?.colon === true,
  };
}

function itemPlace(list: SketchNode, column: number): Place {
  const siblings = list.parent ? keysOf(list.parent, list) : plain.siblings;
  return { ...plain, ...within(list), type: 'item', column, siblings, others: valuesOf(list, undefined) };
}

function valuePlace(node: SketchNode, glued: boolean, quoted = false): Place {
  const named = node.type === 'item' ? node.parent : node;
  const siblings = named?.parent ? keysOf(named.parent, named) : plain.siblings;
  const beside = node.type === 'item' && node.parent ? valuesOf(node.parent, node) : [];
  return { ...plain, ...within(node), type: 'value', column: node.column, siblings, others: beside, quoted, glued };
}

function within(node: SketchNode): Pick<Place, 'object' | 'path'> {
  const object = objectAt(node);
  return { object, path: pathInObject(object, pathOf(node)) };
}

function keysOf(mapping: SketchNode, own: SketchNode | undefined): ReadonlyMap<string, string> {
  const keys = others(mapping, own).filter((child) => child.type === 'key' && child.colon);
  return new Map(keys.map((child) => [child.name, child.value?.text ?? '']));
}

function valuesOf(list: SketchNode, own: SketchNode | undefined): readonly string[] {
  return others(list, own).flatMap((child) => (child.value ? [child.value.text] : []));
}

/**
 * Whether something written at a line's column leaves what follows where it belongs: what stands further in would come to
 * belong to it, and a list at the column of its key would be cut off by another key.
 */
function leaves(text: string, sketch: Sketch, line: SketchLine): (place: Place) => boolean {
  const next = sketch.lines.find(({ start, kind }) => start > line.start && kind !== 'blank' && kind !== 'comment');
  if (!next || next.kind === 'marker') return () => true;
  const column = next.first - next.start;
  const dash = /^-(?:\s|$)/.test(text.slice(next.first, next.first + 2));
  return (place) => column < place.column || (column === place.column && !(dash && place.type === 'key'));
}

/** The last node that starts before an offset. Brackets do not count: they are whole. */
function lastBefore(sketch: Sketch, offset: number): SketchNode {
  let node = sketch.root;
  for (;;) {
    const next = node.children.findLast((child) => child.start < offset && !child.flow);
    if (!next) return node;
    node = next;
  }
}

/** The nodes of a line, from the outermost in. */
function nodesOf(sketch: Sketch, line: SketchLine): readonly SketchNode[] {
  const last = lastBefore(sketch, line.end + 1);
  const nodes: SketchNode[] = [];
  for (let at: SketchNode | undefined = last; at?.parent && at.start >= line.start; at = at.parent) nodes.unshift(at);
  return nodes;
}

function isJson(sketch: Sketch): boolean {
  return sketch.flows.some(({ node, type }) => node === sketch.root && type === 'map');
}
