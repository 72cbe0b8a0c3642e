#!/usr/bin/env node
import { version } from '../../package.json';
import { run } from './run';

// A reader that has seen enough (`| head`) closes the pipe: that is no failure of the check.
function ignoreClosedPipe(error: NodeJS.ErrnoException): void {
  if (error.code === 'EPIPE') return;
  process.stderr.write(`The output cannot be written: ${error.message}\n`);
  process.exitCode = 2;
}

process.stdout.on('error', ignoreClosedPipe);
process.stderr.on('error', () => {});

const { NO_COLOR: noColour = '', TERM: terminal } = process.env;
const colour = process.stdout.isTTY === true && noColour === '' && terminal !== 'dumb';
try {
  const code = await run(process.argv.slice(2), {
    cwd: process.cwd(),
    input: process.stdin,
    colour,
    version,
    interactive: process.stderr.isTTY === true && terminal !== 'dumb',
    out: (text) => void process.stdout.write(text),
    complain: (text) => void process.stderr.write(text),
  });
  process.exitCode ??= code;
} catch (error) {
  process.stderr.write(
    `Drawbridge failed. This is a bug; please report it with this text.\n${error instanceof Error ? error.stack : error}\n`,
  );
  process.exitCode = 2;
}
