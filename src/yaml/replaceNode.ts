import { contentEndOfLine, endOfLine, startOfLine, type TextEdit, type YamlValue } from '../text';
import type { Located } from './locate';
import type { ScalarNode, SourceNode } from './sourceNode';
import {
  columnOf,
  endOfChild,
  indented,
  insertLines,
  isAfterLineBreak,
  isBlank,
  isFirstOnLine,
  lineBreakNear,
  onSameLine,
  removeLines,
  startOfChild,
} from './surroundings';
import { belowKey, blockLines, isFilled, type Near, type Quote, writeFlow, writeInline, writeScalar } from './writeValue';

/** Writes another value in a node's place, in the manner of what stands there and around it; comments around it stay. */
export function replaceNode(text: string, located: Located, value: YamlValue, near: Near): readonly TextEdit[] {
  const { node, above } = located;
  if (isFilled(value) && holdsOnlyComments(text, node))
    return [...withoutTag(text, located), ...fillBrackets(text, node, value, near)];
  const inFlow = [...above, node].some(
    (one) => (one.kind === 'map' || one.kind === 'list') && one.flow && (one !== node || above.length === 0),
  );
  const inline = inFlow || !isFilled(value);
  const isBlock = !inFlow && (node.kind === 'map' || node.kind === 'list') && !node.flow;
  if (!isBlock && inline && !isEmptyScalar(node)) return inlineToInline(text, located, value, near);
  const edits = isBlock
    ? inline
      ? blockToInline(text, located, value, near)
      : blockToBlock(text, located, value, near)
    : inline
      ? [fillIn(located, value, near)]
      : inlineToBlock(text, located, value, near);
  return [...withoutTag(text, located), ...edits];
}

/** A tag spoke of the old value; an anchor is still the place's own name. */
function withoutTag(text: string, { node, holder }: Located): readonly TextEdit[] {
  if (node.tag === undefined || holder.kind === 'document') return [];
  const at = text.indexOf(node.tag, node.start);
  const spaces = /[ \t]*$/.exec(text.slice(0, at))?.[0].length ?? 0;
  return [{ offset: at - spaces, length: spaces + node.tag.length, content: '' }];
}

function headOf({ holder, node }: Located): number {
  if (holder.kind === 'document') return node.start;
  return holder.kind === 'entry' ? holder.entry.head : holder.item.head;
}

/** The value's text on one line; a text keeps the quotes that stand there. */
function inlineText(node: SourceNode, value: YamlValue, near: Near): string {
  if (typeof value === 'object' && value !== null) return writeInline(value, near.style, node.body);
  return writeScalar(value, near.style.json ? 'double' : quoteOf(node), near.style.quote);
}

function quoteOf(node: SourceNode): Quote {
  return node.kind === 'scalar' && (node.style === 'single' || node.style === 'double') ? node.style : 'plain';
}

function inlineToInline(text: string, located: Located, value: YamlValue, near: Near): readonly TextEdit[] {
  const { node } = located;
  const content = inlineText(node, value, near) + headerComment(text, node);
  const end = endOnLine(text, node);
  const commented = text.slice(node.start, node.body).includes('#');
  if (node.tag === undefined || commented) {
    return [...withoutTag(text, located), { offset: node.body, length: end - node.body, content }];
  }
  const anchor = node.anchor === undefined ? '' : `&${node.anchor} `;
  return [{ offset: node.start, length: end - node.start, content: anchor + content }];
}

/** A block text ends with its line break, so that a comment line below stays on its own. */
function endOnLine(text: string, node: SourceNode): number {
  return isAfterLineBreak(text, node.end) ? contentEndOfLine(text, node.end - 1) : node.end;
}

/** The comment behind the `|` or `>` of a block text, with the spaces before it. */
function headerComment(text: string, node: SourceNode): string {
  if (node.kind !== 'scalar' || node.style !== 'block') return '';
  return /[ \t]+#.*$/.exec(text.slice(node.body, contentEndOfLine(text, node.body)))?.[0] ?? '';
}

/** Whether brackets are empty but for comments. */
export function holdsOnlyComments(text: string, node: SourceNode): boolean {
  if ((node.kind !== 'map' && node.kind !== 'list') || !node.flow) return false;
  return (node.kind === 'map' ? node.entries : node.items).length === 0 && text.slice(node.body, node.end).includes('#');
}

/** What fills such brackets goes before the comments, which have no other place. */
function fillBrackets(text: string, node: SourceNode, value: YamlValue, near: Near): readonly TextEdit[] {
  const written = writeFlow(value, near.style, near.style.flow(node.body));
  const close = written.slice(-1);
  const opened: TextEdit = { offset: node.body, length: 1, content: written.slice(0, -1).trimEnd() };
  return text[node.end - 1] === close ? [opened] : [opened, { offset: node.end - 1, length: 1, content: close }];
}

/** Where nothing is written yet, the value goes behind the colon or dash. */
function fillIn(located: Located, value: YamlValue, near: Near): TextEdit {
  return { offset: headOf(located), length: 0, content: ` ${inlineText(located.node, value, near)}` };
}

function isEmptyScalar(node: SourceNode): node is ScalarNode {
  return node.kind === 'scalar' && node.style === 'empty';
}

/** `key: {}` becomes a key with lines below; what stood behind the value, a comment, stays on the key's line or above them. */
function inlineToBlock(text: string, located: Located, value: YamlValue, near: Near): readonly TextEdit[] {
  const { node, holder } = located;
  const head = headOf(located);
  const end = Math.max(head, endOnLine(text, node));
  const comment = headerComment(text, node);
  const rest = comment + text.slice(end, contentEndOfLine(text, end));
  const lineBreak = lineBreakNear(text, head);
  if (holder.kind === 'document')
    return [{ offset: node.start, length: end - node.start, content: blockLines(value, near).join(lineBreak) }];
  if (text.slice(head, node.body).includes('#')) {
    // The value stands below comments: its own line becomes the block.
    const start = startOfLine(text, node.body);
    const behind = isBlank(rest) ? [] : [text.slice(start, node.body) + rest.trim()];
    const lines = [...behind, ...linesBelow(text, located, value, near)];
    return [{ offset: start, length: contentEndOfLine(text, end) - start, content: lines.join(lineBreak) }];
  }
  // Behind an anchor a block cannot start on the same line.
  if (holder.kind === 'item' && isBlank(rest) && node.anchor === undefined) {
    const { gap } = near.style.list(undefined, holder.item.start);
    const pad = ' '.repeat(columnOf(text, holder.item.start) + gap);
    const lines = blockLines(value, { ...near, offset: holder.item.start });
    return [{ offset: head, length: end - head, content: ' '.repeat(gap - 1) + lines.join(lineBreak + pad) }];
  }
  const gone: TextEdit = { offset: head, length: end - head, content: comment };
  const added = insertLines(text, endOfLine(text, end), linesBelow(text, located, value, near));
  if (gone.length === 0) return [added];
  // With nothing in between, two edits at one place are one.
  return added.offset === end ? [{ ...gone, content: comment + added.content }] : [gone, added];
}

/** The lines of a filled collection below the key or dash that holds it. */
function linesBelow(text: string, { holder }: Located, value: YamlValue, near: Near): readonly string[] {
  if (holder.kind === 'document') return blockLines(value, near);
  if (holder.kind === 'item') {
    const { gap } = near.style.list(undefined, holder.item.start);
    return indented(blockLines(value, { ...near, offset: holder.item.start }), columnOf(text, holder.item.start) + gap);
  }
  const { entry } = holder;
  return indented(belowKey(entry.key, value, { ...near, offset: entry.start }), columnOf(text, entry.start));
}

/** A block becomes one inline value: its lines go, with the comments that belong to its children. */
function blockToInline(text: string, located: Located, value: YamlValue, near: Near): readonly TextEdit[] {
  const { node } = located;
  const head = headOf(located);
  const content = inlineText(node, value, near);
  if (startsInPlace(text, located)) return [{ offset: node.body, length: endInPlace(text, node) - node.body, content }];
  return [{ offset: head, length: 0, content: ` ${content}` }, ownLines(text, node)];
}

/** Whether a block starts behind the dash that holds it, or is the document itself. */
function startsInPlace(text: string, located: Located): boolean {
  const { node, holder } = located;
  return holder.kind === 'document' || onSameLine(text, headOf(located), node.body) || !isFirstOnLine(text, node.body);
}

/** A comment behind a single line stays; those behind and below the last of several lines go with what they tell of. */
function endInPlace(text: string, node: SourceNode): number {
  if (onSameLine(text, node.body, node.end)) return node.end;
  const end = endOfChild(text, node.end, columnOf(text, node.body));
  return isAfterLineBreak(text, end) ? contentEndOfLine(text, end - 1) : end;
}

function blockToBlock(text: string, located: Located, value: YamlValue, near: Near): readonly TextEdit[] {
  const { node } = located;
  if (startsInPlace(text, located)) {
    const pad = lineBreakNear(text, node.body) + ' '.repeat(columnOf(text, node.body));
    const lines = blockLines(value, { ...near, offset: node.body });
    return [{ offset: node.body, length: endInPlace(text, node) - node.body, content: lines.join(pad) }];
  }
  const gone = ownLines(text, node);
  const below = linesBelow(text, located, value, near);
  const lineBreak = lineBreakNear(text, node.body);
  const atEnd = !isAfterLineBreak(text, gone.offset) || gone.offset === 0;
  return [{ ...gone, content: atEnd ? lineBreak + below.join(lineBreak) : below.join(lineBreak) + lineBreak }];
}

/** The lines of a block below its key: from its first child with its comments to the end of its last. */
function ownLines(text: string, node: SourceNode): TextEdit {
  const column = columnOf(text, node.body);
  return removeLines(text, startOfChild(text, node.body, column), endOfChild(text, node.end, column));
}
