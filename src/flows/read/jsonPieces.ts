/** What comes out of JSON that does not stand line by line: a whole object, or a piece that is none. Lines count from 1. */
export interface JsonPiece {
  readonly whole: boolean;
  /** Of what is too long, or no object, its beginning. */
  readonly text: string;
  readonly line: number;
}

/** Finds the objects in JSON that goes over lines, or of which many stand on one. */
export interface JsonPieces {
  /** The line it is in. */
  readonly line: number;
  /** Whether it is through with what it began, so that the next line is read for itself. */
  readonly done: boolean;
  /** Begins at the beginning of a line. */
  begin(line: number): void;
  /** Reads on from `start`, and tells where it stopped: at the end, or at the beginning of a line that is none of its own. */
  push(text: string, start: number): number;
  /** Nothing follows. */
  end(): void;
}

const QUOTE = 34;
const BACKSLASH = 92;
const NEWLINE = 10;
const OPEN_BRACE = 123;
const CLOSE_BRACE = 125;
const OPEN_BRACKET = 91;
const CLOSE_BRACKET = 93;
const COMMA = 44;
const COLON = 58;
/** So much of a piece that is no object. */
const BEGINNING = 1000;

/**
 * Takes arrays apart and tells `found` their objects, and those that stand alone. What was cut off, as at the end of a
 * rotated file, costs that object and not what follows: no text in JSON goes over lines, and only an object whose first
 * brace ends its line (as jq prints them) has lines that begin with a brace. At most `most` characters of an object are kept.
 */
export function createJsonPieces(most: number, found: (piece: JsonPiece) => void): JsonPieces {
  let line = 1;
  let done = true;
  /** The arrays around objects that are open; then all brackets within the object. */
  let arrays = 0;
  let depth = 0;
  let inText = false;
  let escaped = false;
  let inJunk = false;
  let atLineStart = true;
  /** The last character that counts, and whether the object's first line is its brace alone. */
  let last = 0;
  let spread = false;
  let kept = '';
  let long = false;
  let began = 1;

  function keep(text: string): void {
    if (long) return;
    long = kept.length + text.length > (inJunk ? BEGINNING : most);
    kept = long ? (kept + text).slice(0, BEGINNING) : kept + text;
  }

  function close(whole: boolean): void {
    if (kept.trim() !== '') found({ whole: whole && !long, text: kept, line: began });
    kept = '';
    long = false;
    depth = 0;
    inText = false;
    escaped = false;
    inJunk = false;
  }

  /** At the end of a line; whether it belongs to nothing any more. */
  function endLine(): boolean {
    if (inJunk || inText) {
      close(false);
      arrays = 0;
    }
    line += 1;
    atLineStart = true;
    if (depth > 0 && last === OPEN_BRACE && line === began + 1) spread = true;
    done = depth === 0 && arrays === 0;
    return done;
  }

  function breaksOff(code: number): boolean {
    if (depth === 0 || !atLineStart) return false;
    if (code === OPEN_BRACE) return !(spread && (last === COMMA || last === COLON || last === OPEN_BRACKET));
    return !mayBegin(code);
  }

  return {
    get line() {
      return line;
    },
    get done() {
      return done;
    },
    begin(at) {
      line = at;
      done = false;
      atLineStart = true;
    },
    push(text, start) {
      let from = start;
      for (let at = start; at < text.length; at++) {
        const code = text.charCodeAt(at);
        if (code === NEWLINE) {
          if (depth > 0 || inJunk) keep(text.slice(from, inText || inJunk ? at : at + 1));
          from = at + 1;
          if (endLine()) return at + 1;
          continue;
        }
        if (inJunk) continue;
        if (inText) {
          if (escaped) escaped = false;
          else if (code === BACKSLASH) escaped = true;
          else if (code === QUOTE) inText = false;
        } else if (code > 32) {
          if (breaksOff(code)) {
            close(false);
            arrays = 0;
            done = true;
            return at;
          }
          last = code;
          if (depth > 0) {
            if (code === QUOTE) inText = true;
            else if (code === OPEN_BRACE || code === OPEN_BRACKET) depth += 1;
            else if (code === CLOSE_BRACE || code === CLOSE_BRACKET) {
              depth -= 1;
              if (depth === 0) {
                keep(text.slice(from, at + 1));
                close(true);
              }
            }
          } else if (code === OPEN_BRACE) {
            from = at;
            began = line;
            depth = 1;
            spread = false;
          } else if (code === OPEN_BRACKET) arrays += 1;
          else if (code === CLOSE_BRACKET) arrays = Math.max(0, arrays - 1);
          else if (code !== COMMA) {
            from = at;
            began = line;
            inJunk = true;
          }
        }
        atLineStart = false;
      }
      if (depth > 0 || inJunk) keep(text.slice(from));
      return text.length;
    },
    end() {
      close(false);
      arrays = 0;
      done = true;
    },
  };
}

/** Whether a line within an object may begin so: with a key, a value, or the end of something. */
function mayBegin(code: number): boolean {
  // Digits, minus, and the first letters of true, false and null.
  return [QUOTE, OPEN_BRACKET, CLOSE_BRACE, CLOSE_BRACKET, COMMA, 45, 116, 102, 110].includes(code) || (code >= 48 && code <= 57);
}
