import { MOST_SHARED, type ReadWork, readSharedWork, type SharedWork, sharedText } from '../../workspace/sharedWork';

/** What a link to shared work has behind its `#`. Nothing behind a `#` is ever sent to a server. */
export const SHARED = 'share=';
/** A link may be so long, in characters; beyond that some browsers and nearly all chats cut it. */
export const MOST_LINK = 60_000;
/** So long a link is opened at all. */
const MOST_READ = 4_000_000;

/** The part of a link behind its `#` that holds the work: its text, deflated, as base64url. */
export async function shareFragment(work: SharedWork): Promise<string> {
  const bytes = new TextEncoder().encode(sharedText(work));
  const deflated = await collect(
    new Blob([bytes]).stream().pipeThrough(new CompressionStream('deflate-raw')),
    Number.POSITIVE_INFINITY,
  );
  return SHARED + base64url(deflated ?? new Uint8Array());
}

/** Reads such a part; whatever it holds, it inflates to a bounded size. Never rejects. */
export async function readFragment(fragment: string): Promise<ReadWork> {
  const broken: ReadWork = { ok: false, reason: 'This link is broken: a part of it may have been cut off.' };
  if (!fragment.startsWith(SHARED)) return broken;
  if (fragment.length > MOST_READ) return { ok: false, reason: 'This link is longer than any that Drawbridge makes.' };
  const bytes = fromBase64url(fragment.slice(SHARED.length));
  if (bytes === undefined) return broken;
  try {
    const inflated = await collect(
      new Blob([bytes]).stream().pipeThrough(new DecompressionStream('deflate-raw')),
      2 * MOST_SHARED,
    );
    if (inflated === undefined) return { ok: false, reason: 'This link holds more than Drawbridge takes from one.' };
    return readSharedWork(new TextDecoder('utf-8', { fatal: true }).decode(inflated));
  } catch {
    return broken;
  }
}

/** All bytes of a stream; undefined, and no more is read, when there are more than `most`. */
async function collect(stream: ReadableStream<Uint8Array>, most: number): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const parts: Uint8Array[] = [];
  let size = 0;
  const reader = stream.getReader();
  for (let next = await reader.read(); !next.done; next = await reader.read()) {
    size += next.value.length;
    if (size > most) {
      await reader.cancel().catch(() => undefined);
      return undefined;
    }
    parts.push(next.value);
  }
  const all = new Uint8Array(size);
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}

/** So many bytes are turned into characters at a time: more are too many arguments. */
const STEP = 32_768;

function base64url(bytes: Uint8Array): string {
  let binary = '';
  for (let at = 0; at < bytes.length; at += STEP) binary += String.fromCharCode(...bytes.subarray(at, at + STEP));
  return btoa(binary).replaceAll('+', '-').replaceAll('/', '_').replace(/=+$/, '');
}

function fromBase64url(text: string): Uint8Array<ArrayBuffer> | undefined {
  if (!/^[\w-]*$/.test(text)) return undefined;
  try {
    return Uint8Array.from(atob(text.replaceAll('-', '+').replaceAll('_', '/')), (character) => character.charCodeAt(0));
  } catch {
    return undefined;
  }
}
