import { NAMESPACE_NAME } from '../engine/selector';
import type { TextRange } from '../text/textEdit';
import { fieldWords } from './fieldWords';
import { addressWords, portWords } from './hoverWords';
import { kindOfHelp, objectAt, pathInObject } from './objectAt';
import { fieldAt, objectShape, type Shape, shapeAt } from './shape';
import { pathOf, type Sketch } from './sketch';
import { sketchAt } from './sketchAt';
import type { SketchNode } from './sketchNode';

/** What stands at `range`, explained in Markdown. */
export interface HoverHelp {
  readonly range: TextRange;
  readonly markdown: string;
}

/** What the key or the value at an offset means; undefined where there is nothing to say. */
export function hoverAt(text: string, offset: number): HoverHelp | undefined {
  const sketch = sketchAt(text, offset);
  const node = sketch && nodeAt(sketch, offset);
  if (!node) return undefined;
  const object = objectAt(node);
  const path = pathInObject(object, pathOf(node));
  const shape = objectShape(kindOfHelp(object, []));
  if (node.type === 'key' && node.colon && offset <= node.end) {
    const range = { start: node.start, end: node.end };
    if (node.name === NAMESPACE_NAME) return { range, markdown: NAMESPACE_LABEL };
    const field = fieldAt(shape, path);
    return field && { range, markdown: `**${field.name}** (${field.type})\n\n${fieldWords(field)}` };
  }
  const { value } = node;
  if (!value || value.style === 'block' || value.style === 'flow' || offset < value.start || offset > value.end) return undefined;
  const words = valueWords(shapeAt(shape, path), path[path.length - 1], path, value.text);
  return words === undefined ? undefined : { range: { start: value.start, end: value.end }, markdown: words };
}

const NAMESPACE_LABEL = `**${NAMESPACE_NAME}**\n\nEvery namespace has this label, and its value is the namespace’s own name: this is how a namespace is chosen by name.`;

function valueWords(
  shape: Shape | undefined,
  last: string | number | undefined,
  path: readonly (string | number)[],
  value: string,
): string | undefined {
  if (last === 'port' || last === 'endPort') return portWords(value);
  if (last === 'cidr' || path[path.length - 2] === 'except') return addressWords(value);
  const allowed = shape?.type === 'text' ? shape.values?.find((one) => one.value === value) : undefined;
  return allowed && `**${value}**\n\n${allowed.meaning}`;
}

/** The node whose key or value an offset stands in. */
function nodeAt({ root, comments }: Sketch, offset: number): SketchNode | undefined {
  if (comments.some(({ start, end }) => start <= offset && offset < end)) return undefined;
  let node: SketchNode = root;
  let found: SketchNode | undefined;
  for (;;) {
    const next = node.children.findLast((child) => child.start <= offset);
    if (!next) break;
    node = next;
    const inValue = node.value && node.value.start <= offset && offset <= node.value.end;
    if (inValue || (node.type === 'key' && offset <= node.end)) found = node;
  }
  return found;
}
