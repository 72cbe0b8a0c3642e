import { closeSync, mkdtempSync, openSync, readSync, rmSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { createFlowReader } from '../src/flows/read/reader';
import { flowLines } from './flowLines';

/** Times in ms, for the whole file; the memory is what there is more than before. */
export interface MeasuredFlows {
  readonly lines: number;
  readonly megabytes: number;
  readonly flows: number;
  readonly floor: number;
  readonly reader: number;
  readonly observed: number;
  readonly peak: number;
  readonly kept: number;
}

setFlagsFromString('--expose-gc');
const collect: () => void = runInNewContext('gc');
const TIMES = 3;
const CHUNK = 1 << 16;

/** Writes a file of flows, parses each of its lines with JSON.parse and nothing else, and has it read. */
export function measureFlows(lines: number, pairs: number): MeasuredFlows {
  const folder = mkdtempSync(join(tmpdir(), 'drawbridge-flows-'));
  const file = join(folder, 'flows.json');
  try {
    const bytes = write(file, flowLines(lines, pairs));
    // In turn, so that what else the machine does slows both.
    const floors: number[] = [];
    const readers: ReturnType<typeof read>[] = [];
    for (let time = 0; time < TIMES; time++) {
      floors.push(parseAll(file));
      readers.push(read(file));
    }
    const floor = Math.min(...floors);
    const best = readers.reduce((a, b) => (b.ms < a.ms ? b : a));
    return { lines, megabytes: bytes / 1e6, floor, reader: best.ms, ...best };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function write(file: string, lines: Iterable<string>): number {
  const out = openSync(file, 'w');
  let bytes = 0;
  let text = '';
  for (const line of lines) {
    text += `${line}\n`;
    if (text.length < 1 << 20) continue;
    bytes += writeSync(out, text);
    text = '';
  }
  bytes += writeSync(out, text);
  closeSync(out);
  return bytes;
}

/** Gives the file's text piece by piece, as a browser's stream does. */
function* pieces(file: string): Generator<string> {
  const from = openSync(file, 'r');
  const decoder = new TextDecoder();
  const buffer = new Uint8Array(CHUNK);
  for (let size = readSync(from, buffer); size > 0; size = readSync(from, buffer)) {
    yield decoder.decode(buffer.subarray(0, size), { stream: true });
  }
  closeSync(from);
}

/** The time JSON.parse takes for the lines: cutting the text into lines is not counted. */
function parseAll(file: string): number {
  let ms = 0;
  let rest = '';
  for (const piece of pieces(file)) {
    const lines = (rest + piece).split('\n');
    rest = lines.pop() ?? '';
    const began = performance.now();
    for (const line of lines) JSON.parse(line);
    ms += performance.now() - began;
  }
  return ms;
}

/** In bytes: the heap, and arrays of numbers beside it. */
function memory(): number {
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}

function read(file: string) {
  collect();
  const before = memory();
  const reader = createFlowReader({ now: Date.UTC(2026, 5) });
  let ms = 0;
  let peak = 0;
  reader.begin('flows.json');
  for (const piece of pieces(file)) {
    const began = performance.now();
    reader.push(piece);
    ms += performance.now() - began;
    peak = Math.max(peak, memory());
  }
  reader.end();
  collect();
  const kept = (memory() - before) / 1e6;
  const began = performance.now();
  const flows = reader.observed().flows.length;
  return { ms, flows, observed: performance.now() - began, peak: (peak - before) / 1e6, kept };
}
