import { beforeEach, expect, test, vi } from 'vitest';
import { drawbridge } from '../../store/store';
import type { Met } from './found';
import { openFound } from './openFound';

const shown = vi.hoisted(() => ({ cancelled: false, cancelAt: Number.POSITIVE_INFINITY, told: [] as string[] }));

vi.mock('./progress', () => ({
  begin: (name: string) => ({
    name,
    cancelled: () => shown.cancelled,
    tell: (done: number, total: number) => {
      shown.told.push(`${done} of ${total}`);
      if (done >= shown.cancelAt) shown.cancelled = true;
    },
  }),
  end: () => {},
}));

const state = drawbridge.getState;
const said = (): readonly string[] => state().notices.map(({ text }) => text);
const found = (path: string, content: string | Uint8Array | Error = 'a: 1\n', size?: number): Met => ({
  name: path.slice(path.lastIndexOf('/') + 1),
  path,
  handle: undefined,
  size,
  read: async () => {
    if (content instanceof Error) throw content;
    return typeof content === 'string' ? new TextEncoder().encode(content) : content;
  },
});
const many = (count: number): readonly Met[] => Array.from({ length: count }, (_, n) => found(`shop/${n}.yaml`));

beforeEach(() => {
  for (const { id } of state().workspace.files) state().close(id);
  for (const { id } of state().notices) state().dismiss(id);
  Object.assign(shown, { cancelled: false, cancelAt: Number.POSITIVE_INFINITY, told: [] });
});

test('a thousand files come in lots, in their order, and what is shown stays the first', async () => {
  let changes = 0;
  const stop = drawbridge.subscribe((now, before) => {
    if (now.workspace !== before.workspace) changes++;
  });
  await openFound('shop', many(1000));
  stop();
  const { files } = state().workspace;
  expect(files.map(({ path }) => path)).toEqual(many(1000).map((one) => (one === 'leftOut' ? one : one.path)));
  expect(state().activeFile).toBe(files[0]?.id);
  expect(changes).toBeLessThanOrEqual(10);
  expect(shown.told.at(-1)).toBe('1000 of 1000');
  expect(said()).toEqual([]);
});

test('cancelling keeps what is open by then, and says so', async () => {
  shown.cancelAt = 200;
  await openFound('shop', many(1000));
  const { length } = state().workspace.files;
  expect(length).toBeGreaterThanOrEqual(200);
  expect(length).toBeLessThan(400);
  expect(said()).toEqual([`shop: ${length} files opened. The rest was cancelled.`]);
});

test('what cannot be opened is named once, with the reason, and the rest is opened', async () => {
  await openFound('shop', [
    found('shop/a.yaml'),
    found('shop/latin.yaml', new Uint8Array([0x61, 0x3a, 0x20, 0xe9])),
    found('shop/huge.yaml', '', 60 * 1024 * 1024),
    found('shop/gone.yaml', new DOMException('gone', 'NotFoundError')),
    'leftOut',
  ]);
  expect(state().workspace.files.map(({ path }) => path)).toEqual(['shop/a.yaml']);
  expect(said()).toHaveLength(1);
  expect(said()[0]).toMatch(
    /^shop: 1 file opened\. Not opened: shop\/latin\.yaml \(.*UTF-8.*\), shop\/huge\.yaml \(it is larger/,
  );
  expect(said()[0]).toMatch(/shop\/gone\.yaml \(it could not be read\)\. 1 other file was left out\.$/);
});

test('a folder that cannot be read to its end gives what was found by then', async () => {
  await openFound(
    'shop',
    (async function* () {
      yield found('shop/a.yaml');
      throw new DOMException('no', 'NotReadableError');
    })(),
  );
  expect(state().workspace.files).toHaveLength(1);
  expect(said()[0]).toContain('The rest could not be read.');
});

test('a folder opened twice is two folders', async () => {
  await openFound('shop', many(1));
  await openFound('shop', many(1));
  expect(state().workspace.files.map(({ path }) => path)).toEqual(['shop/0.yaml', 'shop (2)/0.yaml']);
});
