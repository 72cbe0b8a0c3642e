import type { TextRange } from '../text/textEdit';
import { itemsOfList, keysOf, wholePolicies } from './completeKeys';
import { valuesAt } from './completeValues';
import { type CaretContext, contextAt, type Place } from './contextAt';
import { kindOfHelp } from './objectAt';
import { objectShape, type Shape, shapeAt } from './shape';

/** What the open files use, to be offered. */
export interface KnownNames {
  readonly labels: ReadonlyMap<string, ReadonlySet<string>>;
  readonly namespaces: readonly string[];
  readonly portNames: readonly string[];
}

/**
 * One thing to write. `insert` is in a language server's snippet syntax, its lines indented as they are to stand.
 * `documentation` is Markdown. `asks`: what comes next is to be chosen too, so a list may be shown at once.
 */
export interface Completion {
  readonly label: string;
  readonly kind: 'field' | 'value' | 'snippet' | 'label';
  readonly insert: string;
  readonly detail: string;
  readonly documentation: string;
  readonly asks: boolean;
}

/**
 * What may be written in place of `range`, the most likely first. The typed part is not held against it. `open`: any
 * other word may stand there as well, so what is typed is an answer too.
 */
export interface Completions {
  readonly range: TextRange;
  readonly open: boolean;
  readonly items: readonly Completion[];
}

/** What can be written at an offset of a text; undefined where nothing can. */
export function completionsAt(text: string, offset: number, known: KnownNames): Completions | undefined {
  const context = contextAt(text, offset);
  if (!context) return undefined;
  const items = context.places.flatMap((place) => completionsFor(context, place, known));
  if (items.length === 0) return undefined;
  return { range: context.range, open: context.places.every(isOpen), items: distinct(items) };
}

function isOpen(place: Place): boolean {
  const shape = shapeAt(objectShape(kindOfHelp(place.object, [])), place.path);
  if (place.type === 'key') return shape?.type === 'labels';
  return place.type === 'value' && (shape === undefined || (shape.type === 'text' && shape.from !== undefined));
}

function completionsFor(context: CaretContext, place: Place, known: KnownNames): readonly Completion[] {
  const kind = kindOfHelp(place.object, place.type === 'value' ? place.path : []);
  const shape = shapeAt(objectShape(kind), place.path);
  if (!shape) return [];
  switch (place.type) {
    case 'key':
      return [...keysOf(context, place, shape, known), ...(kind === 'policy' ? wholePolicies(context, place) : [])];
    case 'item':
      return shape.type === 'list' ? itemsOfList(context, place, shape.item, known) : [];
    case 'value':
      return valuesAt(context, place, shape, parentShape(kind, place), known);
  }
}

function parentShape(kind: ReturnType<typeof kindOfHelp>, place: Place): Shape | undefined {
  return shapeAt(objectShape(kind), place.path.slice(0, -1));
}

function distinct(items: readonly Completion[]): readonly Completion[] {
  const seen = new Set<string>();
  return items.filter(({ label, insert }) => {
    const key = `${label}\n${insert}`;
    return !seen.has(key) && seen.add(key);
  });
}
