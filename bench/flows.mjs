import '../scripts/requireNode.mjs';
import { root } from '../scripts/run.mjs';

// What reading a file of Hubble's flows takes (fixed seed), beside JSON.parse of each of its lines and nothing else. Times
// are the best of three, in ms; the ratio is of times of the same run.

const { runnerImport } = await import('vite');
/** @type {{ module: typeof import('./flowSteps.ts') }} */
const { module } = await runnerImport(`${root}/bench/flowSteps.ts`, { configFile: false, root, logLevel: 'warn' });

const heads = ['lines', 'MB', 'flows', 'parse', 'read', 'read/parse', 'lines/s', 'observed', 'peak MB', 'kept MB'];
console.log(heads.map((head) => head.padStart(12)).join(''));
for (const pairs of [1500, 25_000]) {
  const found = module.measureFlows(300_000, pairs);
  const cells = [
    found.lines,
    found.megabytes.toFixed(0),
    found.flows,
    found.floor.toFixed(0),
    found.reader.toFixed(0),
    (found.reader / found.floor).toFixed(2),
    Math.round((found.lines / found.reader) * 1000),
    found.observed.toFixed(0),
    found.peak.toFixed(0),
    found.kept.toFixed(0),
  ];
  console.log(cells.map((cell) => String(cell).padStart(12)).join(''));
}
