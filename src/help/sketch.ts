import type { Path } from '../text/path';
import type { TextRange } from '../text/textEdit';
import { readFlow } from './flowSketch';
import { flowLimit, isMarker, isSpace, linesOf, type RawLine, skipSpaces } from './rawLines';
import { closingQuote, keyEnd, property, scalar, scalarEnd, unquoted } from './scalarScan';
import type { FlowPart, SketchNode } from './sketchNode';

/**
 * One document as far as its lines and indentation tell: for helping a person who is in the middle of a word, where a
 * parser has nothing to say. It never decides what a policy means. Offsets are of the whole text.
 */
export interface Sketch {
  readonly root: SketchNode;
  readonly lines: readonly SketchLine[];
  readonly comments: readonly TextRange[];
  readonly flows: readonly FlowPart[];
}

/**
 * A line of the document. `first` is its first character that is no space (`end` when there is none). `within`: it goes
 * on with something begun above: a block scalar, a quoted or plain text, a flow collection; `owner` is whose it is.
 */
export interface SketchLine {
  readonly start: number;
  readonly first: number;
  readonly end: number;
  readonly kind: 'blank' | 'comment' | 'content' | 'marker' | 'within';
  readonly owner: SketchNode | undefined;
}

/** What goes on over lines: a block scalar until the indentation ends it, a quoted text until its quote. */
interface Open {
  readonly type: 'block' | 'quoted' | 'flow';
  readonly owner: SketchNode;
  readonly quote: string;
  /** A flow collection, or a text whose closing quote was found, reaches to here. */
  readonly until: number;
}

/**
 * Sketches a document of a text, given as one stretch or as several with whole lines left out between them. Never throws,
 * whatever the text.
 */
export function sketchDocument(text: string, parts: readonly TextRange[]): Sketch {
  const root: SketchNode = emptyRoot(parts[0]?.start ?? 0);
  const lines: SketchLine[] = [];
  const comments: TextRange[] = [];
  const flows: FlowPart[] = [];
  const stack: SketchNode[] = [root];
  let open: Open | undefined;
  let partEnd = 0;

  const push = (node: SketchNode): void => {
    while (stack.length > 1 && !holds(stack[stack.length - 1] ?? root, node)) stack.pop();
    const parent = stack[stack.length - 1] ?? root;
    node.parent = parent;
    const last = parent.children[parent.children.length - 1];
    node.index = last?.type === 'item' ? last.index + 1 : 0;
    parent.children.push(node);
    stack.push(node);
  };

  const readValue = (owner: SketchNode, at: number, lineEnd: number): void => {
    let from = at;
    for (let mark = property(text, from, lineEnd); mark > from; mark = property(text, from, lineEnd)) from = mark;
    const char = text[from] ?? '';
    if (from >= lineEnd) return;
    if (char === '#') {
      comments.push({ start: from, end: lineEnd });
      return;
    }
    if (char === '|' || char === '>') {
      owner.value = { start: from, end: from + 1, text: '', style: 'block' };
      open = { type: 'block', owner, quote: '', until: 0 };
      return;
    }
    if (char === '{' || char === '[') {
      owner.value = { start: from, end: from + 1, text: '', style: 'flow' };
      const until = readFlow(text, from, flowLimit(text, from, partEnd, owner.column), owner, comments, flows);
      open = { type: 'flow', owner, quote: '', until };
      return;
    }
    const quoted = char === '"' || char === "'";
    const to = quoted ? closingQuote(text, from, lineEnd) : scalarEnd(text, from, lineEnd);
    const closed = to !== undefined;
    const stop = to ?? lineEnd;
    owner.value = scalar(text, from, stop, quoted, closed);
    if (!closed) open = { type: 'quoted', owner, quote: char, until: 0 };
    const comment = quoted ? text.slice(stop, lineEnd).search(/\s#/) : text.slice(stop, lineEnd).search(/#/);
    if (closed && comment >= 0) comments.push({ start: stop + comment + (quoted ? 1 : 0), end: lineEnd });
  };

  const readNext = (line: RawLine): void => {
    const { first } = line;
    const indent = first - line.start;
    const blank = first >= line.end;
    if (open && goesOn(open, line, indent, blank)) {
      lines.push({ ...line, kind: blank ? 'blank' : 'within', owner: open.owner });
      if (open.type === 'quoted' && closingQuote(text, line.start - 1, line.end, open.quote) !== undefined) open = undefined;
      return;
    }
    open = undefined;
    if (blank) lines.push({ ...line, kind: 'blank', owner: undefined });
    else if (text[first] === '#') {
      lines.push({ ...line, kind: 'comment', owner: undefined });
      comments.push({ start: first, end: line.end });
    } else if (isMarker(text, line)) lines.push({ ...line, kind: 'marker', owner: undefined });
    else {
      const top = stack.findLast((node) => node.column < indent);
      const continues = top?.value?.style === 'plain' && !/^-(?:\s|$)/.test(text.slice(first, first + 2));
      if (continues && keyEnd(text, first, line.end) === undefined) lines.push({ ...line, kind: 'within', owner: top });
      else {
        readLine(line.start, first, line.end);
        lines.push({ ...line, kind: 'content', owner: undefined });
      }
    }
  };

  for (const { start, end } of parts) {
    partEnd = end;
    for (const line of linesOf(text, start, end)) readNext(line);
  }
  return { root, lines, comments, flows };

  function readLine(lineStart: number, first: number, lineEnd: number): void {
    let at = first;
    let owner: SketchNode | undefined;
    while (at < lineEnd) {
      const column = at - lineStart;
      if (text[at] === '-' && (at + 1 === lineEnd || isSpace(text[at + 1]))) {
        owner = { ...emptyRoot(at), type: 'item', column, end: at + 1, colon: false };
        push(owner);
        at = skipSpaces(text, at + 1, lineEnd);
        continue;
      }
      const colon = keyEnd(text, at, lineEnd);
      if (colon === undefined) {
        if (owner || '"\'{[|>&*!#'.includes(text[at] ?? ''))
          readValue(owner ?? stack.findLast((node) => node.column < column) ?? root, at, lineEnd);
        else {
          const end = scalarEnd(text, at, lineEnd);
          push({ ...emptyRoot(at), type: 'key', name: text.slice(at, end), column, end, colon: false });
          const comment = text.slice(end, lineEnd).indexOf('#');
          if (comment >= 0) comments.push({ start: end + comment, end: lineEnd });
        }
        return;
      }
      const written = text.slice(at, colon).trimEnd();
      const node: SketchNode = { ...emptyRoot(at), type: 'key', name: unquoted(written), column, end: at + written.length };
      push(node);
      readValue(node, skipSpaces(text, colon + 1, lineEnd), lineEnd);
      return;
    }
  }
}

/** The way from the document's root to a node. */
export function pathOf(node: SketchNode): Path {
  const steps: (string | number)[] = [];
  for (let at: SketchNode | undefined = node; at && at.type !== 'root'; at = at.parent) {
    steps.push(at.type === 'item' ? at.index : at.name);
  }
  return steps.reverse();
}

/** The children that are keys, by name; of two with one name the first. */
export function keyOf(node: SketchNode | undefined, name: string): SketchNode | undefined {
  return node?.children.find((child) => child.type === 'key' && child.colon && child.name === name);
}

// A list may stand at the very column of its key.
function holds(parent: SketchNode, node: SketchNode): boolean {
  return parent.column < node.column || (parent.column === node.column && parent.type === 'key' && node.type === 'item');
}

function emptyRoot(start: number): SketchNode {
  return {
    type: 'root',
    name: '',
    index: 0,
    column: -1,
    start,
    end: start,
    colon: true,
    flow: false,
    parent: undefined,
    children: [],
    value: undefined,
  };
}

function goesOn(open: Open, line: RawLine, indent: number, blank: boolean): boolean {
  if (open.type === 'flow') return line.start < open.until;
  return blank || indent > open.owner.column;
}
