import { createReadStream, readFileSync, statSync } from 'node:fs';
import { type DecodedText, decodeText, maxFileBytes } from '../yaml';

/** All that a stream brings, or undefined when it is more than `most` bytes: then it is read no further. */
async function collect(stream: AsyncIterable<Uint8Array>, most: number): Promise<Uint8Array | undefined> {
  const parts: Uint8Array[] = [];
  let length = 0;
  for await (const part of stream) {
    length += part.length;
    if (length > most) return undefined;
    parts.push(part);
  }
  return Buffer.concat(parts);
}

function tooLarge(): DecodedText {
  return { ok: false, reason: `It is too large: files of up to ${maxFileBytes / 1_000_000} MB are read.` };
}

/** The text a stream brings, or why it is not taken, in words. Rejects when reading fails. */
export async function readStream(stream: AsyncIterable<Uint8Array>): Promise<DecodedText> {
  const bytes = await collect(stream, maxFileBytes);
  return bytes === undefined ? tooLarge() : decodeText(bytes);
}

/** The text of a file or a pipe, or why it is not taken, in words. Rejects when reading fails. */
export async function readFileText(path: string): Promise<DecodedText> {
  const kind = statSync(path);
  // A pipe has no size, and may have no end.
  if (!kind.isFile()) return readStream(createReadStream(path));
  return kind.size > maxFileBytes ? tooLarge() : decodeText(readFileSync(path));
}
