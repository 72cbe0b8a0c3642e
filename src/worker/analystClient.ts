import type { Telling } from '../answers/analyst';
import type { FromAnalyst, ToAnalyst } from './analystProtocol';
import type { AnalystAnswer, AnalystQuestion, QuestionType } from './questions';

/** An analyst at work in a worker of its own, beside the one that reads: an answer never waits for a large file. */
export interface RunningAnalyst {
  tell(telling: Telling): void;
  /** Rejects when the worker fails. */
  ask<T extends QuestionType>(
    question: AnalystQuestion<T>,
  ): Promise<{ readonly version: number; readonly answer: AnalystAnswer<T> }>;
}

/** Starts one. `onFailed`: it died; what it was told and asked is lost. */
export function startAnalyst(onFailed: () => void): RunningAnalyst {
  const worker = new Worker(new URL('./analyst.ts', import.meta.url), { type: 'module' });
  let last = 0;
  const waiting = new Map<number, { readonly done: (answer: FromAnalyst) => void; readonly failed: (why: Error) => void }>();
  const say = (message: ToAnalyst): void => worker.postMessage(message);
  worker.addEventListener('message', ({ data }: MessageEvent<FromAnalyst>) => {
    waiting.get(data.id)?.done(data);
    waiting.delete(data.id);
  });
  worker.addEventListener('error', () => {
    worker.terminate();
    for (const { failed } of waiting.values()) failed(new Error('The analyst stopped.'));
    waiting.clear();
    onFailed();
  });
  return {
    tell: (telling) => say({ type: 'tell', telling }),
    async ask<T extends QuestionType>(question: AnalystQuestion<T>) {
      const id = ++last;
      const { version, answer } = await new Promise<FromAnalyst>((done, failed) => {
        waiting.set(id, { done, failed });
        say({ type: 'ask', id, question: question as AnalystQuestion });
      });
      // The analyst answers the question it was asked.
      return { version, answer: answer as AnalystAnswer<T> };
    },
  };
}
