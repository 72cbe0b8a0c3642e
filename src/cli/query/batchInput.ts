import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { Io } from '../command';

/** The bytes of a batch: of a file, or of standard input for `-`. Rejects when there is no such file. */
export async function batchInput(path: string, { cwd, input }: Io): Promise<AsyncIterable<Uint8Array>> {
  if (path === '-') return input;
  const full = resolve(cwd, path);
  await stat(full);
  return createReadStream(full);
}

/** The lines that bytes hold, as many at a time as came together. The last one may lack its line break. */
export async function* lineGroups(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<readonly string[]> {
  const decoder = new TextDecoder();
  let rest = '';
  for await (const part of bytes) {
    const lines = (rest + decoder.decode(part, { stream: true })).split('\n');
    rest = lines.pop() ?? '';
    if (lines.length > 0) yield lines;
  }
  rest += decoder.decode();
  if (rest !== '') yield [rest];
}
