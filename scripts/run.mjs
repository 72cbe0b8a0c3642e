import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

/** The project's folder, without a slash at its end. */
export const root = fileURLToPath(new URL('..', import.meta.url)).replace(/[\\/]$/, '');

/**
 * Runs a program to its end in the project's folder, its output passed on. Resolves with its exit code (1 when it was
 * ended by a signal, 127 when it could not be started); never rejects.
 *
 * @param {string} program
 * @param {readonly string[]} args
 * @param {{ env?: NodeJS.ProcessEnv, quiet?: boolean, shell?: boolean }} [options]
 * @returns {Promise<number>}
 */
export function run(program, args, { env = process.env, quiet = false, shell = false } = {}) {
  return new Promise((resolve) => {
    const output = quiet ? 'ignore' : 'inherit';
    const child = spawn(program, [...args], { cwd: root, env, shell, stdio: ['ignore', output, output] });
    child.once('error', (error) => {
      console.error(`${program} could not be started: ${error.message}`);
      resolve(127);
    });
    child.once('close', (code) => resolve(code ?? 1));
  });
}

/**
 * Runs npm: the one that runs this script, or the one on the path.
 *
 * @param {readonly string[]} args
 * @param {{ quiet?: boolean }} [options]
 */
export function npm(args, options) {
  const running = process.env.npm_execpath;
  if (running?.endsWith('.js')) return run(process.execPath, [running, ...args], options);
  return run('npm', args, { ...options, shell: process.platform === 'win32' });
}

/** Runs a JavaScript program of an installed package, given by its path inside node_modules.
 *
 * @param {string} program
 * @param {readonly string[]} args
 * @param {{ env?: NodeJS.ProcessEnv, quiet?: boolean }} [options]
 */
export function runInstalled(program, args, options) {
  return run(process.execPath, [`${root}/node_modules/${program}`, ...args], options);
}
