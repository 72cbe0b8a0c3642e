import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { MOST_FILES } from './taken';
import { isZip, unzip } from './unzip';
import { zip } from './zip';

const bytesOf = (text: string): Uint8Array => new TextEncoder().encode(text);
const pack = (files: Readonly<Record<string, string>>): Promise<Uint8Array<ArrayBuffer>> =>
  zip(
    Object.entries(files).map(([path, text]) => ({ path, bytes: bytesOf(text) })),
    async () => {},
  );
const pathsOf = (bytes: Uint8Array): readonly (string | undefined)[] => {
  const unpacked = unzip(bytes, 'shop.zip');
  if (!unpacked.ok) throw new Error(unpacked.reason);
  return unpacked.met.map((met) => (met === 'leftOut' ? met : met.path));
};
const first = async (bytes: Uint8Array): Promise<Uint8Array> => {
  const unpacked = unzip(bytes, 'shop.zip');
  const [met] = unpacked.ok ? unpacked.met : [];
  if (met === undefined || met === 'leftOut') throw new Error('nothing was found');
  return met.read();
};

test('what is packed comes out again, byte for byte', async () => {
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 2000 }), async (bytes) => {
      const packed = await zip([{ path: 'a/b.yaml', bytes }], async () => {});
      expect(isZip(packed)).toBe(true);
      expect(await first(packed)).toEqual(bytes);
    }),
  );
});

test('paths stay; a zip without one folder at its top gets its own name', async () => {
  expect(pathsOf(await pack({ 'shop/a.yaml': '', 'shop/x/b.json': '' }))).toEqual(['shop/a.yaml', 'shop/x/b.json']);
  expect(pathsOf(await pack({ 'a.yaml': '', 'x/b.yaml': '' }))).toEqual(['shop/a.yaml', 'shop/x/b.yaml']);
});

test('ways out of the folder lead nowhere, other files are left out, hidden ones are not even counted', async () => {
  expect(pathsOf(await pack({ '../../a.yaml': '', '/etc/b.yaml': '', 'c.md': '', '.git/d.yaml': '' }))).toEqual([
    'shop/a.yaml',
    'shop/etc/b.yaml',
    'leftOut',
  ]);
});

describe('refused', () => {
  test('what is no zip, or is cut short', async () => {
    expect(unzip(bytesOf('PK\u0003\u0004 and nothing else'), 'a.zip').ok).toBe(false);
    const whole = await pack({ 'a.yaml': 'a: 1\n' });
    expect(unzip(whole.subarray(0, whole.length - 30), 'a.zip').ok).toBe(false);
  });

  test('too many entries', async () => {
    const many = await pack({ 'a.yaml': '' });
    new DataView(many.buffer).setUint16(many.length - 12, MOST_FILES + 1, true);
    expect(unzip(many, 'a.zip')).toMatchObject({ ok: false, reason: expect.stringContaining('5001 entries') });
  });

  test('more than 200 MB by what it says, before anything is unpacked', async () => {
    const packed = await pack(Object.fromEntries(Array.from({ length: 3 }, (_, n) => [`${n}.yaml`, 'a'])));
    eachEntry(packed, (view, at) => view.setUint32(at + 24, 100 * 1024 * 1024, true));
    expect(unzip(packed, 'a.zip')).toMatchObject({ ok: false, reason: expect.stringContaining('300 MB') });
  });

  test('a file that is larger than it says, and one that was changed', async () => {
    const lying = await pack({ 'a.yaml': 'a'.repeat(100_000) });
    eachEntry(lying, (view, at) => view.setUint32(at + 24, 10, true));
    await expect(first(lying)).rejects.toThrow();
    const changed = await pack({ 'a.yaml': 'a: 1\n' });
    eachEntry(changed, (view, at) => view.setUint32(at + 16, 1, true));
    await expect(first(changed)).rejects.toThrow('damaged');
  });
});

function eachEntry(bytes: Uint8Array<ArrayBuffer>, change: (view: DataView, at: number) => void): void {
  const view = new DataView(bytes.buffer);
  for (let at = 0; at + 4 <= bytes.length; at++) if (view.getUint32(at, true) === 0x02014b50) change(view, at);
}
