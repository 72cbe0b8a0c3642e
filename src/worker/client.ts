import type { Intent } from '../kinds/intent';
import type { Path } from '../text/path';
import type { PlannedEdit } from '../workspace/planEdit';
import type { DocumentReading } from '../workspace/workspace';
import type { Answer, Question } from './protocol';

let worker: Worker | undefined;
let last = 0;
interface Waiting {
  readonly done: (answer: Answer) => void;
  readonly failed: (why: Error) => void;
  readonly objects: DocumentReading['objects'][number][];
}
const waiting = new Map<number, Waiting>();

// Started with the first large text, not with the page.
function started(): Worker {
  if (worker) return worker;
  worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' });
  worker.addEventListener('message', (event: MessageEvent<Answer>) => {
    const answer = event.data;
    const one = waiting.get(answer.id);
    if (answer.type === 'objects') {
      one?.objects.push(...answer.objects);
      return;
    }
    waiting.delete(answer.id);
    one?.done(answer.type === 'read' ? { ...answer, reading: { ...answer.reading, objects: one.objects } } : answer);
  });
  worker.addEventListener('error', () => {
    // A worker that died answers nothing any more: say so to all who wait, and start anew with the next question.
    for (const one of waiting.values()) one.failed(new Error('The reader stopped.'));
    waiting.clear();
    worker?.terminate();
    worker = undefined;
  });
  return worker;
}

function ask(question: Question): Promise<Answer> {
  return new Promise((done, failed) => {
    waiting.set(question.id, { done, failed, objects: [] });
    started().postMessage(question);
  });
}

/** Reads a document's text off the main thread. Rejects when the worker fails. */
export async function readElsewhere(text: string, defaultNamespace: string): Promise<DocumentReading> {
  const answer = await ask({ id: ++last, type: 'read', text, defaultNamespace });
  if (answer.type !== 'read') throw new Error('Another question was answered.');
  return answer.reading;
}

/** Works out an edit off the main thread. Rejects when the worker fails. */
export async function planElsewhere(text: string, base: Path, intent: Intent): Promise<PlannedEdit> {
  const answer = await ask({ id: ++last, type: 'plan', text, base, intent });
  if (answer.type !== 'plan') throw new Error('Another question was answered.');
  return answer.planned;
}
