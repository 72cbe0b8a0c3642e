import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { resolve } from 'node:path';
import { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import type { Observed } from '../../flows/observed';
import { createFlowReader } from '../../flows/read/reader';
import type { Io } from '../command';
import { failureWords } from '../findFiles';
import { progress } from '../progress';

/** How standard input is called among flows. */
const INPUT = '<stdin>';

/**
 * Reads files of Hubble's output, one after the other, without ever holding one as a whole. Undefined where one cannot be
 * read, or none holds a flow: why stands on standard error. Lines that are no flows are told and passed over.
 */
export async function readFlows(paths: readonly string[], io: Io): Promise<Observed | undefined> {
  const reader = createFlowReader({ now: Date.now() });
  const telling = progress(io, 'Read', 'flows');
  for (const path of paths) {
    reader.begin(path === '-' ? INPUT : path);
    try {
      for await (const text of textsOf(await bytesOf(path, io))) {
        reader.push(text);
        telling.at(reader.progress.records);
      }
    } catch (error) {
      telling.end();
      io.complain(`${path}: ${isZlib(error) ? 'The gzip is broken or cut off.' : failureWords(error)}\n`);
      return undefined;
    }
    reader.end();
  }
  telling.end();
  const observed = reader.observed();
  tell(observed, io);
  if (observed.flows.length > 0) return observed;
  io.complain('There are no flows there. Take them with hubble observe -o jsonpb.\n');
  return undefined;
}

function tell({ unread, lost, notKept }: Observed, { complain }: Io): void {
  const [first] = unread.first;
  if (first !== undefined) {
    const others = unread.count === 1 ? 'One line is no flow' : `${unread.count} lines are no flows`;
    complain(`${others} and passed over, the first at ${first.file}:${first.line}: ${first.why}\n`);
  }
  const events = lost.reduce((sum, { count }) => sum + count, 0);
  if (events > 0) complain(`Hubble lost ${events} events: there was more than it tells.\n`);
  if (notKept > 0) complain(`${notKept} records are not counted: there are too many different flows.\n`);
}

async function bytesOf(path: string, { cwd, input }: Io): Promise<AsyncIterable<Uint8Array>> {
  if (path === '-') return input;
  const full = resolve(cwd, path);
  await stat(full);
  return createReadStream(full, { highWaterMark: 1 << 18 });
}

/** The texts that bytes hold, gzip by its first bytes; UTF-16 by its mark, as PowerShell writes it. */
async function* textsOf(bytes: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  const [head, all] = await withHead(bytes);
  const isGzip = head[0] === 0x1f && head[1] === 0x8b;
  let decoder: TextDecoder | undefined;
  for await (const part of isGzip ? unpacked(all) : all) {
    decoder ??= new TextDecoder(encodingOf(part));
    yield decoder.decode(part, { stream: true });
  }
  yield decoder?.decode() ?? '';
}

/** What cannot be read ends it as what cannot be unpacked does; a pipe alone would wait for ever. */
function unpacked(bytes: AsyncIterable<Uint8Array>): AsyncIterable<Uint8Array> {
  const gunzip = createGunzip();
  Readable.from(bytes)
    .on('error', (error) => gunzip.destroy(error))
    .pipe(gunzip);
  return gunzip;
}

function encodingOf([first, second]: Uint8Array): string {
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  return first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8';
}

async function withHead(bytes: AsyncIterable<Uint8Array>): Promise<readonly [Uint8Array, AsyncIterable<Uint8Array>]> {
  const iterator = bytes[Symbol.asyncIterator]();
  const first = await iterator.next();
  const head = first.done === true ? new Uint8Array() : first.value;
  async function* rest(): AsyncGenerator<Uint8Array> {
    yield head;
    for (let next = await iterator.next(); next.done !== true; next = await iterator.next()) yield next.value;
  }
  return [head, rest()];
}

function isZlib(error: unknown): boolean {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' && error.code.startsWith('Z_');
}
