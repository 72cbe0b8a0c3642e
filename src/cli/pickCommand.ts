import type { Command } from './command';

/** What a command line asks for. `wrong`: it cannot be understood; `message` says why, in a sentence. */
export type Picked =
  | { readonly type: 'run'; readonly command: Command; readonly argv: readonly string[] }
  /** Of one command, or of all. */
  | { readonly type: 'help'; readonly command: Command | undefined }
  | { readonly type: 'version' }
  | { readonly type: 'wrong'; readonly message: string };

/**
 * Finds the command of a command line (`argv` without the program's own name). `--help` and `--version` in front of a
 * `--` win over all else, and `help COMMAND` is `COMMAND --help`.
 */
export function pickCommand(argv: readonly string[], commands: readonly Command[]): Picked {
  const end = argv.indexOf('--');
  const before = end < 0 ? argv : argv.slice(0, end);
  const [first, ...rest] = argv;
  const named = commands.find(({ name }) => name === (first === 'help' ? before[1] : before[0]));
  if (first === 'help' || before.some((argument) => argument === '--help' || argument === '-h')) {
    return { type: 'help', command: named };
  }
  if (before.includes('--version')) return { type: 'version' };
  const names = commands.map(({ name }) => name).join(', ');
  if (first === undefined) return { type: 'wrong', message: `Say what to do: drawbridge COMMAND PATH…, with one of ${names}.` };
  if (named === undefined) return { type: 'wrong', message: `There is no command "${first}". There are: ${names}.` };
  return { type: 'run', command: named, argv: rest };
}
