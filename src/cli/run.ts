import type { DecodedText } from '../yaml';
import { checkTexts, type SourceText } from './checkTexts';
import { type FoundFile, failureWords, findFiles } from './findFiles';
import type { CheckOptions } from './options';
import { parseArguments } from './parseArguments';
import { readFileText, readStream } from './readText';
import { countSeverities, type Failure, type Report } from './report';
import { reportGithub } from './reportGithub';
import { reportJson } from './reportJson';
import { reportSarif } from './reportSarif';
import { reportText, summaryText } from './reportText';
import { USAGE } from './usage';

/** What the program touches of its surroundings, files aside. `colour`: standard output shows colours. */
export interface Io {
  readonly cwd: string;
  readonly input: AsyncIterable<Uint8Array>;
  readonly colour: boolean;
  readonly version: string;
  out(text: string): void;
  complain(text: string): void;
}

/** How standard input is called in reports. */
export const STANDARD_INPUT = '<stdin>';

/** Nothing that fails the check, something that does, and something that could not be read or understood. */
const CLEAN = 0;
const FOUND = 1;
const UNUSABLE = 2;

/** Runs the program with its arguments (without node's and its own name) and resolves with its exit code. */
export async function run(argv: readonly string[], io: Io): Promise<number> {
  const asked = parseArguments(argv);
  switch (asked.type) {
    case 'help':
      io.out(USAGE);
      return CLEAN;
    case 'version':
      io.out(`${io.version}\n`);
      return CLEAN;
    case 'wrong':
      io.complain(`${asked.message}\nSee drawbridge --help.\n`);
      return UNUSABLE;
    case 'check':
      return check(asked.options, io);
  }
}

async function check(options: CheckOptions, io: Io): Promise<number> {
  const { sources, failures } = await readAll(options.paths, io);
  for (const { path, message } of failures) io.complain(`${path}: ${message}\n`);
  const checked = checkTexts(sources, options);
  const report = quietened({ ...checked, failures }, options);
  io.out(written(report, options, io));
  const full: Report = { ...checked, failures };
  if (!options.quiet) {
    if (full.unread !== undefined) io.complain(`${full.unread}\n`);
    if (sources.length > 0) io.complain(`${summaryText(full)}\n`);
  }
  if (sources.length === 0 && failures.length === 0) io.complain('There are no .yaml, .yml or .json files there.\n');
  return exitCode(full, options, sources.length);
}

function exitCode(report: Report, { failOn }: CheckOptions, read: number): number {
  if (report.failures.length > 0 || read === 0) return UNUSABLE;
  const { error, warning } = countSeverities(report);
  return error > 0 || (failOn === 'warning' && warning > 0) ? FOUND : CLEAN;
}

function quietened(report: Report, { quiet }: CheckOptions): Report {
  if (!quiet) return report;
  const errors = (file: Report['files'][number]) => file.entries.filter(({ severity }) => severity === 'error');
  return { ...report, files: report.files.map((file) => ({ ...file, entries: errors(file) })) };
}

function written(report: Report, { format }: CheckOptions, { colour, version, cwd }: Io): string {
  switch (format) {
    case 'text':
      return reportText(report, colour);
    case 'json':
      return reportJson(report, version);
    case 'sarif':
      return reportSarif(report, version, cwd);
    case 'github':
      return reportGithub(report);
  }
}

/** Reads what the paths lead to, in their order; what cannot be read is told and left out. */
async function readAll(
  paths: readonly string[],
  io: Io,
): Promise<{ readonly sources: readonly SourceText[]; readonly failures: readonly Failure[] }> {
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
