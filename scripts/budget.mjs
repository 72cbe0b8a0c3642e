import { readFileSync } from 'node:fs';
import { gzipSync } from 'node:zlib';
import { keptFiles } from './offline.mjs';

/** @typedef {{ file: string, src?: string, name?: string, isEntry?: boolean, imports?: string[], dynamicImports?: string[] }} Chunk */
/** @typedef {Readonly<Record<string, Chunk>>} Manifest */

const kilobyte = 1000;

/**
 * The budgets, in bytes of JavaScript as gzip makes them. `lazy` tells which dynamically imported chunks belong to a
 * part; each part counts what it brings beyond the parts above it. Any other dynamic import counts as needed before
 * the canvas is on screen, so that nothing slips past by being split off.
 */
const parts = [
  { name: 'before the canvas is on screen', most: 220 * kilobyte, lazy: undefined },
  { name: 'editing by click', most: 32.5 * kilobyte, lazy: /src\/store\/planner/ },
  {
    name: 'answers, rule list, hover cards',
    most: 62 * kilobyte,
    lazy: /src\/ui\/(answers\/AnswersPanel|rules\/)|src\/ui\/canvas\/HoverCard|src\/store\/findings|src\/lints|src\/workspace\/fixes/,
  },
  {
    name: 'dialogs, menus, templates',
    most: 130 * kilobyte,
    lazy: /src\/ui\/dialogs\/|@base-ui|src\/ui\/frame\/Templates|src\/ui\/lessons/,
  },
  { name: 'flows, charts', most: 45 * kilobyte, lazy: /src\/ui\/(answers\/flows|seen)\// },
  { name: 'connectivity, tables', most: 40 * kilobyte, lazy: /src\/ui\/answers\// },
  { name: 'YAML editor', most: 1_050 * kilobyte, lazy: /src\/ui\/editor\/|monaco/ },
  {
    name: 'large files, saving',
    most: 10 * kilobyte,
    lazy: /(readLater|saveChanges|tabTalk|leaving|unkept)\b|src\/ui\/frame\/(Reading|Elsewhere)/,
  },
  { name: 'folders, zips, flows, saving back', most: 24 * kilobyte, lazy: /src\/ui\/files\// },
  { name: 'working offline', most: 2 * kilobyte, lazy: /src\/ui\/offline\// },
];
const wholeMost = 1_500 * kilobyte;
const offlineMost = 6 * kilobyte;
const keptMost = 2_000 * kilobyte;

/**
 * The chunks a page fetches when it loads these: they and all they import statically.
 *
 * @param {Manifest} manifest
 * @param {readonly string[]} keys
 * @returns {Set<string>}
 */
export function closure(manifest, keys) {
  const seen = new Set();
  const open = [...keys];
  for (let key = open.pop(); key !== undefined; key = open.pop()) {
    if (seen.has(key)) continue;
    seen.add(key);
    open.push(...(manifest[key]?.imports ?? []));
  }
  return seen;
}

/**
 * What each part fetches beyond the parts before it.
 *
 * @param {Manifest} manifest
 * @returns {{ name: string, most: number, files: string[] }[]}
 */
export function partition(manifest) {
  const dynamic = new Set(Object.values(manifest).flatMap((chunk) => chunk.dynamicImports ?? []));
  const entries = Object.keys(manifest).filter((key) => manifest[key]?.isEntry && !dynamic.has(key));
  /** @param {string} key */
  const partOf = (key) => parts.find(({ lazy }) => lazy?.test(`${key} ${manifest[key]?.name ?? ''}`));
  const fetched = new Set();
  return parts.map((part) => {
    const own = [...dynamic].filter((key) => (partOf(key) ?? parts[0]) === part);
    const keys = part === parts[0] ? [...entries, ...own] : own;
    const files = [...closure(manifest, keys)].flatMap((key) => manifest[key]?.file ?? []).filter((file) => !fetched.has(file));
    for (const file of files) fetched.add(file);
    return { name: part.name, most: part.most, files: files.filter((file) => file.endsWith('.js')) };
  });
}

/**
 * Prints what each part of the built app weighs, and says whether all stay within their budget.
 *
 * @param {string} folder the built app, with Vite's manifest
 */
export function checkBudget(folder) {
  /** @type {Manifest} */
  const manifest = JSON.parse(readFileSync(`${folder}/.vite/manifest.json`, 'utf8'));
  /** @param {readonly string[]} files */
  const weight = (files) => files.reduce((sum, file) => sum + gzipSync(readFileSync(`${folder}/${file}`)).length, 0);
  const rows = partition(manifest).map(({ name, most, files }) => ({ name, most, bytes: weight(files) }));
  rows.push({ name: 'all of these', most: wholeMost, bytes: rows.reduce((sum, { bytes }) => sum + bytes, 0) });
  rows.push({
    name: 'service worker, web manifest',
    most: offlineMost,
    bytes: weight(['service-worker.js', 'manifest.webmanifest']),
  });
  const kept = keptFiles(folder).files.map(([path]) => path);
  rows.push({ name: 'everything kept for offline', most: keptMost, bytes: weight(kept) });

  console.log('Gzip, in kB (JavaScript; in the last two rows all files):');
  for (const { name, bytes, most } of rows) {
    const over = bytes > most ? `  over by ${((bytes - most) / kilobyte).toFixed(1)}` : '';
    console.log(
      `  ${name.padEnd(32)}${(bytes / kilobyte).toFixed(1).padStart(8)} of at most ${String(most / kilobyte).padStart(5)}${over}`,
    );
  }
  const held = rows.every(({ bytes, most }) => bytes <= most);
  if (!held) console.error('The bundle is over its budget (scripts/budget.mjs).');
  const missing = partition(manifest).flatMap(({ files }) => files.filter((file) => !kept.includes(file)));
  for (const file of missing) console.error(`${file} is not kept for visits without a network (scripts/offline.mjs).`);
  return held && missing.length === 0;
}
