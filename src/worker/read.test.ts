import { describe, expect, test } from 'vitest';
import { generateCluster } from '../../bench/cluster';
import { documentsOf, listOf } from '../../bench/manifests';
import { readLargeText } from '../workspace/readLargeText';
import { splitDocuments } from '../yaml';
import { answer } from './answer';
import { type Ask, askThread, type StartThread } from './ask';
import type { Answer, Question } from './protocol';
import { type ReadingProgress, read } from './read';

const cluster = generateCluster({ pods: 900, policies: 20 });
const list = listOf(Object.values(cluster).flat());

/** Threads whose answers come when they are let. */
function threads() {
  const started: {
    readonly asked: Question[];
    answers: Answer[];
    ended: boolean;
    take: (answer: Answer) => void;
    fail: () => void;
  }[] = [];
  const start: StartThread = (take, fail) => {
    const asked: Question[] = [];
    const one = { asked, answers: [] as Answer[], ended: false, take, fail };
    started.push(one);
    return {
      ask: (question) => {
        asked.push(question);
        answer(question, (told) => one.answers.push(structuredClone(told)));
      },
      end: () => {
        one.ended = true;
      },
    };
  };
  /** Lets the last thread tell so many answers. */
  const tell = (count = Number.POSITIVE_INFINITY): void => {
    const one = started.at(-1);
    for (let told = 0; told < count; told++) {
      const next = one?.answers.shift();
      if (!next) return;
      one?.take(next);
    }
  };
  return { started, ask: askThread(start), tell };
}

let id = 0;
const reading = (ask: Ask, texts: readonly string[], options: Parameters<typeof read>[4] = {}) =>
  read(ask, ++id, texts, 'default', options);

describe('texts are read by a thread', () => {
  test('in parts, with progress, and put together again', async () => {
    const { ask, tell } = threads();
    const progress: ReadingProgress[] = [];
    const texts = [list, 'a: "\n', '# nothing\n'];
    const answered = reading(ask, texts, { onProgress: (one) => progress.push(one) });
    tell();
    expect(await answered).toEqual(texts.map((text) => readLargeText(text, 'default')));
    const total = texts.join('').length;
    expect(progress.length).toBeGreaterThan(4);
    expect(progress.every((one, at) => one.total === total && one.done >= (progress[at - 1]?.done ?? 0))).toBe(true);
    expect(progress.at(-1)).toEqual({ objects: Object.values(cluster).flat().length, done: total, total });
  });

  test('many small ones in few messages', async () => {
    const { ask, tell, started } = threads();
    const text = documentsOf(cluster.pods);
    const texts = splitDocuments(text).map(({ start, end }) => text.slice(start, end));
    const answered = reading(ask, texts);
    expect(started[0]?.answers.length).toBeLessThan(20);
    tell();
    expect((await answered).flatMap(({ objects }) => objects.map(({ name }) => name))).toEqual(
      cluster.pods.map(({ metadata }) => metadata.name),
    );
  });

  test('anew when the whole has to be read', async () => {
    const { ask, tell } = threads();
    const text = `kind: List\nitems:\n${'- kind: Pod\n'.repeat(450)}- &a\n  kind: Pod\n- *a\n`;
    const answered = reading(ask, [text]);
    tell();
    expect((await answered).map(({ objects }) => objects.length)).toEqual([452]);
  });

  test('not at all when it is cancelled before', async () => {
    const { ask, started } = threads();
    await expect(reading(ask, [list], { signal: AbortSignal.abort() })).rejects.toThrow('aborted');
    expect(started).toEqual([]);
  });
});

describe('one question after the other', () => {
  test('the next is asked with the last answer, an edit before readings', async () => {
    const { ask, tell, started } = threads();
    const first = reading(ask, [list]);
    const second = reading(ask, ['kind: Pod\n']);
    const planned = new Promise<Answer>((done, failed) => {
      ask({ id: ++id, type: 'plan', text: 'a: 1\n', base: [], intent: { type: 'editPolicy', name: 'b' } }, done, failed);
    });
    expect(started[0]?.asked.map(({ type }) => type)).toEqual(['read']);
    tell();
    expect(started[0]?.asked.map(({ type }) => type)).toEqual(['read', 'plan', 'read']);
    expect((await first).length + (await second).length).toBe(2);
    expect((await planned).type).toBe('plan');
  });

  test('one that is cancelled ends its thread; the others are asked of a new one', async () => {
    const { ask, tell, started } = threads();
    const cancelling = new AbortController();
    const progress: ReadingProgress[] = [];
    const first = reading(ask, [list], { signal: cancelling.signal, onProgress: (one) => progress.push(one) });
    const second = reading(ask, ['kind: Pod\n']);
    tell(2);
    cancelling.abort();
    await expect(first).rejects.toThrow('aborted');
    expect(started.map(({ ended }) => ended)).toEqual([true, false]);
    for (const late of started[0]?.answers ?? []) started[0]?.take(late);
    expect(progress).toHaveLength(2);
    tell();
    expect((await second).map(({ objects }) => objects.length)).toEqual([1]);
  });

  test('one that is cancelled while it waits disturbs nobody', async () => {
    const { ask, tell, started } = threads();
    const cancelling = new AbortController();
    const first = reading(ask, ['kind: Pod\n']);
    const second = reading(ask, [list], { signal: cancelling.signal });
    cancelling.abort();
    await expect(second).rejects.toThrow('aborted');
    tell();
    expect((await first).length).toBe(1);
    expect(started).toHaveLength(1);
    expect(started[0]?.asked).toHaveLength(1);
  });

  test('when a thread fails its question is told so, and the next is asked of a new one', async () => {
    const { ask, tell, started } = threads();
    const first = reading(ask, [list]);
    const second = reading(ask, ['kind: Pod\n']);
    started[0]?.fail();
    await expect(first).rejects.toThrow('The reader stopped.');
    tell();
    expect((await second).length).toBe(1);
    expect(started).toHaveLength(2);
  });
});
