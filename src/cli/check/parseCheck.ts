import { NO_PROFILE } from '../../workspace/profile';
import { clusterOptions, LETTERS } from '../commonOptions';
import { among, type OptionTable, pathsFault, readOptions } from '../readOptions';
import { type CheckOptions, FORMATS } from './options';

const NOTHING_ASKED: CheckOptions = {
  paths: [],
  format: 'text',
  profile: NO_PROFILE,
  namespace: 'default',
  lints: true,
  quiet: false,
  failOn: 'error',
};

const TABLE: OptionTable<CheckOptions> = {
  values: {
    ...clusterOptions<CheckOptions>(),
    '--format': among('--format', FORMATS, (options, format) => ({ ...options, format })),
    '--fail-on': among('--fail-on', ['error', 'warning'] as const, (options, failOn) => ({ ...options, failOn })),
  },
  flags: {
    '--no-lints': (options) => ({ ...options, lints: false }),
    '--quiet': (options) => ({ ...options, quiet: true }),
  },
  letters: LETTERS,
};

/** Reads what stands behind `drawbridge check`, or says in a sentence what is wrong with it. */
export function parseCheck(argv: readonly string[]): CheckOptions | string {
  const read = readOptions(argv, NOTHING_ASKED, TABLE);
  if (typeof read === 'string') return read;
  const { options, paths } = read;
  return pathsFault(paths, 'check') ?? { ...options, paths };
}
