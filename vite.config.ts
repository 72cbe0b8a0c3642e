import { readFileSync } from 'node:fs';
import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';
import { cacheControl, contentSecurityPolicy, securityHeaders } from './scripts/csp.mjs';

/** Puts the content security policy into the built page, before anything the page loads. Not while developing. */
function securityPolicy(): Plugin {
  return {
    name: 'drawbridge-security-policy',
    apply: 'build',
    transformIndexHtml: () => [
      {
        tag: 'meta',
        attrs: { 'http-equiv': 'Content-Security-Policy', content: contentSecurityPolicy },
        injectTo: 'head-prepend',
      },
    ],
  };
}

/** Writes the headers for hosts that read a `_headers` file beside the page. */
function headersFile(): Plugin {
  const all = Object.entries(securityHeaders).map(([name, value]) => `  ${name}: ${value}`);
  const source = ['/*', ...all, '/assets/*', `  Cache-Control: ${cacheControl('/assets/')}`, ''].join('\n');
  return {
    name: 'drawbridge-headers-file',
    apply: 'build',
    generateBundle() {
      this.emitFile({ type: 'asset', fileName: '_headers', source });
    },
  };
}

/** Adds the notices for what the editor's own package holds of others; `build.license` tells the rest. */
function editorNotices(): Plugin {
  const source = readFileSync(new URL('node_modules/monaco-editor/ThirdPartyNotices.txt', import.meta.url));
  return {
    name: 'drawbridge-editor-notices',
    apply: 'build',
    generateBundle() {
      this.emitFile({ type: 'asset', fileName: 'third-party-notices-editor.txt', source });
    },
  };
}

/**
 * Leaves out the writer of the YAML library, which its nodes refer to and nothing calls: text is written by src/yaml alone.
 * It would be 4.5 kB of what is needed before the canvas.
 */
function withoutYamlWriter(): Plugin {
  const parts = /\/yaml\/browser\/dist\/stringify\/(stringify(?:Document|Collection|Pair|String))\.js$/;
  return {
    name: 'drawbridge-without-yaml-writer',
    apply: 'build',
    enforce: 'pre',
    load(id) {
      const [, name] = parts.exec(id) ?? [];
      return name && `export function ${name}() { throw new Error('The YAML library writes nothing here.'); }`;
    },
  };
}

/**
 * Leaves out what d3 knows of colours, and React's store hook for Reacts that had none: what moves and scales here is
 * numbers. It would be 4.6 kB of what is needed before the canvas.
 */
function withoutUnused(): Plugin {
  const sources = [
    [
      /\/d3-color\//,
      'export function color() { return null; }\nexport { color as cubehelix, color as hcl, color as hsl, color as lab, color as rgb };',
    ],
    [/\/use-sync-external-store\/shim\/index\.js$/, `export { useSyncExternalStore } from 'react';`],
  ] as const;
  return {
    name: 'drawbridge-without-unused',
    apply: 'build',
    enforce: 'pre',
    load: (id) => sources.find(([file]) => file.test(id))?.[1],
  };
}

export default defineConfig({
  // Relative, so that the built files work under any path.
  base: './',
  plugins: [react(), securityPolicy(), headersFile(), editorNotices(), withoutYamlWriter(), withoutUnused()],
  build: {
    outDir: 'dist/web',
    target: 'es2022',
    manifest: true,
    license: { fileName: 'third-party-licences.md' },
    modulePreload: { polyfill: false },
    // What the first picture needs is one file: split by who shares it, it weighs 2 % more and takes more requests.
    // Not what a folder's door names and only dialogs use: what is typed into them.
    rolldownOptions: {
      output: {
        codeSplitting: {
          includeDependenciesRecursively: false,
          groups: [
            {
              name: 'initial',
              tags: ['$initial'],
              test: /^(?!.*\/(?:kinds\/networkPolicy\/(?:wish\w*|portsText)|engine\/selectorParse)\.ts$)/,
            },
            // What several of the other parts share and weighs next to nothing: each in a file of its own would be a request.
            { name: 'icons', test: /\/lucide-react\//, minShareCount: 2 },
            { name: 'answering', test: /\/src\/(?:ui\/answers\/use(?:Last)?Answer|store\/flowFilter)\.ts$/, minShareCount: 2 },
          ],
        },
      },
    },
    // Budgets say more (scripts/budget.mjs): the editor is one large chunk on purpose.
    chunkSizeWarningLimit: 5000,
  },
  worker: { format: 'es' },
  server: { host: '127.0.0.1' },
});
