/** Takes over an option's value, or says in a sentence what is wrong with it. */
export type Setter<T> = (options: T, value: string) => T | string;

/** Switches something on or off. */
export type Flag<T> = (options: T) => T;

/** The options of a command by their long names, and one letter for some. */
export interface OptionTable<T> {
  readonly values: Readonly<Record<string, Setter<T>>>;
  readonly flags?: Readonly<Record<string, Flag<T>>>;
  readonly letters?: Readonly<Record<string, string>>;
}

/** An option whose value is one of some words. */
export function among<T, W extends string>(name: string, known: readonly W[], set: (options: T, value: W) => T): Setter<T> {
  return (options, value) => {
    const found = known.find((one) => one === value);
    return found === undefined ? `${name} takes one of ${known.join(', ')}; it was given "${value}".` : set(options, found);
  };
}

/**
 * Reads what stands behind a command's name: options and paths. Options stand anywhere, as `--name value` or
 * `--name=value`; of one that stands twice the last counts; behind `--` everything is a path. A sentence says what is wrong.
 */
export function readOptions<T>(
  argv: readonly string[],
  start: T,
  table: OptionTable<T>,
): { readonly options: T; readonly paths: readonly string[] } | string {
  const values = new Map(Object.entries(table.values));
  const flags = new Map(Object.entries(table.flags ?? {}));
  const letters = new Map(Object.entries(table.letters ?? {}));
  let options = start;
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
    const name = letters.get(typed) ?? typed;
    const flag = flags.get(name);
    const setter = values.get(name);
    if (flag !== undefined) {
      if (equals >= 0) return `${name} takes no value.`;
      options = flag(options);
      continue;
    }
    if (setter === undefined) return `There is no option ${typed}.`;
    // The value of an option is what follows, also where it begins with a hyphen.
    if (equals < 0) at++;
    const value = equals < 0 ? argv[at] : argument.slice(equals + 1);
    if (value === undefined) return `${name} needs a value.`;
    const set = setter(options, value);
    if (typeof set === 'string') return set;
    options = set;
  }
  return { options, paths };
}

/** What is wrong with the paths of a command; undefined when nothing is. `what`: what the command does with them. */
export function pathsFault(paths: readonly string[], what: string): string | undefined {
  if (paths.length === 0) return `Name what to ${what}: files, folders, or - for standard input.`;
  return paths.includes('') ? 'A path is empty. Name a file, a folder, or - for standard input.' : undefined;
}
