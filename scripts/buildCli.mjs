import { chmodSync, writeFileSync } from 'node:fs';
import { root } from './run.mjs';

/**
 * Bundles the command line into one file for Node 20 and newer, `drawbridge.js` in the folder, with the licences of what
 * is in it beside it. Throws when that fails. Nothing but Node's own modules is imported by it.
 *
 * @param {string} folder absolute; what was in it is gone
 */
export async function buildCli(folder) {
  const { build } = await import('vite');
  await build({
    configFile: false,
    root,
    logLevel: 'warn',
    publicDir: false,
    ssr: { target: 'node', noExternal: true },
    build: {
      ssr: 'src/cli/main.ts',
      outDir: folder,
      emptyOutDir: true,
      target: 'node20',
      minify: false,
      license: { fileName: 'third-party-licences.md' },
      rolldownOptions: { output: { format: 'es', entryFileNames: 'drawbridge.js', codeSplitting: false } },
    },
  });
  // Node takes a .js file for a module by the nearest package.json: the folder may be copied elsewhere.
  writeFileSync(`${folder}/package.json`, '{ "type": "module" }\n');
  chmodSync(`${folder}/drawbridge.js`, 0o755);
}
