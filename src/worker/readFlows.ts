import { joinObserved } from '../flows/joinObserved';
import type { Observed } from '../flows/observed';
import { streamText } from './flowText';

/** A file with flows: its name, and where its bytes are. */
export interface FlowSource {
  readonly name: string;
  readonly blob: Blob;
}

/** How far a reading is: bytes of all its files, and records found in them. */
export interface FlowProgress {
  readonly done: number;
  readonly total: number;
  readonly records: number;
}

/**
 * What came of a reading. `broken`: files that ended before their end, and why, as the end of a sentence. The numbers
 * are of all flow files together.
 */
export interface FlowsRead {
  readonly ended: 'whole' | 'cancelled' | 'failed';
  readonly broken: readonly { readonly name: string; readonly why: string }[];
  readonly files: Observed['files'];
  readonly flows: number;
  /** Lines of this reading that could not be read. */
  readonly unread: number;
}

export interface KeptFlows {
  /** Everything that was read so far; undefined: nothing. */
  observed(): Observed | undefined;
  /** Reads files, one reading after the other. Never rejects. */
  read(id: number, sources: readonly FlowSource[], tell: (progress: FlowProgress) => void): Promise<FlowsRead>;
  /** Ends a reading: what it read is dropped, what was read before stays. */
  cancel(id: number): void;
  /** What was read, to be shared: without names and addresses. Undefined: nothing was. */
  shared(): Promise<Blob | undefined>;
  forget(): void;
}

/** Progress is told about ten times a second. */
const OFTEN = 100;

/** Keeps what was observed. The reader itself is loaded with the first file. */
export function keepFlows(): KeptFlows {
  let observed: Observed | undefined;
  let queue: Promise<unknown> = Promise.resolve();
  const cancelled = new Set<number>();

  const readAll = async (
    id: number,
    sources: readonly FlowSource[],
    tell: (progress: FlowProgress) => void,
  ): Promise<FlowsRead> => {
    const broken: { name: string; why: string }[] = [];
    const isCancelled = (): boolean => cancelled.has(id);
    const total = sources.reduce((sum, { blob }) => sum + blob.size, 0);
    try {
      const { createFlowReader } = await import('../flows/read/reader');
      const reader = createFlowReader({ now: Date.now() });
      let before = 0;
      let told = 0;
      for (const { name, blob } of sources) {
        reader.begin(name);
        const why = await streamText(blob, {
          isCancelled,
          take(text, done) {
            reader.push(text);
            if (Date.now() - told < OFTEN) return;
            told = Date.now();
            tell({ done: before + done, total, records: reader.progress.records });
          },
        });
        reader.end();
        if (isCancelled()) return outcome('cancelled', broken, 0);
        if (why !== undefined) broken.push({ name, why });
        before += blob.size;
      }
      const found = reader.observed();
      observed = observed === undefined ? found : joinObserved(observed, found);
      return outcome('whole', broken, found.unread.count);
    } catch {
      return outcome('failed', broken, 0);
    } finally {
      cancelled.delete(id);
    }
  };
  const outcome = (ended: FlowsRead['ended'], broken: FlowsRead['broken'], unread: number): FlowsRead => ({
    ended,
    broken,
    files: observed?.files ?? [],
    flows: observed?.flows.reduce((sum, { count }) => sum + count, 0) ?? 0,
    unread,
  });

  return {
    observed: () => observed,
    read(id, sources, tell) {
      const reading = queue.then(() => readAll(id, sources, tell));
      queue = reading;
      return reading;
    },
    cancel: (id) => void cancelled.add(id),
    async shared() {
      if (observed === undefined) return undefined;
      const { anonymised } = await import('../flows/anonymised');
      return linesBlob(anonymised(observed));
    },
    forget() {
      observed = undefined;
    },
  };
}

/** So many characters are put together before they become bytes. */
const PIECE = 1_000_000;

function linesBlob(lines: Iterable<string>): Blob {
  const pieces: Blob[] = [];
  let piece = '';
  for (const line of lines) {
    piece += `${line}\n`;
    if (piece.length < PIECE) continue;
    pieces.push(new Blob([piece]));
    piece = '';
  }
  return new Blob([...pieces, piece], { type: 'application/jsonl' });
}
