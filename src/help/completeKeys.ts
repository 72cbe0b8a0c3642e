import { NAMESPACE_NAME } from '../engine/selector';
import { labelValues, valueOptions } from './completeValues';
import type { Completion, KnownNames } from './completionsAt';
import type { CaretContext, Place } from './contextAt';
import { fieldWords } from './fieldWords';
import { mannerOf } from './manner';
import type { Field, Shape } from './shape';
import { policySnippets, type Snippet, STARTS, snippetsFor } from './snippets';
import { asScalar, HERE, literally, type Piece, writeEntry, writeItem, writeMapping } from './snippetText';

/** The most pairs of label and value that are offered beside the labels themselves. */
const MOST_PAIRS = 60;

/** What can be written as a key. */
export function keysOf(context: CaretContext, place: Place, shape: Shape, known: KnownNames): readonly Completion[] {
  const { siblings, column } = place;
  if (shape.type === 'labels') return labelKeys(context, place, shape.of, known);
  if (shape.type !== 'object') return [];
  const fields = shape.fields
    .filter((field) => !field.server && !siblings.has(field.name) && goesWith(field.name, siblings))
    .map((field) => fieldItem(context, place, field));
  if (place.named || context.flow || !place.only || typeof place.path[place.path.length - 1] !== 'number') return fields;
  const manner = mannerOf(context.sketch);
  const snippets = snippetsFor(place.path.slice(0, -1));
  return [...fields, ...snippets.map((snippet) => snippetItem(snippet, writeMapping(snippet.value, column, manner)))];
}

/** What can be written as a new item of a list, its dash included. */
export function itemsOfList(context: CaretContext, place: Place, item: Shape, known: KnownNames): readonly Completion[] {
  const manner = mannerOf(context.sketch);
  if (item.type === 'text') {
    const options = valueOptions(place.path, item, new Map(), known).filter(({ label }) => !place.others.includes(label));
    return options.map((option) => ({ ...option, insert: `- ${literally(asScalar(option.label))}` }));
  }
  if (item.type !== 'object') return [];
  const fields = item.fields.filter(({ server }) => !server);
  const starts = fields.map((field): Completion => {
    const { value, asks } = startOf(field);
    return { ...fieldShown(field), insert: writeItem({ [field.name]: value }, place.column, manner), asks };
  });
  const snippets = snippetsFor(place.path).map((snippet) => snippetItem(snippet, writeItem(snippet.value, place.column, manner)));
  return [...starts, ...snippets];
}

/** Whole policies, where nothing else stands. */
export function wholePolicies(context: CaretContext, place: Place): readonly Completion[] {
  if (place.path.length > 0 || place.named || context.flow || !place.only || place.object.base.length > 0) return [];
  const manner = mannerOf(context.sketch);
  return policySnippets.map((snippet) => snippetItem(snippet, writeMapping(snippet.value, place.column, manner)));
}

function fieldItem(context: CaretContext, place: Place, field: Field): Completion {
  const { value, asks } = startOf(field);
  return { ...fieldShown(field), insert: keyText(context, place, field.name, value, field.shape), asks: asks && !place.named };
}

function fieldShown(field: Field): Pick<Completion, 'label' | 'kind' | 'detail' | 'documentation'> {
  return { label: field.name, kind: 'field', detail: field.type, documentation: fieldWords(field) };
}

function startOf(field: Field): { readonly value: Piece; readonly asks: boolean } {
  return STARTS[field.name] ?? { value: HERE, asks: field.shape.type === 'text' };
}

function keyText(context: CaretContext, place: Place, name: string, value: Piece, shape: Shape): string {
  if (place.named) return literally(name);
  if (!context.flow) return writeEntry(literally(name), value, place.column, mannerOf(context.sketch));
  const key = context.json && !place.quoted ? `"${literally(name)}"` : literally(name);
  // Within quotes that are there already the colon would stand in them too.
  return place.quoted ? key : `${key}: ${inBrackets(shape, context.json)}`;
}

function inBrackets(shape: Shape, json: boolean): string {
  if (shape.type === 'list') return `[${HERE}]`;
  if (shape.type === 'object' || shape.type === 'labels' || shape.type === 'map') return `{${HERE}}`;
  return json && shape.type === 'text' && shape.from !== 'portNames' ? `"${HERE}"` : HERE;
}

function snippetItem(snippet: Snippet, insert: string): Completion {
  return { label: snippet.label, kind: 'snippet', insert, detail: snippet.detail, documentation: '', asks: false };
}

// The server refuses an ipBlock beside a selector, and values beside Exists: what cannot be meant is not offered.
function goesWith(name: string, siblings: ReadonlyMap<string, string>): boolean {
  const operator = siblings.get('operator') ?? '';
  switch (name) {
    case 'ipBlock':
      return !siblings.has('podSelector') && !siblings.has('namespaceSelector');
    case 'podSelector':
    case 'namespaceSelector':
      return !siblings.has('ipBlock');
    case 'values':
      return operator !== 'Exists' && operator !== 'DoesNotExist';
    case 'endPort':
      return !/[a-z]/i.test(siblings.get('port') ?? '');
    default:
      return true;
  }
}

function labelKeys(
  context: CaretContext,
  place: Place,
  of: 'pods' | 'namespaces' | 'own',
  known: KnownNames,
): readonly Completion[] {
  const names = [...(of === 'namespaces' ? [NAMESPACE_NAME] : []), ...known.labels.keys()];
  const keys = names.filter((key) => !place.siblings.has(key));
  const text: Shape = { type: 'text' };
  const labels = keys.map(
    (key): Completion => ({
      label: key,
      kind: 'label',
      insert: keyText(context, place, key, HERE, text),
      detail: key === NAMESPACE_NAME ? 'the namespace’s name' : 'label in the open files',
      documentation: '',
      asks: !place.named,
    }),
  );
  if (place.named || context.json) return labels;
  const pairs = keys.flatMap((key) =>
    labelValues(key, known).map((value): Completion => {
      const written = literally(asScalar(value));
      const insert = `${literally(key)}: ${written}`;
      return { label: `${key}: ${value}`, kind: 'label', insert, detail: '', documentation: '', asks: false };
    }),
  );
  return [...labels, ...pairs.slice(0, MOST_PAIRS)];
}
