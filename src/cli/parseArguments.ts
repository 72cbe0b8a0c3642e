import { checkNamespace } from '../kinds';
import { type ClusterProfile, NETWORK_PLUGINS, NO_PROFILE } from '../workspace/profile';
import { type Arguments, type CheckOptions, FORMATS } from './options';

const SHORT: Readonly<Record<string, string>> = { '-h': '--help', '-q': '--quiet', '-n': '--namespace', '-f': '--format' };

const NOTHING_ASKED: CheckOptions = {
  paths: [],
  format: 'text',
  profile: NO_PROFILE,
  namespace: 'default',
  lints: true,
  quiet: false,
  failOn: 'error',
};

/** Takes over an option's value, or says what is wrong with it. */
type Setter = (options: CheckOptions, value: string) => CheckOptions | string;

/** Switches something on or off. */
type Flag = (options: CheckOptions) => CheckOptions;

function among<T extends string>(
  name: string,
  known: readonly T[],
  set: (options: CheckOptions, value: T) => CheckOptions,
): Setter {
  return (options, value) => {
    const found = known.find((one) => one === value);
    return found === undefined ? `--${name} takes one of ${known.join(', ')}; it was given "${value}".` : set(options, found);
  };
}

function withProfile(options: CheckOptions, profile: Partial<ClusterProfile>): CheckOptions {
  return { ...options, profile: { ...options.profile, ...profile } };
}

const WITH_VALUE: ReadonlyMap<string, Setter> = new Map<string, Setter>([
  ['--format', among('format', FORMATS, (options, format) => ({ ...options, format }))],
  ['--fail-on', among('fail-on', ['error', 'warning'] as const, (options, failOn) => ({ ...options, failOn }))],
  ['--plugin', among('plugin', NETWORK_PLUGINS, (options, plugin) => withProfile(options, { plugin }))],
  [
    '--kubernetes',
    (options, value) => {
      // As clusters print theirs: v1.31.2-gke.100, v1.33.1+k3s1, and 31+ for the minor version alone.
      const [, minor] = /^v?1\.(\d{1,3})(?:\+|\.\d+(?:[-+][\w.+-]+)?)?$/.exec(value) ?? [];
      return minor === undefined
        ? `--kubernetes takes a version such as 1.31; it was given "${value}".`
        : withProfile(options, { kubernetes: Number(minor) });
    },
  ],
  [
    '--namespace',
    (options, namespace) => {
      const fault = checkNamespace(namespace);
      return fault === undefined ? { ...options, namespace } : `--namespace was given "${namespace}". ${fault}`;
    },
  ],
]);

const FLAGS: ReadonlyMap<string, Flag> = new Map<string, Flag>([
  ['--no-lints', (options) => ({ ...options, lints: false })],
  ['--quiet', (options) => ({ ...options, quiet: true })],
]);

function wrong(message: string): Arguments {
  return { type: 'wrong', message };
}

/**
 * Reads a command line: `argv` without the program's own name. Options stand anywhere, as `--name value` or
 * `--name=value`; behind `--` everything is a path. `--help` and `--version` win over all else.
 */
export function parseArguments(argv: readonly string[]): Arguments {
  const end = argv.indexOf('--');
  const before = end < 0 ? argv : argv.slice(0, end);
  if (before.some((argument) => argument === '--help' || argument === '-h') || before[0] === 'help') return { type: 'help' };
  if (before.includes('--version')) return { type: 'version' };
  const [command, ...rest] = argv;
  if (command === undefined) return wrong('Say what to do: drawbridge check PATH…');
  if (command !== 'check') return wrong(`There is no command "${command}". There is one: check.`);
  return parseCheck(rest);
}

function parseCheck(argv: readonly string[]): Arguments {
  let options = NOTHING_ASKED;
  const paths: string[] = [];
  for (let at = 0; at < argv.length; at++) {
    const argument = argv[at] ?? '';
    if (argument === '--') {
      paths.push(...argv.slice(at + 1));
      break;
    }
    if (argument === '-' || !argument.startsWith('-')) {
      paths.push(argument);
      continue;
    }
    const equals = argument.startsWith('--') ? argument.indexOf('=') : -1;
    const typed = equals < 0 ? argument : argument.slice(0, equals);
    const name = SHORT[typed] ?? typed;
    const flag = FLAGS.get(name);
    const setter = WITH_VALUE.get(name);
    if (flag !== undefined) {
      if (equals >= 0) return wrong(`${name} takes no value.`);
      options = flag(options);
      continue;
    }
    if (setter === undefined) return wrong(`There is no option ${typed}.`);
    // The value of an option is what follows, also where it begins with a hyphen.
    if (equals < 0) at++;
    const value = equals < 0 ? argv[at] : argument.slice(equals + 1);
    if (value === undefined) return wrong(`${name} needs a value.`);
    const set = setter(options, value);
    if (typeof set === 'string') return wrong(set);
    options = set;
  }
  if (paths.length === 0) return wrong('Name what to check: files, folders, or - for standard input.');
  if (paths.includes('')) return wrong('A path is empty. Name a file, a folder, or - for standard input.');
  return { type: 'check', options: { ...options, paths } };
}
