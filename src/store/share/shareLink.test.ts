import { deflateRawSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type SharedWork, sharedText } from '../../workspace/sharedWork';
import { readFragment, SHARED, shareFragment } from './shareLink';

const POLICY = {
  files: [{ name: 'a.yaml', text: '---\r\nkind: NetworkPolicy # ü 😀\n' }],
  active: 0,
  object: 0,
  view: { tab: 'connectivity', answers: 'panel' },
  profile: { kubernetes: 31, plugin: 'cilium' },
} satisfies SharedWork;
const packed = (bytes: Uint8Array): string => SHARED + Buffer.from(bytes).toString('base64url');

describe('share links', () => {
  test('hold the work to the last character, in letters that need no escape', async () => {
    const fragment = await shareFragment(POLICY);
    expect(fragment).toMatch(/^share=[\w-]+$/);
    expect(await readFragment(fragment)).toEqual({ ok: true, work: POLICY });
  });

  test('a link that was cut anywhere is told as broken, or holds nothing of ours', async () => {
    const fragment = await shareFragment(POLICY);
    await fc.assert(
      fc.asyncProperty(fc.nat(fragment.length - 1), async (length) => {
        expect((await readFragment(fragment.slice(0, length))).ok).toBe(false);
      }),
    );
  });

  test('any text at all is read without a word too many', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.oneof(
          fc.string(),
          fc.base64String().map((text) => SHARED + text),
        ),
        async (text) => {
          expect((await readFragment(text)).ok).toBe(false);
        },
      ),
    );
  });

  test('what inflates to more than there may be is not inflated to its end', async () => {
    const bomb = deflateRawSync(Buffer.alloc(200_000_000, 0x20));
    expect(bomb.length).toBeLessThan(400_000);
    expect(await readFragment(packed(bomb))).toEqual({
      ok: false,
      reason: 'This link holds more than Drawbridge takes from one.',
    });
  });

  test('bytes that are no text are refused', async () => {
    expect((await readFragment(packed(deflateRawSync(Buffer.from([0xff, 0xfe, 0xff]))))).ok).toBe(false);
    expect(await readFragment(packed(deflateRawSync(Buffer.from(sharedText(POLICY)))))).toEqual({ ok: true, work: POLICY });
  });
});
