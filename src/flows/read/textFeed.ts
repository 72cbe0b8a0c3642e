import { createJsonPieces, type JsonPiece } from './jsonPieces';

/** What a text is made of, as it comes. Lines count from 1; `text` has no line ending. */
export interface FeedTarget {
  /** A line that is not blank. */
  line(text: string, line: number): void;
  /** An object of JSON; `text` is what it was read from. */
  json(value: unknown, text: string, line: number): void;
  /** What is no line to be read: too long, or JSON that is cut off. */
  unread(text: string, line: number, why: 'too long' | 'no JSON'): void;
}

/** Takes a text in pieces of any size. */
export interface TextFeed {
  /** Lines begun so far. */
  readonly lines: number;
  push(chunk: string): void;
  end(): void;
}

/** In characters; longer lines are not kept. What Hubble writes of one flow is far shorter, with all headers of a request. */
const LONGEST_LINE = 1_000_000;

/**
 * Takes a text apart into lines and objects of JSON, wherever its pieces end, and keeps no more of it than the longest
 * line. A byte order mark and carriage returns are taken away. What JSON goes over lines, or has many objects on one, is
 * put together and taken apart.
 */
export function createTextFeed(target: FeedTarget): TextFeed {
  let lines = 0;
  let fresh = true;
  /** The line that has not ended yet. */
  let rest = '';
  let skipping = false;
  const pieces = createJsonPieces(LONGEST_LINE, (piece) => endPiece(piece, target));

  /** Reads JSON from the beginning of a line on; answers with where the next line begins. */
  function readPieces(text: string, start: number): number {
    const at = pieces.push(text, start);
    lines = pieces.done ? pieces.line - 1 : pieces.line;
    return at;
  }

  function beginPieces(text: string): void {
    pieces.begin(lines + 1);
    readPieces(text, 0);
  }

  function endLine(line: string): void {
    const whole = line.charCodeAt(line.length - 1) === 13 ? line.slice(0, -1) : line;
    const text = whole.charCodeAt(0) > 32 ? whole : whole.trimStart();
    if (text.charCodeAt(0) === OPEN_BRACE) {
      const value = parsed(text);
      if (value === undefined) {
        beginPieces(`${text}\n`);
        return;
      }
      lines += 1;
      target.json(value, text, lines);
      return;
    }
    if (beginsArray(text) !== false) {
      beginPieces(`${text}\n`);
      return;
    }
    lines += 1;
    if (text !== '') target.line(whole, lines);
  }

  /** The line goes on beyond the chunk. */
  function keepRest(text: string): void {
    rest += text;
    const array = rest.charCodeAt(0) === OPEN_BRACKET ? beginsArray(rest) : false;
    if (rest.length <= LONGEST_LINE && array !== true) return;
    const all = rest;
    rest = '';
    if (all.charCodeAt(0) === OPEN_BRACE || array === true) beginPieces(all);
    else {
      skipping = true;
      lines += 1;
      target.unread(all, lines, 'too long');
    }
  }

  return {
    get lines() {
      return lines;
    },
    push(chunk) {
      let at = 0;
      if (fresh && chunk !== '') {
        fresh = false;
        if (chunk.charCodeAt(0) === BYTE_ORDER_MARK) at = 1;
      }
      while (at < chunk.length) {
        if (!pieces.done) {
          at = readPieces(chunk, at);
          continue;
        }
        const end = chunk.indexOf('\n', at);
        if (end < 0) {
          if (!skipping) keepRest(chunk.slice(at));
          return;
        }
        if (skipping) skipping = false;
        else {
          const line = rest === '' ? chunk.slice(at, end) : rest + chunk.slice(at, end);
          rest = '';
          if (line.length > LONGEST_LINE) keepRest(line);
          else endLine(line);
          if (line.length > LONGEST_LINE) {
            // What is too long goes the same way as it does in pieces.
            skipping = false;
            if (!pieces.done) readPieces('\n', 0);
          }
        }
        at = end + 1;
      }
    },
    end() {
      if (rest !== '') {
        const line = rest;
        rest = '';
        endLine(line);
      }
      if (!pieces.done) {
        pieces.end();
        lines = pieces.line;
      }
      skipping = false;
    },
  };
}

const OPEN_BRACE = 123;
const OPEN_BRACKET = 91;
const BYTE_ORDER_MARK = 0xfeff;

/** Whether a line that begins with a bracket begins an array of JSON, not a name in brackets; undefined: too little of it is here. */
function beginsArray(text: string): boolean | undefined {
  if (text.charCodeAt(0) !== OPEN_BRACKET) return false;
  const next = text.slice(1, 100).trim().charAt(0);
  if (next === '') return undefined;
  return next === '{' || next === '[' || next === ']';
}

function endPiece({ whole, text, line }: JsonPiece, target: FeedTarget): void {
  const value = whole ? parsed(text) : undefined;
  if (value === undefined) target.unread(text, line, 'no JSON');
  else target.json(value, text, line);
}

/** Undefined: it is no JSON. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
