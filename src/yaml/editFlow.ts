import { contentEndOfLine, startOfLine, type TextEdit, type YamlValue } from '../text';
import { childrenOf, commaAfter, type Flow, type FlowChild } from './removeFlow';
import type { FlowStyle } from './style';
import { closedLines, isFirstOnLine, lineBreakNear, startOfChild } from './surroundings';
import { type Near, type Spread, withColon, writeFlow, writeScalar } from './writeValue';

/** A child as it is written in brackets, without its comma. Comments are whole lines above, and one behind. */
export interface FlowPiece {
  readonly above: string;
  readonly content: string;
  readonly behind: string;
}

/** Whether the children of a filled flow stand on lines of their own, so that comments can stand there too. */
export function hasLines(text: string, flow: Flow): boolean {
  const [first] = childrenOf(flow);
  return first !== undefined && isFirstOnLine(text, first.start);
}

/** The spaces before children on lines of their own, or else those of the line the first child stands on. */
export function padOf(text: string, flow: Flow): string {
  const start = childrenOf(flow)[0]?.start ?? flow.body;
  return /^[ \t]*/.exec(text.slice(startOfLine(text, start), start))?.[0] ?? '';
}

/** Adds an item to a flow list, or `key: value` to a flow mapping, before the child `index` or at the end. */
export function addFlowChild(
  text: string,
  flow: Flow,
  index: number,
  key: string | undefined,
  value: YamlValue,
  near: Near,
): readonly TextEdit[] {
  const { style } = near;
  const manner = style.flow(flow.body);
  const children = childrenOf(flow);
  const [first] = children;
  const spread = first && style.json && isFirstOnLine(text, first.start) ? spreadLike(text, flow, first) : undefined;
  const written = writeFlow(value, style, manner, spread);
  const content =
    key === undefined ? written : withColon(writeScalar(key, style.json ? 'double' : 'plain', style.quote), manner) + written;
  if (flow.kind === 'map' && !flow.braced) {
    return [
      { offset: flow.body, length: 0, content: '{' },
      { offset: flow.end, length: 0, content: `${manner.comma}${content}}` },
    ];
  }
  return putFlowPiece(text, flow, index, { above: '', content, behind: '' }, manner);
}

/** Writes a piece as a child of a flow. Its comments need children on lines of their own (`hasLines`). */
export function putFlowPiece(text: string, flow: Flow, index: number, piece: FlowPiece, manner: FlowStyle): readonly TextEdit[] {
  const children = childrenOf(flow);
  const [first] = children;
  if (first === undefined) return [fillEmpty(text, flow, piece.content, manner.padding)];
  if (!isFirstOnLine(text, first.start)) return [addOnLine(children, index, piece.content, manner.comma)];
  return addOnOwnLine(text, flow, children, index, piece);
}

function spreadLike(text: string, flow: Flow, first: FlowChild): Spread {
  const pad = text.slice(startOfLine(text, first.start), first.start);
  const outer = /^[ \t]*/.exec(text.slice(startOfLine(text, flow.body)))?.[0] ?? '';
  const step = pad.startsWith(outer) && pad.length > outer.length ? pad.slice(outer.length) : '  ';
  return { lineBreak: lineBreakNear(text, first.start), pad, step };
}

function fillEmpty(text: string, flow: Flow, content: string, padding: string): TextEdit {
  const inside = text.slice(flow.body + 1, flow.end - 1);
  // A comment between the brackets stays, and so do its lines.
  const length = inside.includes('#') ? 0 : inside.length;
  return { offset: flow.body + 1, length, content: padding + content + padding };
}

function addOnLine(children: readonly FlowChild[], index: number, content: string, comma: string): TextEdit {
  const previous = children[index - 1];
  if (previous) return { offset: previous.end, length: 0, content: comma + content };
  return { offset: children[index]?.start ?? 0, length: 0, content: content + comma };
}

function addOnOwnLine(
  text: string,
  flow: Flow,
  children: readonly FlowChild[],
  index: number,
  piece: FlowPiece,
): readonly TextEdit[] {
  const previous = children[index - 1];
  const beside = previous ?? children[index];
  if (beside === undefined) return [];
  const lineBreak = lineBreakNear(text, beside.start);
  const pad = padOf(text, flow);
  const above = closedLines(piece.above, lineBreak);
  const behind = piece.behind === '' ? '' : ` ${piece.behind}`;
  if (previous === undefined) {
    const offset = startOfChild(text, beside.start, pad.length);
    return [{ offset, length: 0, content: `${above}${pad}${piece.content},${behind}${lineBreak}` }];
  }
  const limit = children[index]?.start ?? flow.end - 1;
  const comma = commaAfter(text, previous.end, limit);
  const line = lineBreak + above + pad + piece.content;
  // Where the line goes on behind the piece, its comment goes above.
  const allAbove = behind === '' ? above : `${above}${pad}${piece.behind}${lineBreak}`;
  const within = `,${lineBreak}${allAbove}${pad}${piece.content}`;
  if (comma !== undefined) {
    const offset = contentEndOfLine(text, comma);
    if (offset <= limit) return [{ offset, length: 0, content: `${line},${behind}` }];
    return [{ offset: previous.end, length: 0, content: within }];
  }
  const offset = contentEndOfLine(text, previous.end);
  if (offset > limit) return [{ offset: previous.end, length: 0, content: within }];
  if (offset === previous.end) return [{ offset, length: 0, content: `,${line}${behind}` }];
  return [
    { offset: previous.end, length: 0, content: ',' },
    { offset, length: 0, content: line + behind },
  ];
}
