import type { ReadEnd } from '../workspace/readLargeText';
import type { DocumentReading } from '../workspace/workspace';
import type { Ask } from './ask';

/** How far a reading is: the objects read so far, and how much of all the text, in UTF-16 code units. */
export interface ReadingProgress {
  readonly objects: number;
  readonly done: number;
  readonly total: number;
}

export interface ReadOptions {
  readonly onProgress?: (progress: ReadingProgress) => void;
  /** Ends the reading. */
  readonly signal?: AbortSignal;
}

/**
 * Has documents' texts read, and puts the parts together: their readings in the order of the texts. Rejects when the
 * thread fails, and with the signal's reason when it is aborted.
 */
export function read(
  ask: Ask,
  id: number,
  texts: readonly string[],
  defaultNamespace: string,
  { onProgress, signal }: ReadOptions,
): Promise<readonly DocumentReading[]> {
  const total = texts.reduce((sum, text) => sum + text.length, 0);
  const open = texts.map((): Open => ({ objects: [], end: undefined }));
  let objects = 0;
  return new Promise((done, failed) => {
    if (signal?.aborted) return failed(signal.reason);
    const withdraw = ask(
      { id, type: 'read', texts, defaultNamespace },
      (answer) => {
        if (answer.type === 'part') {
          for (const piece of answer.pieces) {
            const own = open[piece.text];
            if (!own) continue;
            const before = own.objects.length;
            if (piece.anew) own.objects = [];
            own.objects.push(...piece.objects);
            own.end = piece.end;
            objects += own.objects.length - before;
          }
          onProgress?.({ objects, done: answer.done, total });
        } else if (answer.type === 'read') done(open.map(whole));
        else failed(new Error('Another question was answered.'));
      },
      failed,
    );
    signal?.addEventListener('abort', () => {
      withdraw();
      failed(signal.reason);
    });
  });
}

interface Open {
  objects: DocumentReading['objects'][number][];
  end: ReadEnd | undefined;
}

function whole({ objects, end = { broken: false, problems: [] } }: Open): DocumentReading {
  return { ...end, objects: end.broken ? [] : objects };
}
