import { describe, expect, test } from 'vitest';
import type { QueryOptions } from './options';
import { parseQuery } from './parseQuery';

const API = { type: 'named', namespace: 'shop', name: 'api' } as const;
const DEFAULTS: QueryOptions = {
  paths: ['a'],
  format: 'text',
  profile: { kubernetes: undefined, plugin: undefined },
  namespace: 'default',
  assumed: {},
  queries: { type: 'one', from: API, to: API, protocol: undefined, port: undefined },
};

function one(over: Partial<Extract<QueryOptions['queries'], { type: 'one' }>>): Partial<QueryOptions> {
  return { queries: { type: 'one', from: API, to: API, protocol: undefined, port: undefined, ...over } };
}

describe('what a query asks for', () => {
  test.each<[string, Partial<QueryOptions>]>([
    ['', {}],
    ['--port 80', one({ port: 80 })],
    ['-p http --protocol udp', one({ port: 'http', protocol: 'UDP' })],
    ['--from 10.0.0.1', one({ from: { type: 'address', ip: '10.0.0.1' } })],
    ['--from 2001:db8::1', one({ from: { type: 'address', ip: '2001:db8::1' } })],
    ['--to shop/deploy/web', one({ to: { type: 'workload', namespace: 'shop', kind: 'Deployment', name: 'web' } })],
    ['--to shop/Rollout/web', one({ to: { type: 'workload', namespace: 'shop', kind: 'Rollout', name: 'web' } })],
    ['--to shop/PODS/web-1', one({ to: { type: 'pod', namespace: 'shop', name: 'web-1' } })],
    ['--to shop/svc/web', one({ to: { type: 'service', namespace: 'shop', name: 'web' } })],
    ['--format json -n shop', { format: 'json', namespace: 'shop' }],
    ['--plugin cilium --kubernetes 1.31', { profile: { kubernetes: 31, plugin: 'cilium' } }],
    [
      '--ip-blocks-match-pods never --host-network-pods ordinary --pod-reaches-itself no',
      { assumed: { ipBlocksMatchPods: 'never', hostNetworkPods: 'ordinary', podReachesItself: false } },
    ],
  ])('%s', (line, over) => {
    const argv = `a --from shop/api --to shop/api ${line}`.trim().split(' ');
    expect(parseQuery(argv)).toEqual({ ...DEFAULTS, ...over });
  });

  test.each<[string, Partial<QueryOptions>]>([
    ['a --batch b.jsonl', { queries: { type: 'batch', path: 'b.jsonl' } }],
    ['a --batch -', { queries: { type: 'batch', path: '-' } }],
    ['- --batch b', { paths: ['-'], queries: { type: 'batch', path: 'b' } }],
  ])('%s', (line, over) => {
    expect(parseQuery(line.split(' '))).toEqual({ ...DEFAULTS, ...over });
  });

  test.each<[string, RegExp]>([
    ['--from a/b --to a/b', /^Name what to read: files/],
    ['a --to a/b', /^Say who connects: --from NAMESPACE/],
    ['a --from a/b', /^Say where to: --to NAMESPACE/],
    ['a --from web --to a/b', /^--from: "web" names no namespace, and is no address: write NAMESPACE\/POD/],
    ['a --from a/ --to a/b', /^--from: "a\/" names nobody/],
    ['a --from a/b/c/d --to a/b', /^--from: "a\/b\/c\/d" names nobody/],
    ['a --from a/b --to 10.0.0.0/8', /^--to: "10\.0\.0\.0\/8" is a range of addresses: name one address/],
    ['a --from a/b --to a/b --port 0', /^--port takes a number from 1 to 65535, or the name of a port; it was given "0"/],
    ['a --from a/b --to a/b --port 80-90', /^--port takes a number/],
    ['a --from a/b --to a/b --protocol icmp', /^--protocol takes one of TCP, UDP, SCTP; it was given "icmp"/],
    ['a --batch b --from a/b', /^--batch takes its questions from lines: leave out --from\.$/],
    ['a --batch b --port 80', /leave out --port\.$/],
    ['a --batch=', /^--batch takes a file/],
    ['- --batch -', /^Standard input holds either manifests or questions, not both/],
    ['a --from a/b --to a/b --ip-blocks-match-pods maybe', /takes one of known, always, never/],
    ['a --from a/b --to a/b --format sarif', /takes one of text, json/],
    ['a --no-lints', /^There is no option --no-lints/],
  ])('%s is refused', (line, message) => {
    expect(parseQuery(line.split(' '))).toMatch(message);
  });
});
