import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { cacheControl, contentSecurityPolicy, securityHeaders } from './csp.mjs';

const nginx = readFileSync(new URL('../deploy/nginx.conf', import.meta.url), 'utf8');
const docs = readFileSync(new URL('../docs/hosting.md', import.meta.url), 'utf8');

describe('deploy/nginx.conf', () => {
  test('sends the security headers of scripts/csp.mjs, with errors too, and none of its own', () => {
    const sent = [...nginx.matchAll(/^ +add_header (\S+) "(.*)" always;$/gm)].map(([, name, value]) => [name, value]);
    expect(Object.fromEntries(sent)).toEqual(securityHeaders);
    expect(nginx.match(/add_header/g)).toHaveLength(sent.length + 1);
  });

  test('has kept what may be kept', () => {
    const [, otherwise] = /default "(.*)";/.exec(nginx) ?? [];
    const [, pattern = '', value] = /"~(.*)" "(.*)";/.exec(nginx) ?? [];
    for (const path of [
      '/',
      '/index.html',
      '/service-worker.js',
      '/manifest.webmanifest',
      '/assets/a-1.js',
      '/app/assets/a.css',
    ]) {
      expect(new RegExp(pattern).test(path) ? value : otherwise, path).toBe(cacheControl(path));
    }
  });
});

describe('docs/hosting.md', () => {
  test.each(Object.entries(securityHeaders))('names the header %s as it is sent', (name, value) => {
    expect(docs).toContain(`${name}: ${value}`);
  });

  test('says how long each file may be kept', () => {
    for (const path of ['/assets/a.js', '/index.html']) expect(docs).toContain(`Cache-Control: ${cacheControl(path)}`);
  });
});

test('the policy lets the page have its service worker and its web manifest, of its own origin alone', () => {
  const directives = new Map(contentSecurityPolicy.split('; ').map((one) => [one.split(' ')[0], one.split(' ').slice(1)]));
  expect(directives.get('worker-src')).toEqual(["'self'"]);
  expect(directives.get('manifest-src') ?? directives.get('default-src')).toEqual(["'self'"]);
  expect(directives.get('connect-src')).toEqual(["'self'"]);
});
