import { readElsewhere } from '../worker/client';
import type { ReadingProgress } from '../worker/read';
import { type DocumentReading, type FileId, fileOf, type OpenFile, type Workspace } from '../workspace/workspace';

/** How long a large document is left alone after a change before it is read again, ms. */
const SETTLE = 150;
/** Readings are handed over together when they come close one after the other, ms; progress is told as often. */
const TOGETHER = 100;

/** Reading more than this in vain is ended, in UTF-16 code units; less is over sooner than begun again. */
const LONG = 2_000_000;

/** What reading off the main thread needs of the store. */
export interface Host {
  workspace(): Workspace;
  /** Takes readings over, by file and text. */
  take(readings: ReadonlyMap<FileId, ReadonlyMap<string, DocumentReading>>): void;
  progress(file: FileId, progress: ReadingProgress): void;
  /** A file could not be read. */
  failed(file: FileId): void;
}

export interface Later {
  /** Has what is missing of the files read, after a pause. */
  read(files: readonly OpenFile[]): void;
  /** Ends the reading of a file. */
  cancel(file: FileId): void;
}

interface UnderWay {
  readonly texts: readonly string[];
  readonly ending: AbortController;
}

type Readings = ReadonlyMap<string, DocumentReading>;

/** Reads files' documents off the main thread, each file once at a time: what changes meanwhile is read afterwards. */
export function readLater(host: Host, read: typeof readElsewhere = readElsewhere): Later {
  const underWay = new Map<FileId, UnderWay>();
  const waiting = new Map<FileId, ReturnType<typeof setTimeout>>();
  let ready = new Map<FileId, { readonly of: UnderWay; readonly readings: Readings }>();

  const handOver = (): void => {
    const all = ready;
    ready = new Map();
    for (const [file, { of }] of all) if (underWay.get(file) === of) underWay.delete(file);
    host.take(new Map(Array.from(all, ([file, { readings }]) => [file, readings])));
  };

  const begin = async (id: FileId): Promise<void> => {
    waiting.delete(id);
    const file = fileOf(host.workspace(), id);
    const texts = file ? missing(file) : [];
    if (texts.length === 0) return;
    const of: UnderWay = { texts, ending: new AbortController() };
    underWay.set(id, of);
    let told = Number.NEGATIVE_INFINITY;
    const onProgress = (progress: ReadingProgress): void => {
      const now = Date.now();
      // The last is followed by the reading itself; of a small file it is the only one.
      if (now - told < TOGETHER || progress.done >= progress.total) return;
      told = now;
      host.progress(id, progress);
    };
    const { signal } = of.ending;
    try {
      const readings = await read(texts, host.workspace().defaultNamespace, { signal, onProgress });
      if (ready.size === 0) setTimeout(handOver, TOGETHER);
      ready.set(id, { of, readings: new Map(readings.map((reading, index) => [texts[index] ?? '', reading])) });
    } catch {
      if (signal.aborted) return;
      underWay.delete(id);
      host.failed(id);
    }
  };

  const cancel = (id: FileId): void => {
    clearTimeout(waiting.get(id));
    waiting.delete(id);
    underWay.get(id)?.ending.abort();
    underWay.delete(id);
  };

  return {
    cancel,
    read(files) {
      for (const file of files) {
        const one = underWay.get(file.id);
        if (one) {
          if (!isInVain(one, file)) continue;
          cancel(file.id);
        }
        if (!waiting.has(file.id))
          waiting.set(
            file.id,
            setTimeout(() => void begin(file.id), SETTLE),
          );
      }
    },
  };
}

function missing({ documents }: OpenFile): readonly string[] {
  return documents.flatMap(({ reading, text }) => (reading === undefined ? [text] : []));
}

/** Whether it is better to begin again than to wait: nearly all that is being read is not the file's text any more. */
function isInVain({ texts }: UnderWay, file: OpenFile): boolean {
  const wanted = new Set(missing(file));
  return texts.reduce((sum, text) => sum + (wanted.has(text) ? 0 : text.length), 0) > LONG;
}
