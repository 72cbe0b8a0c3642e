/** What the program touches of its surroundings, files aside. `colour`: standard output shows colours. */
export interface Io {
  readonly cwd: string;
  readonly input: AsyncIterable<Uint8Array>;
  readonly colour: boolean;
  readonly version: string;
  /** Standard error is a terminal, where lines that follow the progress may stand. */
  readonly interactive: boolean;
  out(text: string): void;
  complain(text: string): void;
}

/** All went well, and the answer is the good one. */
export const FINE = 0;
/** Something could not be read or understood. Every command ends with it then. */
export const UNUSABLE = 2;

/** A command of the program. */
export interface Command {
  readonly name: string;
  /** How it is called, and what it does in one sentence: for the list of commands. */
  readonly synopsis: string;
  readonly summary: string;
  /** What `drawbridge NAME --help` prints. */
  readonly usage: string;
  /** Runs it with what stands behind its name, and resolves with the exit code. */
  run(argv: readonly string[], io: Io): Promise<number>;
}

/** Puts a command together: `parse` reads what stands behind its name, or says in a sentence what is wrong with it. */
export function command<Options extends object>(
  parts: Omit<Command, 'run'> & {
    parse(argv: readonly string[]): Options | string;
    run(options: Options, io: Io): Promise<number>;
  },
): Command {
  const { parse, run, ...told } = parts;
  return {
    ...told,
    run: (argv, io) => {
      const options = parse(argv);
      return Promise.resolve(typeof options === 'string' ? refused(options, io, told.name) : run(options, io));
    },
  };
}

/** Says what is wrong with a command line, and where the right one is described. */
export function refused(message: string, { complain }: Io, name?: string): number {
  complain(`${message}\nSee drawbridge ${name === undefined ? '' : `${name} `}--help.\n`);
  return UNUSABLE;
}
