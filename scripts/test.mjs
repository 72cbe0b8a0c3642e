import './requireNode.mjs';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { buildIfChanged } from './build.mjs';
import { findChromium } from './chromium.mjs';
import { ensureInstalled } from './install.mjs';
import { root, runInstalled, run as runProgram } from './run.mjs';
import { serve } from './serve.mjs';

/** @typedef {{ passed: number, failed: number, skipped: number, note?: string }} Counts */
/** @typedef {{ reports: string, env: NodeJS.ProcessEnv, chromium: import('./chromium.mjs').Chromium | undefined }} Context */

const usage = `npm test -- [--only=STEP,STEP…] [--apt] [-- arguments for the browser stories]
  steps: types, lint, unit, conformance, build, e2e
  --apt  when no Chromium is here, apt may install one (also with CI=true)`;

/** @param {boolean} ok @returns {Counts} */
const one = (ok) => ({ passed: ok ? 1 : 0, failed: ok ? 0 : 1, skipped: 0 });

/** @param {readonly Counts[]} counts @returns {Counts} */
const sum = (counts) =>
  counts.reduce((a, b) => ({ passed: a.passed + b.passed, failed: a.failed + b.failed, skipped: a.skipped + b.skipped }), {
    passed: 0,
    failed: 0,
    skipped: 0,
  });

/**
 * What a runner counted, made honest: a runner that failed without a failed test, or that ran nothing, has failed once.
 *
 * @param {number} code the runner's exit code
 * @param {() => Counts} read
 */
function counted(code, read) {
  let counts = { passed: 0, failed: 0, skipped: 0 };
  try {
    counts = read();
  } catch {
    console.error('The runner left no report.');
  }
  if (counts.passed + counts.failed === 0) console.error('No test was run.');
  const ok = code === 0 && counts.passed + counts.failed > 0;
  return ok || counts.failed > 0 ? counts : { ...counts, failed: 1 };
}

/** @param {string} file */
const json = (file) => JSON.parse(readFileSync(file, 'utf8'));

async function types() {
  const codes = [
    await runInstalled('typescript/bin/tsc', ['-p', 'tsconfig.json']),
    await runInstalled('typescript/bin/tsc', ['-p', 'tsconfig.core.json']),
  ];
  return sum(codes.map((code) => one(code === 0)));
}

async function lint() {
  return one((await runInstalled('@biomejs/biome/bin/biome', ['check', '--error-on-warnings', '.'])) === 0);
}

/** @param {Context} context */
async function unit({ reports, env }) {
  const file = join(reports, 'unit.json');
  const code = await runInstalled(
    'vitest/vitest.mjs',
    ['run', '--reporter=default', '--reporter=json', `--outputFile.json=${file}`],
    { env },
  );
  return counted(code, () => {
    const report = json(file);
    /** @type {{ status: string, assertionResults: unknown[] }[]} */
    const files = report.testResults;
    const broken = files.filter(({ status, assertionResults }) => status === 'failed' && assertionResults.length === 0).length;
    return {
      passed: report.numPassedTests,
      failed: report.numFailedTests + broken,
      skipped: report.numPendingTests + report.numTodoTests,
    };
  });
}

// Cases of other engines, beside the project where it is developed. It does not need them.
const cases = `${root}/../shared/conformance`;

/** @param {Context} context */
async function conformance({ reports, env }) {
  if (!existsSync(`${cases}/cases.jsonl`)) {
    console.log(
      `There are no cases in ${cases}: nothing was asked. node scripts/conformance.mjs FOLDER asks those of another folder.`,
    );
    return { passed: 0, failed: 0, skipped: 0, note: 'not run: there are no cases here' };
  }
  const file = join(reports, 'conformance.json');
  const code = await runProgram(process.execPath, ['scripts/conformance.mjs', cases, `--counts=${file}`], { env });
  return counted(code, () => json(file));
}

async function build() {
  return one((await runProgram(process.execPath, ['scripts/build.mjs'])) === 0);
}

/** @param {Context} context */
async function e2e({ reports, env, chromium }) {
  if (!(await buildIfChanged())) {
    console.error('The browser stories need a build.');
    return one(false);
  }
  if (!chromium) {
    console.error('The browser stories need a Chromium.');
    return one(false);
  }
  const server = await serve({ folder: `${root}/dist/web`, port: 0 });
  const file = join(reports, 'e2e.json');
  try {
    const code = await runInstalled('@playwright/test/cli.js', ['test', '--reporter=list,json', ...runnerArguments], {
      env: {
        ...env,
        ...chromium.env,
        DRAWBRIDGE_URL: server.url,
        DRAWBRIDGE_CHROMIUM: chromium.path,
        DRAWBRIDGE_CHROMIUM_SANDBOX: chromium.sandbox ? '1' : '0',
        PLAYWRIGHT_JSON_OUTPUT_FILE: file,
      },
    });
    return counted(code, () => {
      const { expected, unexpected, flaky, skipped } = json(file).stats;
      return { passed: expected, failed: unexpected + flaky, skipped };
    });
  } finally {
    await server.close();
  }
}

/** @type {Readonly<Record<string, { title: string, run(context: Context): Promise<Counts> }>>} */
const steps = {
  types: { title: 'Type check', run: types },
  lint: { title: 'Lint', run: lint },
  unit: { title: 'Unit and property tests', run: unit },
  conformance: { title: 'Cases with known verdicts', run: conformance },
  build: { title: 'Production build and bundle budget', run: build },
  e2e: { title: 'Browser stories', run: e2e },
};

const [own, runnerArguments] = splitArguments(process.argv.slice(2));

/** @param {string[]} args @returns {[string[], string[]]} */
function splitArguments(args) {
  const at = args.indexOf('--');
  return at < 0 ? [args, []] : [args.slice(0, at), args.slice(at + 1)];
}

const only =
  own
    .find((arg) => arg.startsWith('--only='))
    ?.slice('--only='.length)
    .split(',') ?? Object.keys(steps);
const unknown = [
  ...own.filter((arg) => arg !== '--apt' && !arg.startsWith('--only=')),
  ...only.filter((name) => !(name in steps)),
];
if (unknown.length > 0) {
  console.error(`Unknown: ${unknown.join(' ')}\n${usage}`);
  process.exit(1);
}

const started = Date.now();
await ensureInstalled();
// Each runner sets its own; production would take React's checks out of the tests.
const { NODE_ENV: _, ...env } = process.env;
const reports = mkdtempSync(join(tmpdir(), 'drawbridge-test-'));
process.once('exit', () => rmSync(reports, { recursive: true, force: true }));
// What was made for this run goes away with it, also when it is called off.
for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) process.once(signal, () => process.exit(1));
let chromium;
if (only.includes('e2e')) {
  chromium = await findChromium({ apt: own.includes('--apt') || process.env.CI === 'true' });
  if (chromium) console.log(`Chromium ${chromium.version}, ${chromium.origin}: ${chromium.path}`);
}
/** @type {{ title: string, counts: Counts, seconds: number }[]} */
const results = [];
for (const [name, { title, run }] of Object.entries(steps)) {
  if (!only.includes(name)) continue;
  console.log(`\n== ${title}`);
  const from = Date.now();
  const counts = await run({ reports, env, chromium });
  results.push({ title, counts, seconds: (Date.now() - from) / 1000 });
}
chromium?.dispose();

console.log('');
for (const { title, counts, seconds } of results) {
  const skipped = counts.skipped > 0 ? `, ${counts.skipped} skipped` : '';
  const state = counts.failed > 0 ? 'FAILED' : counts.note === undefined ? 'ok    ' : '-     ';
  const said = counts.note ?? `${counts.passed} of ${counts.passed + counts.failed}${skipped}, ${seconds.toFixed(1)} s`;
  console.log(`${state}  ${title.padEnd(36)}${said}`);
}
console.log(`${((Date.now() - started) / 1000).toFixed(0)} s in all`);
const all = sum(results.map(({ counts }) => counts));
console.log(`${all.passed} passed, ${all.failed} failed`);
process.exit(all.failed === 0 && all.passed > 0 ? 0 : 1);
