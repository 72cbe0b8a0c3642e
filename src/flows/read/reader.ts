import type { Observed, RawRecord, UnreadLine } from '../observed';
import { createCounter } from './counter';
import { createClock } from './flowTime';
import { readJsonValue } from './jsonFlow';
import { createNewest } from './newest';
import { ownText } from './ownText';
import { createPrintedLines } from './printedLines';
import type { Written } from './readFlow';
import { createTextFeed, type TextFeed } from './textFeed';

/** How far reading is. */
export interface FlowProgress {
  readonly lines: number;
  readonly records: number;
  /** Records that are the second of one denied packet, and so are in no count. */
  readonly paired: number;
}

/** Reads files of Hubble's output one after the other, and keeps a bounded amount of what they say. */
export interface FlowReader {
  /** Begins a file; one that has not ended ends. */
  begin(name: string): void;
  /** The next part of the file's text, of any size. Before a file has begun it goes nowhere. */
  push(text: string): void;
  end(): void;
  readonly progress: FlowProgress;
  /** What was read so far. It does not change any more. */
  observed(): Observed;
}

export interface FlowReaderOptions {
  /** In ms since 1970: what times without a year are not later than. */
  readonly now: number;
  /** How many different flows are kept. */
  readonly mostFlows?: number;
}

const MOST_FLOWS = 200_000;
const MOST_RAW = 2000;
const LONGEST_RAW = 16_000;
const MOST_UNREAD = 100;
const LONGEST_UNREAD = 200;

type Raw = Omit<RawRecord, 'flow'> & { readonly flow: number; readonly nth: number };

/**
 * The format is found line by line: JSON of any kind, compact, dict and table output, old and new. A line that is none
 * of Hubble's is told as unread; reading never throws.
 */
export function createFlowReader({ now, mostFlows = MOST_FLOWS }: FlowReaderOptions): FlowReader {
  const counter = createCounter(mostFlows);
  const clock = createClock(now);
  const raw = createNewest<Raw>(MOST_RAW);
  const files: { readonly name: string; records: number }[] = [];
  const lost = new Map<string, number>();
  const unread: UnreadLine[] = [];
  let unreadCount = 0;
  let feed: TextFeed | undefined;
  let finish = (): void => undefined;
  let linesBefore = 0;

  function open(name: string): void {
    const file = { name, records: 0 };
    files.push(file);
    counter.nextFile();

    function take(written: Written, text: string, line: number): void {
      if (written.type === 'lost') {
        if (lost.size < 100 || lost.has(written.source))
          lost.set(written.source, (lost.get(written.source) ?? 0) + written.count);
      } else if (written.type === 'flow') {
        file.records += written.count ?? 1;
        const { flow, nth } = counter.take(written);
        if (flow !== undefined) raw.push({ flow, nth, file: name, line, text: text.slice(0, LONGEST_RAW) });
      }
    }

    function pass(text: string, line: number, why: string): void {
      unreadCount += 1;
      if (unread.length < MOST_UNREAD)
        unread.push({ file: name, line, why, text: ownText(text.trim().slice(0, LONGEST_UNREAD)) });
    }

    const printed = createPrintedLines(clock, take, (text, line) => pass(text, line, 'No flow of Hubble.'));
    const texts = createTextFeed({
      line: printed.line,
      json(value, text, line) {
        const written = readJsonValue(value, clock);
        if (written === undefined) pass(text, line, 'JSON, but no flow of Hubble.');
        else take(written, text, line);
      },
      unread: (text, line, why) => pass(text, line, why === 'too long' ? 'Too long for a flow.' : 'No whole JSON object.'),
    });
    feed = texts;
    finish = () => {
      texts.end();
      printed.end();
      linesBefore += texts.lines;
      feed = undefined;
    };
  }

  return {
    begin(name) {
      if (feed !== undefined) finish();
      open(name);
    },
    push: (text) => feed?.push(text),
    end() {
      if (feed !== undefined) finish();
    },
    get progress() {
      return { lines: linesBefore + (feed?.lines ?? 0), records: counter.records, paired: counter.paired };
    },
    observed() {
      const { flows, placeOf } = counter.flows();
      return {
        ends: counter.ends(),
        flows,
        bucketMs: counter.bucketMs,
        raw: raw.all().flatMap(({ flow, nth, file, line, text }) => {
          const place = placeOf(flow, nth);
          return place === undefined ? [] : [{ flow: place, file, line, text }];
        }),
        files: files.map(({ name, records }) => ({ name, records })),
        records: counter.records,
        notKept: counter.notKept,
        lost: [...lost].map(([source, count]) => ({ source, count })),
        unread: { count: unreadCount, first: [...unread] },
        yearAssumed: clock.yearAssumed,
      };
    },
  };
}
