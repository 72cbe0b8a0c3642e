import { command, FINE, type Io, UNUSABLE } from '../command';
import { NOTHING_THERE, readSources } from '../readSources';
import { checkTexts } from './checkTexts';
import type { CheckOptions } from './options';
import { parseCheck } from './parseCheck';
import { countSeverities, type Report } from './report';
import { reportGithub } from './reportGithub';
import { reportJson } from './reportJson';
import { reportSarif } from './reportSarif';
import { reportText, summaryText } from './reportText';
import { USAGE } from './usage';

/** Something was found that fails the check. */
const FOUND = 1;

/** `drawbridge check`: what the API server would refuse, and what may be meant otherwise. */
export const checkCommand = command<CheckOptions>({
  name: 'check',
  synopsis: 'drawbridge check PATH…',
  summary: 'what the API server would refuse, and what may be meant otherwise',
  usage: USAGE,
  parse: parseCheck,
  run: check,
});

async function check(options: CheckOptions, io: Io): Promise<number> {
  const { sources, failures } = await readSources(options.paths, io);
  for (const { path, message } of failures) io.complain(`${path}: ${message}\n`);
  const checked = checkTexts(sources, options);
  const report = quietened({ ...checked, failures }, options);
  io.out(written(report, options, io));
  const full: Report = { ...checked, failures };
  if (!options.quiet) {
    if (full.unread !== undefined) io.complain(`${full.unread}\n`);
    if (sources.length > 0) io.complain(`${summaryText(full)}\n`);
  }
  if (sources.length === 0 && failures.length === 0) io.complain(`${NOTHING_THERE}\n`);
  return exitCode(full, options, sources.length);
}

function exitCode(report: Report, { failOn }: CheckOptions, read: number): number {
  if (report.failures.length > 0 || read === 0) return UNUSABLE;
  const { error, warning } = countSeverities(report);
  return error > 0 || (failOn === 'warning' && warning > 0) ? FOUND : FINE;
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
