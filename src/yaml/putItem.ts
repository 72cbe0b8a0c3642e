import { startOfLine, type TextEdit, type YamlValue } from '../text';
import { addFlowChild, type FlowPiece, hasLines, padOf, putFlowPiece } from './editFlow';
import { hasComments } from './findComments';
import { flowText } from './flowText';
import type { Heading } from './heading';
import { type LineAt, type Located, type Refusal, refusal } from './locate';
import { endsWithBlockText, repadLines, type Slice, shiftLines } from './slice';
import type { ListNode, SourceNode } from './sourceNode';
import {
  closedLines,
  columnOf,
  endOfChild,
  insertWhole,
  isAfterLineBreak,
  isFirstOnLine,
  lineBreakNear,
  startOfChild,
} from './surroundings';
import { itemLines, type Near } from './writeValue';

/** What is put into a list, and how. `anew`: the value to be written in the document's own style, instead of the slice. */
export interface Put {
  readonly index: number;
  readonly slice: Slice;
  readonly anew: YamlValue | undefined;
  /** The slice stays where it is too: what it is written from has its anchors left out and its aliases written out. */
  readonly copied: boolean;
  /** Blank lines that go between the item and the one before it, or behind it for the first. */
  readonly blank: string;
}

/** Puts a slice before the item `index` of a list that has some, or at its end. */
export function putItem(
  text: string,
  located: Located,
  list: ListNode,
  put: Put,
  heading: Heading,
  near: Near,
): readonly TextEdit[] | Refusal {
  const edits = list.flow ? putInFlow(text, located, list, put, heading, near) : putInBlock(text, list, put, heading, near);
  return 'ok' in edits ? edits : [...edits, ...heading.edits].sort((a, b) => a.offset - b.offset || a.length - b.length);
}

function putInBlock(text: string, list: ListNode, put: Put, heading: Heading, near: Near): readonly TextEdit[] {
  const { index, slice } = put;
  const previous = list.items[index - 1];
  const beside = previous ?? list.items[index];
  if (beside === undefined) return [];
  const column = columnOf(text, beside.start);
  const lineBreak = lineBreakNear(text, beside.start);
  const pad = ' '.repeat(column);
  const lined = (comments: readonly string[]): string => comments.map((comment) => pad + comment + lineBreak).join('');
  const blank = index === 0 && endsWithBlockText(slice.nodes[slice.nodes.length - 1]) ? '' : put.blank;
  const { above, body } = blockLinesOf(put, column, lineBreak, { ...near, offset: beside.start });
  const lines = lined(heading.above) + above + body + lined(heading.below);
  if (previous) {
    // A block text would take blank lines below it for its own.
    const apart = isAfterLineBreak(text, previous.end) ? '' : blank;
    const keepsBreak = heading.below.length === 0 && endsWithBlockText(slice.nodes[slice.nodes.length - 1]);
    return [insertWhole(text, endOfChild(text, previous.end, column), apart + lines, lineBreak, keepsBreak)];
  }
  if (isFirstOnLine(text, beside.start)) {
    return [{ offset: startOfChild(text, beside.start, column), length: 0, content: lines + blank }];
  }
  // The list starts on the line of another dash: the item takes that place, but a comment above it needs a line.
  if (above === '' && heading.above.length === 0) {
    return [{ offset: beside.start, length: 0, content: lines.slice(column) + blank + pad }];
  }
  const spaces = /[ \t]*$/.exec(text.slice(startOfLine(text, beside.start), beside.start))?.[0].length ?? 0;
  return [{ offset: beside.start - spaces, length: spaces, content: lineBreak + lines + blank + pad }];
}

/** An item's whole lines for a block list with its dashes at a column; both parts end with a line break. */
function blockLinesOf(
  { slice, anew }: Put,
  column: number,
  lineBreak: string,
  near: Near,
): { readonly above: string; readonly body: string } {
  const pad = ' '.repeat(column);
  if (anew !== undefined) {
    return {
      above: '',
      body: itemLines(anew, near)
        .map((line) => pad + line + lineBreak)
        .join(''),
    };
  }
  if (slice.style === 'block') {
    const shift = column - slice.column;
    return {
      above: closedLines(shiftLines(slice.above, shift), lineBreak),
      body: closedLines(shiftLines(slice.text, shift), lineBreak),
    };
  }
  const { gap } = near.style.list(undefined, near.offset);
  const inner = repadLines(slice.text, slice.pad, ' '.repeat(column + gap));
  const behind = slice.behind === '' ? '' : ` ${slice.behind}`;
  return {
    above: closedLines(repadAll(slice.above, pad), lineBreak),
    body: `${pad}-${' '.repeat(gap - 1)}${inner}${behind}${lineBreak}`,
  };
}

/** Comment lines, indented anew. */
function repadAll(lines: string, pad: string): string {
  return lines.replace(/(^|[\r\n])[ \t]*(?=#)/g, `$1${pad}`);
}

function putInFlow(
  text: string,
  located: Located,
  list: ListNode,
  put: Put,
  heading: Heading,
  near: Near,
): readonly TextEdit[] | Refusal {
  const { index, anew } = put;
  if (anew !== undefined) return addFlowChild(text, list, index, undefined, anew, near);
  const manner = near.style.flow(list.body);
  const pad = padOf(text, list);
  const own = ownPiece(text, list, put, near);
  if (own === undefined) {
    return refusal(lost(list, 'Take them out of the item first, or write that list on lines with dashes.'), list);
  }
  const comments = [...heading.above, ...heading.below];
  const lineBreak = lineBreakNear(text, list.body);
  if (hasLines(text, list)) {
    const above = comments.map((comment) => pad + comment + lineBreak).join('') + own.above;
    return putFlowPiece(text, list, index, { ...own, above }, manner);
  }
  if (own.above !== '' || own.behind !== '') {
    return refusal(lost(list, 'Write that list on lines of its own first.'), list);
  }
  const edits = putFlowPiece(text, list, index, own, manner);
  if (comments.length === 0) return edits;
  const line = lineAbove(text, [...located.above, list]);
  if (line === undefined) return refusal(lost(list, 'Write that list on lines of its own first.'), list);
  const outer = text.slice(line, line + (/^ */.exec(text.slice(line, list.start))?.[0].length ?? 0));
  return [{ offset: line, length: 0, content: comments.map((comment) => outer + comment + lineBreak).join('') }, ...edits];
}

function lost(list: ListNode, wayOut: string): (lineAt: LineAt) => string {
  return (lineAt) =>
    `The comments of this item would be lost in the brackets on line ${lineAt(list.body)} of this document. ${wayOut}`;
}

/** Items as they stand in brackets, or undefined when their comments cannot. */
function ownPiece(text: string, list: ListNode, { slice, copied }: Put, near: Near): FlowPiece | undefined {
  const pad = padOf(text, list);
  const onLines = hasLines(text, list);
  if (slice.style === 'flow') {
    const above = repadAll(slice.above, pad);
    const isFit = onLines || !/[\r\n]/.test(slice.text);
    if (isFit || hasComments(slice.text)) {
      // Further lines must stand in from the line that holds the list.
      return { above, content: repadLines(slice.text, slice.pad, onLines ? pad : `${pad}  `), behind: slice.behind };
    }
    const content = onOneLine(slice, list, copied, near);
    return content === undefined ? undefined : { above, content, behind: slice.behind };
  }
  if (slice.above !== '' || hasComments(slice.text)) return undefined;
  const content = onOneLine(slice, list, copied, near);
  return content === undefined ? undefined : { above: '', content, behind: '' };
}

function onOneLine({ nodes, source }: Slice, list: ListNode, copied: boolean, near: Near): string | undefined {
  const manner = { flow: near.style.flow(list.body), quote: near.style.quote, bare: copied };
  const contents = nodes.map((node) => flowText(node, source, manner));
  return contents.includes(undefined) ? undefined : contents.join(manner.flow.comma);
}

/** The start of the line that the innermost block around a node gives it, where a comment can stand above. */
function lineAbove(text: string, chain: readonly SourceNode[]): number | undefined {
  for (let depth = chain.length - 2; depth >= 0; depth--) {
    const parent = chain[depth];
    const child = chain[depth + 1];
    if ((parent?.kind !== 'map' && parent?.kind !== 'list') || parent.flow) continue;
    const children = parent.kind === 'map' ? parent.entries : parent.items;
    const start = children.find((one) => one.value === child)?.start;
    if (start !== undefined && isFirstOnLine(text, start)) return startOfLine(text, start);
  }
  return undefined;
}
