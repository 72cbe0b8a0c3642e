import './requireNode.mjs';
import { existsSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { ensureInstalled } from './install.mjs';
import { root } from './run.mjs';

const usage = 'node scripts/conformance.mjs FOLDER [--counts=FILE]';
const paths = process.argv.slice(2).filter((argument) => !argument.startsWith('--'));
const [folder] = paths;
const counts = process.argv.find((argument) => argument.startsWith('--counts='))?.slice('--counts='.length);
if (folder === undefined || paths.length !== 1) {
  console.error(usage);
  process.exit(2);
}
if (!existsSync(join(folder, 'cases.jsonl'))) {
  console.error(`There is no cases.jsonl in ${folder}: nothing was asked.`);
  process.exit(2);
}

await ensureInstalled();
const { runnerImport } = await import('vite');
/** @type {{ module: typeof import('./conformance/runCases.ts') }} */
const { module } = await runnerImport(`${root}/scripts/conformance/runCases.ts`, { configFile: false, root, logLevel: 'warn' });
const { passed, failed, skipped, probes } = module.runCases(resolve(folder));
for (const { id, tiers } of skipped) console.log(`skipped  ${id}: ${tiers.join(', ')} not evaluated yet`);
for (const { id, mismatches, more } of failed) {
  console.log(`FAILED   ${id}`);
  for (const mismatch of mismatches) console.log(`           ${mismatch}`);
  if (more > 0) console.log(`           and ${more} more`);
}
console.log(
  `${passed.length} of ${passed.length + failed.length} cases of plain NetworkPolicy agree, in ${probes} questions; ${skipped.length} of other tiers skipped.`,
);
if (counts !== undefined) {
  writeFileSync(counts, JSON.stringify({ passed: passed.length, failed: failed.length, skipped: skipped.length }));
}
process.exit(failed.length === 0 && passed.length > 0 ? 0 : 1);
