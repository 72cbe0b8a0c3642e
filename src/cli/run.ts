import { FINE, type Io, refused } from './command';
import { COMMANDS } from './commands';
import { pickCommand } from './pickCommand';
import { usageOf } from './usage';

/** Runs the program with its arguments (without node's and its own name) and resolves with its exit code. */
export async function run(argv: readonly string[], io: Io): Promise<number> {
  const picked = pickCommand(argv, COMMANDS);
  switch (picked.type) {
    case 'help':
      io.out(picked.command?.usage ?? usageOf(COMMANDS));
      return FINE;
    case 'version':
      io.out(`${io.version}\n`);
      return FINE;
    case 'wrong':
      return refused(picked.message, io);
    case 'run':
      return picked.command.run(picked.argv, io);
  }
}
