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
  /** Ports that containers declare, or services lead to. */
  readonly portNumbers?: readonly number[];
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
 * What may be written in place of `range`, the most likely first. `open`: any other word may stand there as well, so what is
 * typed is an answer too. `changes`: what is typed is held against the items, so another letter asks for another answer.
 */
export interface Completions {
  readonly range: TextRange;
  readonly open: boolean;
  readonly changes: boolean;
  readonly items: readonly Completion[];
}

/** What can be written at an offset of a text; undefined where nothing can. */
export function completionsAt(text: string, offset: number, known: KnownNames): Completions | undefined {
  const context = contextAt(text, offset);
  if (!context) return undefined;
  const offers = context.places
    .map((place) => ({ place, items: completionsFor(context, place, known) }))
    .filter(({ items }) => items.length > 0);
  const places = offers.map(({ place }) => place);
  const items = distinct(offers.flatMap((offer) => offer.items));
  const other = places.some(isOther);
  const open = places.every(isOpen);
  const fitting = other || open ? items.filter(({ label }) => fits(label, context.prefix.trim(), other)) : items;
  return fitting.length === 0 ? undefined : { range: context.range, open, changes: open || other, items: fitting };
}

/**
 * Whether an item is anything more than what is typed already: it begins so, or else (not `strictly`) a word of it begins with
 * the first letter, and the others follow somewhere.
 */
function fits(label: string, typed: string, strictly: boolean): boolean {
  const [text, start] = [label.toLowerCase(), typed.toLowerCase()];
  if (strictly || typed === '') return text.startsWith(start);
  if (label === typed) return false;
  for (let at = text.indexOf(start.charAt(0)); at >= 0; at = text.indexOf(start.charAt(0), at + 1)) {
    if ((at === 0 || /[^a-z0-9]/.test(text.charAt(at - 1))) && follow(text.slice(at), start)) return true;
  }
  return false;
}

function follow(text: string, letters: string): boolean {
  let at = 0;
  for (const letter of letters) {
    at = text.indexOf(letter, at) + 1;
    if (at === 0) return false;
  }
  return true;
}

// A key is never one as it stands: its colon is still to come, and nobody presses Enter before that.
function isOpen(place: Place): boolean {
  const shape = shapeOf(place);
  return place.type === 'value' && shape?.type === 'text' && (shape.from !== undefined || shape.besides === 'like');
}

// Who writes another kind of object must not have it replaced by letters that happen to stand in ours.
function isOther(place: Place): boolean {
  const shape = shapeOf(place);
  return place.type === 'value' && shape?.type === 'text' && shape.besides === 'other';
}

function shapeOf(place: Place): Shape | undefined {
  return shapeAt(objectShape(kindOfHelp(place.object, place.type === 'value' ? place.path : [])), place.path);
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
