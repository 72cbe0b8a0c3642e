import { NAMESPACE_NAME } from '../engine/selector';
import type { Path } from '../text/path';
import type { Completion, KnownNames } from './completionsAt';
import type { CaretContext, Place } from './contextAt';
import { mannerOf } from './manner';
import type { Field, Known, Shape } from './shape';
import { STARTS, snippetsFor } from './snippets';
import { asScalar, HERE, literally, type Manner, writeItem, writeMapping } from './snippetText';

/** What can be written as the value at a place. `parent` is the shape of the mapping or list it stands in. */
export function valuesAt(
  context: CaretContext,
  place: Place,
  shape: Shape,
  parent: Shape | undefined,
  known: KnownNames,
): readonly Completion[] {
  const before = place.glued ? ' ' : '';
  if (shape.type !== 'text') {
    const inList = parent?.type === 'list';
    return context.prefix === '' && !inList ? begun(context, place, shape, before) : [];
  }
  return valueOptions(place.path, shape, place.siblings, known)
    .filter(({ label }) => !place.others.includes(label))
    .map((option) => ({
      ...option,
      insert:
        before +
        (shape.from === 'portNames' && /^\d+$/.test(option.label) ? option.label : written(option.label, place, context.json)),
    }));
}

/** The values a text may have, their `insert` still to be written. */
export function valueOptions(
  path: Path,
  shape: Shape & { readonly type: 'text' },
  siblings: ReadonlyMap<string, string>,
  known: KnownNames,
): readonly Completion[] {
  const allowed = (shape.values ?? []).map(({ value, meaning }) => option(value, 'value', meaning));
  return [...allowed, ...(shape.from === undefined ? [] : suggested(shape.from, path, siblings, known))];
}

/** The values of a label in the open files; for the label that names namespaces these names. */
export function labelValues(key: string, known: KnownNames): readonly string[] {
  return key === NAMESPACE_NAME ? known.namespaces : [...(known.labels.get(key) ?? [])];
}

function suggested(from: Known, path: Path, siblings: ReadonlyMap<string, string>, known: KnownNames): readonly Completion[] {
  switch (from) {
    case 'namespaces':
      return known.namespaces.map((name) => option(name, 'value', '', 'namespace'));
    case 'portNames':
      return [
        ...known.portNames.map((name) => option(name, 'value', '', 'port name')),
        ...(known.portNumbers ?? []).map((number) => option(`${number}`, 'value', '', 'container port')),
      ];
    case 'podLabelKeys':
      return [...known.labels.keys()].map((key) => option(key, 'label', '', 'label'));
    case 'namespaceLabelKeys':
      return [NAMESPACE_NAME, ...known.labels.keys()].map((key) => option(key, 'label', '', 'label'));
    case 'labelValues': {
      const last = path[path.length - 1];
      // In `values` of a requirement the label is named beside the list.
      const key = typeof last === 'string' && last !== 'values' ? last : (siblings.get('key') ?? '');
      return labelValues(key, known).map((value) => option(value, 'label', '', key));
    }
  }
}

/** A mapping or a list that has nothing yet. */
function begun(context: CaretContext, place: Place, shape: Shape, before: string): readonly Completion[] {
  const name = place.path[place.path.length - 1];
  if (shape.type === 'object' && /Selector$/.test(String(name))) {
    const all = option('{}', 'value', '', name === 'namespaceSelector' ? 'every namespace' : 'every pod');
    return [{ ...all, insert: `${before}{}` }, ...below(context, place, shape)];
  }
  if (shape.type === 'list' && (name === 'ingress' || name === 'egress')) {
    const none = option('[]', 'value', '', 'no rule: nothing is let through');
    return [{ ...none, insert: `${before}[]` }, ...below(context, place, shape)];
  }
  if (shape.type === 'list' && shape.item.type === 'text' && shape.item.values && name === 'policyTypes') {
    const both = ['[Ingress]', '[Egress]', '[Ingress, Egress]'];
    return both.map((list) => ({ ...option(list, 'value', ''), insert: before + list }));
  }
  return below(context, place, shape);
}

/** The same on the lines below the key. */
function below(context: CaretContext, place: Place, shape: Shape): readonly Completion[] {
  if (context.flow) return [];
  const manner = mannerOf(context.sketch);
  if (shape.type === 'object') {
    const column = place.column + manner.step;
    const fields = shape.fields.filter(({ server }) => !server);
    return fields.map((field) => onNextLine(field.name, field, column, mapped(field, column, manner)));
  }
  if (shape.type !== 'list') return [];
  const column = place.column + manner.listIndent;
  return snippetsFor(place.path).map(({ label, detail, value }) => ({
    ...option(label, 'snippet', '', detail),
    insert: `\n${' '.repeat(column)}${writeItem(value, column, manner)}`,
  }));
}

function mapped(field: Field, column: number, manner: Manner): string {
  return writeMapping({ [field.name]: STARTS[field.name]?.value ?? HERE }, column, manner);
}

function onNextLine(label: string, field: Field, column: number, text: string): Completion {
  const asks = STARTS[field.name]?.asks ?? false;
  return { ...option(label, 'field', field.meaning, field.type), insert: `\n${' '.repeat(column)}${text}`, asks };
}

function option(label: string, kind: Completion['kind'], documentation: string, detail = ''): Completion {
  return { label, kind, insert: literally(label), detail, documentation, asks: false };
}

function written(value: string, place: Place, json: boolean): string {
  if (place.quoted) return literally(value);
  return literally(json ? `"${value}"` : asScalar(value));
}
