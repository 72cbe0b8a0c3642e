import { afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { generateCluster } from '../../bench/cluster';
import { documentsOf, listOf } from '../../bench/manifests';
import type { readElsewhere } from '../worker/client';
import { readLargeText } from '../workspace/readLargeText';
import { encodeText } from '../yaml';
import { drawbridge } from './store';

type Read = typeof readElsewhere;

/** Readings that are asked for, and come when they are let. */
const asked: {
  readonly texts: readonly string[];
  readonly options: NonNullable<Parameters<Read>[2]>;
  readonly answer: () => void;
  readonly fail: () => void;
}[] = [];

vi.mock('../worker/client', () => ({
  readElsewhere: ((texts, namespace, options = {}) =>
    new Promise((done, failed) => {
      options.signal?.addEventListener('abort', () => failed(options.signal?.reason));
      asked.push({
        texts,
        options,
        answer: () => done(texts.map((text) => readLargeText(text, namespace))),
        fail: () => failed(new Error('The reader stopped.')),
      });
    })) satisfies Read,
}));

const cluster = generateCluster({ pods: 60, policies: 2 });
const LIST = listOf([...cluster.pods, ...cluster.policies]);

const state = drawbridge.getState;
const file = () => state().workspace.files.at(-1);
const id = (): string => file()?.id ?? '';
const open = (...texts: readonly string[]): void =>
  state().open(texts.map((text, n) => ({ name: `dump-${n}.yaml`, bytes: encodeText(text) })));
/** Lets the pauses pass. */
const pass = (): Promise<unknown> => vi.advanceTimersByTimeAsync(1000);

// Loading takes its own time, which no clock here stands for.
beforeAll(() => import('./readLater'));
beforeEach(async () => {
  vi.useFakeTimers();
  for (const one of state().workspace.files) state().close(one.id);
  for (const notice of state().notices) state().dismiss(notice.id);
  await pass();
  asked.length = 0;
});
afterEach(() => vi.useRealTimers());

describe('a large file', () => {
  test('is read elsewhere, and tells how far that is', async () => {
    open(LIST);
    expect(file()).toMatchObject({ reading: true, unread: false, objects: [] });
    await pass();
    expect(asked.map(({ texts }) => texts)).toEqual([[LIST]]);
    const progress = { objects: 20, done: 100_000, total: LIST.length };
    asked[0]?.options.onProgress?.(progress);
    expect(state().reading.get(id())).toEqual(progress);
    asked[0]?.answer();
    await pass();
    expect(file()).toMatchObject({ reading: false, unread: false });
    expect(file()?.objects).toHaveLength(62);
    expect(state().reading.size).toBe(0);
  });

  test('tells it ten times a second at most', async () => {
    open(LIST);
    await pass();
    const changes: unknown[] = [];
    const stop = drawbridge.subscribe((now, before) => now.reading !== before.reading && changes.push(now.reading));
    for (let done = 0; done < 1000; done++) {
      asked[0]?.options.onProgress?.({ objects: done, done, total: 1000 });
      vi.advanceTimersByTime(1);
    }
    stop();
    expect(changes.length).toBeGreaterThan(5);
    expect(changes.length).toBeLessThanOrEqual(10);
  });

  test('stays open with its text when reading is cancelled, can be changed, and read again', async () => {
    open(LIST);
    await pass();
    state().cancelReading(id());
    await pass();
    expect(asked[0]?.options.signal?.aborted).toBe(true);
    expect(file()).toMatchObject({ reading: false, unread: true, objects: [], text: LIST });
    state().type(id(), [{ offset: 0, length: 0, content: '# mine\n' }], {});
    await pass();
    expect(asked).toHaveLength(1);
    expect(file()).toMatchObject({ reading: false, unread: true, text: `# mine\n${LIST}` });
    state().readAgain(id());
    expect(file()).toMatchObject({ reading: true, unread: false });
    await pass();
    asked[1]?.answer();
    await pass();
    expect(file()).toMatchObject({ reading: false, unread: false });
    expect(file()?.objects).toHaveLength(62);
  });

  test('that was read shows what it was, out of date, when reading it again is cancelled', async () => {
    open(LIST);
    await pass();
    asked[0]?.answer();
    await pass();
    state().type(id(), [{ offset: LIST.length, length: 0, content: '# mine\n' }], {});
    await pass();
    state().cancelReading();
    await pass();
    expect(file()).toMatchObject({ unread: true });
    expect(file()?.objects.every(({ stale }) => stale)).toBe(true);
    state().undo();
    expect(file()).toMatchObject({ text: LIST, unread: true });
  });

  test('that cannot be read is left unread, and that is said', async () => {
    open(LIST);
    await pass();
    asked[0]?.fail();
    await pass();
    expect(file()).toMatchObject({ reading: false, unread: true, text: LIST });
    expect(state().notices.map(({ text }) => text)).toEqual([
      'dump-0.yaml could not be read: it may be too large. Its text is untouched.',
    ]);
    expect(asked).toHaveLength(1);
  });

  test('is not read any more when it is closed', async () => {
    open(LIST);
    await pass();
    state().close(id());
    await pass();
    expect(asked[0]?.options.signal?.aborted).toBe(true);
    expect(state().notices).toEqual([]);
  });

  test('that changes meanwhile is read once more', async () => {
    open(LIST);
    await pass();
    state().type(id(), [{ offset: 0, length: 0, content: '# mine\n' }], {});
    await pass();
    expect(asked).toHaveLength(1);
    asked[0]?.answer();
    await pass();
    expect(file()).toMatchObject({ reading: true, objects: [] });
    expect(asked.map(({ texts }) => texts)).toEqual([[LIST], [`# mine\n${LIST}`]]);
    asked[1]?.answer();
    await pass();
    expect(file()?.objects).toHaveLength(62);
  });

  test('that is very large and changes meanwhile is begun anew', async () => {
    const huge = `${LIST}${'# more\n'.repeat(300_000)}`;
    open(huge);
    await pass();
    state().type(id(), [{ offset: 0, length: 0, content: '# mine\n' }], {});
    await pass();
    expect(asked.map(({ options }) => options.signal?.aborted)).toEqual([true, false]);
    expect(state().notices).toEqual([]);
  });
});

describe('many files opened together', () => {
  const text = documentsOf([...cluster.pods.slice(0, 2), ...cluster.policies.slice(0, 1)]);

  test('only the first are read at once, and the rest is handed over together', async () => {
    open(...Array.from({ length: 200 }, (_, n) => `# ${n}\n${text}`));
    const { files } = state().workspace;
    const atOnce = files.filter(({ reading }) => !reading);
    expect(atOnce.length).toBeGreaterThan(1);
    expect(atOnce.length).toBeLessThan(30);
    await pass();
    expect(asked).toHaveLength(200 - atOnce.length);
    for (const { options, texts } of asked)
      options.onProgress?.({ objects: 3, done: texts.join().length, total: texts.join().length });
    expect(state().reading.size).toBe(0);
    let changes = 0;
    const stop = drawbridge.subscribe((now, before) => {
      if (now.workspace !== before.workspace) changes++;
    });
    for (const one of asked) one.answer();
    await pass();
    stop();
    expect(changes).toBe(1);
    expect(state().workspace.files.every(({ reading, objects }) => !reading && objects.length === 3)).toBe(true);
    expect(state().workspace.files[0]).toBe(files[0]);
  });

  test('all that is not read yet can be cancelled', async () => {
    open(...Array.from({ length: 200 }, (_, n) => `# ${n}\n${text}`));
    await pass();
    asked[0]?.answer();
    await pass();
    state().cancelReading();
    await pass();
    const unread = state().workspace.files.filter((one) => one.unread);
    expect(unread).toHaveLength(asked.length - 1);
    expect(asked.slice(1).every(({ options }) => options.signal?.aborted)).toBe(true);
  });
});
