import type { CaretContext, Place } from './contextAt';
import { objectAt, pathInObject } from './objectAt';
import { pathOf, type Sketch } from './sketch';
import type { FlowEntry, FlowPart, Value } from './sketchNode';

type Found = Pick<CaretContext, 'places' | 'prefix' | 'range'>;

/** What can be written at an offset in brackets; `outside` when it stands in none, undefined where nothing can. */
export function flowPlace(text: string, sketch: Sketch, offset: number): Found | undefined | 'outside' {
  const part = sketch.flows.findLast(
    ({ start, end, closed }) => start < offset && (offset < end || (!closed && end === text.length)),
  );
  if (!part) return 'outside';
  const entry = part.entries.findLast(({ start, end }) => start <= offset && offset <= end);
  if (!entry) return undefined;
  const place = part.type === 'map' && (entry.colon === undefined || offset <= entry.colon);
  const value = place ? entry.word : entry.value;
  if (!value && entry.node && entry.node.children.length > 0) return undefined;
  const range = rangeOf(text, value, entry, offset);
  if (!range) return undefined;
  const object = objectAt(entry.node ?? part.node);
  const path = pathInObject(object, place ? pathOf(part.node) : pathToValue(part, entry));
  const named = place && entry.colon !== undefined;
  const glued = !place && entry.colon !== undefined && offset === entry.colon + 1;
  const found: Place = {
    type: place ? 'key' : 'value',
    object,
    path,
    column: 0,
    siblings: siblingsOf(part, entry),
    others: part.type === 'list' ? part.entries.flatMap((one) => (one !== entry && one.value ? [one.value.text] : [])) : [],
    only: part.entries.length === 1,
    named,
    quoted: value?.style === 'quoted',
    glued,
  };
  return { places: [found], prefix: text.slice(range.start, offset), range };
}

function rangeOf(text: string, value: Value | undefined, { node }: FlowEntry, offset: number) {
  if (!value) return node && node.children.length > 0 ? undefined : { start: offset, end: offset };
  if (offset < value.start) return /^\s*$/.test(text.slice(offset, value.start)) ? undefined : { start: offset, end: offset };
  return offset <= value.end ? { start: value.start, end: value.end } : undefined;
}

function pathToValue(part: FlowPart, entry: FlowEntry) {
  if (entry.node) return pathOf(entry.node);
  const before = part.entries.filter(({ node, start }) => node && start < entry.start).length;
  return [...pathOf(part.node), before];
}

function siblingsOf(part: FlowPart, own: FlowEntry): ReadonlyMap<string, string> {
  if (part.type === 'list') {
    const beside = part.node.parent?.children.filter((child) => child !== part.node && child.type === 'key') ?? [];
    return new Map(beside.map((child) => [child.name, child.value?.text ?? '']));
  }
  const keys = part.entries.filter((entry) => entry !== own && entry.word && entry.colon !== undefined);
  return new Map(keys.map((entry) => [entry.word?.text ?? '', entry.value?.text ?? '']));
}
