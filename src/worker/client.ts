import type { Intent } from '../kinds/intent';
import type { Path } from '../text/path';
import type { DocumentReading } from '../workspace/workspace';
import { askThread } from './ask';
import type { Answer, PlannedElsewhere } from './protocol';
import { type ReadOptions, read } from './read';

// Started with the first large text, not with the page.
const ask = askThread((take, fail) => {
  const worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' });
  worker.addEventListener('message', (event: MessageEvent<Answer>) => take(event.data));
  worker.addEventListener('error', fail);
  worker.addEventListener('messageerror', fail);
  return { ask: (question) => worker.postMessage(question), end: () => worker.terminate() };
});

let last = 0;

/** Reads documents' texts off the main thread, in their order. Rejects when the worker fails or the signal is aborted. */
export function readElsewhere(
  texts: readonly string[],
  defaultNamespace: string,
  options: ReadOptions = {},
): Promise<readonly DocumentReading[]> {
  return read(ask, ++last, texts, defaultNamespace, options);
}

/** Works out an edit off the main thread. Rejects when the worker fails. */
export function planElsewhere(text: string, base: Path, intent: Intent): Promise<PlannedElsewhere> {
  return new Promise((done, failed) => {
    ask(
      { id: ++last, type: 'plan', text, base, intent },
      (answer) => (answer.type === 'plan' ? done(answer.planned) : failed(new Error('Another question was answered.'))),
      failed,
    );
  });
}
