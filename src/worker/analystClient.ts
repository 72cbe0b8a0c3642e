import type { Telling } from '../answers/analyst';
import type { FromAnalyst, ToAnalyst } from './analystProtocol';
import type { AnalystAnswer, AnalystQuestion, QuestionType } from './questions';
import type { FlowProgress, FlowSource, FlowsRead } from './readFlows';

/** An analyst at work in a worker of its own, beside the one that reads: an answer never waits for a large file. */
export interface RunningAnalyst {
  tell(telling: Telling): void;
  /** Rejects when the worker fails. */
  ask<T extends QuestionType>(
    question: AnalystQuestion<T>,
  ): Promise<{ readonly version: number; readonly answer: AnalystAnswer<T> }>;
  /** Reads flow files beside those it read before. Rejects when the worker fails, and then all flows are lost. */
  readFlows(
    sources: readonly FlowSource[],
    onProgress: (progress: FlowProgress) => void,
  ): { readonly read: Promise<FlowsRead>; readonly cancel: () => void };
  /** What was read of flows, to be shared: without names and addresses. Undefined: there is none, or it could not be made. */
  sharedFlows(): Promise<Blob | undefined>;
  forgetFlows(): void;
}

type Waits = { readonly done: (message: FromAnalyst) => void; readonly failed: (why: Error) => void };

/** Starts one. `onFailed`: it died; what it was told, asked and read is lost. */
export function startAnalyst(onFailed: () => void): RunningAnalyst {
  const worker = new Worker(new URL('./analyst.ts', import.meta.url), { type: 'module' });
  let last = 0;
  const waiting = new Map<number, Waits>();
  const progress = new Map<number, (progress: FlowProgress) => void>();
  const say = (message: ToAnalyst): void => worker.postMessage(message);
  worker.addEventListener('message', ({ data }: MessageEvent<FromAnalyst>) => {
    if (data.type === 'flowProgress') progress.get(data.id)?.(data.progress);
    else {
      waiting.get(data.id)?.done(data);
      waiting.delete(data.id);
      progress.delete(data.id);
    }
  });
  worker.addEventListener('error', () => {
    worker.terminate();
    for (const { failed } of waiting.values()) failed(new Error('The analyst stopped.'));
    waiting.clear();
    progress.clear();
    onFailed();
  });
  const answered = (id: number, message: ToAnalyst): Promise<FromAnalyst> =>
    new Promise((done, failed) => {
      waiting.set(id, { done, failed });
      say(message);
    });
  return {
    tell: (telling) => say({ type: 'tell', telling }),
    async ask<T extends QuestionType>(question: AnalystQuestion<T>) {
      const id = ++last;
      const told = await answered(id, { type: 'ask', id, question: question as AnalystQuestion });
      if (told.type !== 'answer') throw new Error('The analyst answered something else.');
      // The analyst answers the question it was asked.
      return { version: told.version, answer: told.answer as AnalystAnswer<T> };
    },
    readFlows(sources, onProgress) {
      const id = ++last;
      progress.set(id, onProgress);
      const read = answered(id, { type: 'readFlows', id, sources }).then((told) => {
        if (told.type !== 'flowsRead') throw new Error('The analyst answered something else.');
        return told.read;
      });
      return { read, cancel: () => say({ type: 'cancelFlows', id }) };
    },
    async sharedFlows() {
      const id = ++last;
      const told = await answered(id, { type: 'shareFlows', id });
      return told.type === 'flowsShared' ? told.blob : undefined;
    },
    forgetFlows: () => say({ type: 'forgetFlows' }),
  };
}
