import { type SourceNode, visitNodes } from './sourceNode';
import { columnOf, onSameLine } from './surroundings';

/** How a block list is written below its key: how far its dashes and its items' content stand in. */
export interface ListStyle {
  /** Columns from the key to the dash. */
  readonly indent: number;
  /** Columns from the dash to the item's content. */
  readonly gap: number;
  /** An item that is a mapping or a list starts on the line after its dash. */
  readonly alone: boolean;
}

/** How brackets are written. `colon`, `comma`: the text between key and value, and between items. */
export interface FlowStyle {
  readonly colon: string;
  readonly comma: string;
  readonly padding: string;
}

/** A document's own manner of writing, asked for near an offset: the nearest example wins. */
export interface Style {
  readonly json: boolean;
  readonly quote: 'single' | 'double';
  indentStep(offset: number): number;
  list(key: string | undefined, offset: number): ListStyle;
  flow(offset: number): FlowStyle;
}

interface Sample<T> {
  readonly offset: number;
  readonly key?: string;
  readonly seen: T;
}

const known = new WeakMap<SourceNode, Style>();

/** The style of a document; worked out once for each reading of it, since one edit may ask for every item it touches. */
export function styleOf(root: SourceNode | undefined, text: string): Style {
  const before = root && known.get(root);
  if (before) return before;
  const style = styleIn(root, text);
  if (root) known.set(root, style);
  return style;
}

function styleIn(root: SourceNode | undefined, text: string): Style {
  const steps: Sample<number>[] = [];
  const indents: Sample<number>[] = [];
  const gaps: Sample<Pick<ListStyle, 'gap' | 'alone'>>[] = [];
  const flows: Sample<FlowStyle>[] = [];
  const quotes = { single: 0, double: 0 };

  function look(node: SourceNode): void {
    if (node.kind === 'scalar' && (node.style === 'single' || node.style === 'double')) quotes[node.style]++;
    if ((node.kind === 'map' || node.kind === 'list') && node.flow) lookAtFlow(node);
    else if (node.kind === 'map') lookAtBlockMap(node);
    else if (node.kind === 'list') lookAtBlockList(node);
  }

  function lookAtBlockMap(node: SourceNode & { kind: 'map' }): void {
    for (const { start, key, value } of node.entries) {
      const below = columnOf(text, value.body) - columnOf(text, start);
      if (onSameLine(text, start, value.body)) continue;
      if (value.kind === 'map' && !value.flow && below > 0) steps.push({ offset: start, seen: below });
      if (value.kind === 'list' && !value.flow && below >= 0) indents.push({ offset: start, key, seen: below });
    }
  }

  function lookAtBlockList(node: SourceNode & { kind: 'list' }): void {
    for (const { start, value } of node.items) {
      if (value.kind === 'scalar' && value.style === 'empty') continue;
      const alone = !onSameLine(text, start, value.body);
      const gap = columnOf(text, value.body) - columnOf(text, start);
      // A comment behind the dash leaves no choice, so it shows no manner.
      if (alone && text.slice(start, value.body).includes('#')) continue;
      if (gap > 1 && !(alone && value.kind === 'scalar')) gaps.push({ offset: start, seen: { gap, alone } });
    }
  }

  function lookAtFlow(node: SourceNode & { kind: 'map' | 'list' }): void {
    const children = node.kind === 'map' ? node.entries : node.items;
    const [first, second] = children;
    if (first === undefined || text[node.body] !== (node.kind === 'map' ? '{' : '[')) return;
    const colon = node.kind === 'map' ? /^:[ ]?/.exec(text.slice(node.entries[0]?.keyNode.end))?.[0] : undefined;
    const comma = second && /^,[ ]?/.exec(text.slice(first.end, second.start))?.[0];
    const padding = /^ ?/.exec(text.slice(node.body + 1))?.[0];
    flows.push({ offset: node.body, seen: { colon: colon ?? '', comma: comma ?? '', padding: padding ?? '' } });
  }

  if (root) visitNodes(root, look);
  const json =
    root !== undefined && root.kind === 'map' && root.flow && root.entries.every((entry) => text[entry.keyNode.body] === '"');
  return {
    json,
    quote: quotes.single > quotes.double ? 'single' : 'double',
    indentStep: (offset) => nearest(steps, offset)?.seen ?? 2,
    list: (key, offset) => {
      const sameKey = indents.filter((sample) => sample.key === key);
      const indent = (nearest(sameKey, offset) ?? nearest(indents, offset))?.seen ?? 2;
      return { indent, ...(nearest(gaps, offset)?.seen ?? { gap: 2, alone: false }) };
    },
    flow: (offset) => ({
      colon:
        nearest(
          flows.filter(({ seen }) => seen.colon !== ''),
          offset,
        )?.seen.colon ?? ': ',
      comma:
        nearest(
          flows.filter(({ seen }) => seen.comma !== ''),
          offset,
        )?.seen.comma ?? (json ? ',' : ', '),
      padding: nearest(flows, offset)?.seen.padding ?? '',
    }),
  };
}

function nearest<T>(samples: readonly Sample<T>[], offset: number): Sample<T> | undefined {
  let best: Sample<T> | undefined;
  for (const sample of samples) {
    if (best === undefined || Math.abs(sample.offset - offset) < Math.abs(best.offset - offset)) best = sample;
  }
  return best;
}
