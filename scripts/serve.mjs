import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { createServer } from 'node:http';
import { extname, resolve, sep } from 'node:path';
import { cacheControl, securityHeaders } from './csp.mjs';

/** @type {Readonly<Record<string, string>>} */
const mimeTypes = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ttf': 'font/ttf',
  '.woff2': 'font/woff2',
  '.json': 'application/json',
  '.webmanifest': 'application/manifest+json',
  '.md': 'text/markdown; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
};

/**
 * The file an address path stands for, or undefined when it leads out of the folder, to a hidden file, or is malformed.
 *
 * @param {string} folder absolute
 * @param {string} address the request's target, as sent
 */
export function fileFor(folder, address) {
  let path;
  try {
    path = decodeURIComponent((address.split(/[?#]/)[0] ?? '').replace(/^\/*/, '/'));
  } catch {
    return undefined;
  }
  if (/[\0\\]|\/\./.test(path)) return undefined;
  const file = resolve(folder, `.${path.endsWith('/') ? `${path}index.html` : path}`);
  return file.startsWith(folder + sep) ? file : undefined;
}

/**
 * @param {string} folder
 * @param {import('node:http').IncomingMessage} request
 * @param {import('node:http').ServerResponse} response
 */
async function answer(folder, request, response) {
  /** @param {number} status @param {string} text */
  const refuse = (status, text) => {
    response.writeHead(status, { ...securityHeaders, 'Content-Type': 'text/plain; charset=utf-8' });
    response.end(`${text}\n`);
  };
  if (request.method !== 'GET' && request.method !== 'HEAD') return refuse(405, 'Only GET and HEAD');
  const address = request.url ?? '/';
  const file = fileFor(folder, address);
  const found = file === undefined ? undefined : await stat(file).catch(() => undefined);
  if (file === undefined || !found?.isFile()) return refuse(404, 'Not found');
  response.writeHead(200, {
    ...securityHeaders,
    'Content-Type': mimeTypes[extname(file)] ?? 'application/octet-stream',
    'Content-Length': found.size,
    'Cache-Control': cacheControl(address),
  });
  if (request.method === 'HEAD') return response.end();
  createReadStream(file)
    .on('error', () => response.destroy())
    .pipe(response);
}

/**
 * Serves a folder's files on 127.0.0.1. When the port is taken the next ones are tried, 20 in all; port 0 is any free
 * one. Rejects when none is free.
 *
 * @param {{ folder: string, port: number }} options
 * @returns {Promise<{ url: string, port: number, close(): Promise<void> }>}
 */
export async function serve({ folder, port }) {
  const server = createServer((request, response) => void answer(resolve(folder), request, response));
  const last = port === 0 ? 0 : Math.min(port + 19, 65_535);
  for (let candidate = port; ; candidate += 1) {
    try {
      await new Promise((done, failed) => {
        server.once('error', failed);
        server.listen(candidate, '127.0.0.1', () => {
          server.off('error', failed);
          done(undefined);
        });
      });
      break;
    } catch (error) {
      const taken = error instanceof Error && 'code' in error && (error.code === 'EADDRINUSE' || error.code === 'EACCES');
      if (!taken || candidate >= last) throw error;
    }
  }
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server has no port.');
  return {
    url: `http://127.0.0.1:${address.port}/`,
    port: address.port,
    close: () =>
      new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections();
      }),
  };
}
