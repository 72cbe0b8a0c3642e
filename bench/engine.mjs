import '../scripts/requireNode.mjs';
import { root } from '../scripts/run.mjs';

// What the engine takes for whole clusters (fixed seed), beside reading their manifests with the fast loader and beside a
// loop over pairs of pods. Times are medians in ms, of one process; ratios are of times of the same run.

const { runnerImport } = await import('vite');
/** @type {{ module: typeof import('./engineSteps.ts') }} */
const { module } = await runnerImport(`${root}/bench/engineSteps.ts`, { configFile: false, root, logLevel: 'warn' });

/** @type {readonly (readonly [pods: number, policies: number])[]} */
const sizes = [
  [100, 10],
  [1000, 200],
  [1000, 1000],
  [10000, 100],
  [10000, 1000],
  [10000, 5000],
];
const heads = [
  'pods',
  'policies',
  'classes',
  'alike',
  'read',
  'all pairs',
  'pairs/read',
  'after edit',
  'naive',
  'naive/pairs',
  'MB',
];
console.log(heads.map((head) => head.padStart(13)).join(''));
for (const [pods, policies] of sizes) {
  const found = module.measure(pods, policies);
  const cells = [
    found.pods,
    found.policies,
    found.classes,
    found.alike,
    found.read.toFixed(0),
    found.pairs.toFixed(1),
    (found.pairs / found.read).toFixed(2),
    found.edit.toFixed(1),
    found.naive.toFixed(0),
    (found.naive / found.pairs).toFixed(0),
    found.megabytes.toFixed(0),
  ];
  console.log(cells.map((cell) => String(cell).padStart(13)).join(''));
}
