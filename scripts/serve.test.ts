import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { fileFor, serve } from './serve.mjs';

describe('fileFor', () => {
  test.each([
    ['/', '/srv/app/index.html'],
    ['/?a=1#b', '/srv/app/index.html'],
    ['/assets/a.js', '/srv/app/assets/a.js'],
    ['//assets//a.js', '/srv/app/assets/a.js'],
    ['/a%20b.txt', '/srv/app/a b.txt'],
  ])('%s is a file of the folder', (address, file) => {
    expect(fileFor('/srv/app', address)).toBe(file);
  });

  test.each([
    '/../secret',
    '/%2e%2e/secret',
    '/..%2fsecret',
    '/a/..%2f..%2fsecret',
    '/..\\secret',
    '/%00',
    '/%',
    '/.vite/manifest.json',
    '/.env',
  ])('%s is nothing', (address) => {
    expect(fileFor('/srv/app', address)).toBeUndefined();
  });
});

describe('serve', () => {
  let folder = '';
  let server: Awaited<ReturnType<typeof serve>>;
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'drawbridge-serve-'));
    mkdirSync(join(folder, 'web/assets'), { recursive: true });
    writeFileSync(join(folder, 'secret.txt'), 'secret');
    writeFileSync(join(folder, 'web/index.html'), '<p>home</p>');
    writeFileSync(join(folder, 'web/assets/a.js'), 'a()');
    server = await serve({ folder: join(folder, 'web'), port: 0 });
  });
  afterAll(async () => {
    await server.close();
    rmSync(folder, { recursive: true });
  });

  /** `fetch` would tidy the path before it sends it. */
  const raw = (path: string, method = 'GET') =>
    new Promise<{
      status: number | undefined;
      type: string | undefined;
      cache: string | undefined;
      policy: string;
      body: string;
    }>((done, failed) => {
      request({ host: '127.0.0.1', port: server.port, path, method }, (response) => {
        let body = '';
        response.setEncoding('utf8').on('data', (chunk) => {
          body += chunk;
        });
        const { 'content-type': type, 'cache-control': cache, 'content-security-policy': policy } = response.headers;
        response.on('end', () => done({ status: response.statusCode, type, cache, policy: String(policy), body }));
      })
        .on('error', failed)
        .end();
    });

  test('sends the page and its files with their types and the security headers', async () => {
    expect(await raw('/')).toMatchObject({
      status: 200,
      type: 'text/html; charset=utf-8',
      cache: 'no-cache',
      body: '<p>home</p>',
    });
    expect(await raw('/assets/a.js')).toMatchObject({ status: 200, type: 'text/javascript; charset=utf-8', body: 'a()' });
    expect((await raw('/assets/a.js')).cache).toContain('immutable');
    expect((await raw('/')).policy).toContain("default-src 'self'");
    expect(await raw('/', 'HEAD')).toMatchObject({ status: 200, body: '' });
  });

  test.each(['/../secret.txt', '/%2e%2e/secret.txt', '/assets', '/missing.js'])('%s is not found', async (path) => {
    expect(await raw(path)).toMatchObject({ status: 404, body: 'Not found\n' });
  });

  test('refuses to be written to', async () => {
    expect((await raw('/', 'POST')).status).toBe(405);
  });

  test('takes the next port when one is taken', async () => {
    const second = await serve({ folder, port: server.port });
    expect(second.port).toBeGreaterThan(server.port);
    await second.close();
  });
});
