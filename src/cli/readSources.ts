import type { DecodedText } from '../yaml';
import type { Io } from './command';
import { type Failure, type FoundFile, failureWords, findFiles } from './findFiles';
import { readFileText, readStream } from './readText';

/** How standard input is called in reports. */
export const STANDARD_INPUT = '<stdin>';

/** A text that was read. `named`: it was asked for itself, so that it counts as Kubernetes objects whatever it looks like. */
export interface SourceText {
  readonly shown: string;
  readonly named: boolean;
  readonly text: string;
}

/** What paths lead to, in their order, and what could not be read. */
export interface Sources {
  readonly sources: readonly SourceText[];
  readonly failures: readonly Failure[];
}

/** What to say when paths lead to nothing at all. */
export const NOTHING_THERE = 'There are no .yaml, .yml or .json files there.';

/** Reads what the paths lead to, in their order; what cannot be read is told and left out. Nothing is taken twice. */
export async function readSources(paths: readonly string[], io: Io): Promise<Sources> {
  const sources: SourceText[] = [];
  const failures: Failure[] = [];
  const seen = new Set<string>();
  for (const path of new Set(paths)) {
    const found = path === '-' ? [await readInput(io)] : await findFiles(io.cwd, path, seen);
    for (const one of found) {
      const source = 'path' in one && 'named' in one ? await readFound(one) : one;
      if ('message' in source) failures.push(source);
      else sources.push(source);
    }
  }
  return { sources, failures };
}

function readInput({ input }: Io): Promise<SourceText | Failure> {
  return readSource(STANDARD_INPUT, true, () => readStream(input));
}

function readFound({ path, shown, named }: FoundFile): Promise<SourceText | Failure> {
  return readSource(shown, named, () => readFileText(path));
}

async function readSource(shown: string, named: boolean, read: () => Promise<DecodedText>): Promise<SourceText | Failure> {
  try {
    const text = await read();
    return text.ok ? { shown, named, text: text.text } : { path: shown, message: text.reason };
  } catch (error) {
    return { path: shown, message: failureWords(error) };
  }
}
