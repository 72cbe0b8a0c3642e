import { readCompactLine, withoutColours } from './compactLine';
import { DICT_SEPARATOR, readDictLine, readDictRecord } from './dictRecord';
import type { Clock } from './flowTime';
import type { Written } from './readFlow';
import { readTableHead, readTableLine, type TableHead } from './tableLine';

/** Reads lines that are no JSON, one after the other. */
export interface PrintedLines {
  line(text: string, line: number): void;
  end(): void;
}

interface DictRecord {
  readonly fields: Map<string, string>;
  readonly texts: string[];
  readonly line: number;
}

/** In characters. What Hubble prints of one flow is shorter, with any address of a page; reading takes the square of it at worst. */
const LONGEST = 20_000;

/**
 * Compact, dict and table output. `take` is told what a line says (of dict output, the lines of a record), `pass` the
 * lines that say nothing.
 */
export function createPrintedLines(
  clock: Clock,
  take: (written: Written, text: string, line: number) => void,
  pass: (text: string, line: number) => void,
): PrintedLines {
  let head: TableHead | undefined;
  let dict: DictRecord | undefined;

  function endDict(): void {
    if (dict === undefined) return;
    const { fields, texts, line } = dict;
    dict = undefined;
    const written = readDictRecord(fields, clock);
    if (written === undefined) pass(texts[0] ?? '', line);
    else take(written, texts.join('\n'), line);
  }

  function readLine(text: string): Written | undefined {
    if (text.length > LONGEST) return undefined;
    if (head !== undefined) return readTableLine(text, head, clock) ?? readCompactLine(text, clock);
    return readCompactLine(text, clock) ?? (text.includes('   ') ? readTableLine(text, undefined, clock) : undefined);
  }

  return {
    line(given, line) {
      const text = withoutColours(given).trimEnd();
      const field = readDictLine(text);
      if (field !== undefined) {
        const [key, value] = field;
        // Where the separator is missing, as after `grep -v`, a key that comes again begins the next record.
        if (dict?.fields.has(key) === true) endDict();
        dict ??= { fields: new Map(), texts: [], line };
        dict.fields.set(key, value);
        dict.texts.push(text);
        return;
      }
      endDict();
      // What is left when the brackets of an array stand on lines of their own.
      if (text === DICT_SEPARATOR || /^[\s\],]*$/.test(text)) return;
      const named = readTableHead(text);
      if (named !== undefined) {
        head = named;
        return;
      }
      const written = readLine(text);
      if (written === undefined) pass(text, line);
      else take(written, text, line);
    },
    end: endDict,
  };
}
