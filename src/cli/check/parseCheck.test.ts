import { describe, expect, test } from 'vitest';
import type { CheckOptions } from './options';
import { parseCheck } from './parseCheck';
import { USAGE } from './usage';

const DEFAULTS: CheckOptions = {
  paths: ['a'],
  format: 'text',
  profile: { kubernetes: undefined, plugin: undefined },
  namespace: 'default',
  lints: true,
  quiet: false,
  failOn: 'error',
};

describe('what a command line asks for', () => {
  test.each<[string, Partial<CheckOptions>]>([
    ['check a', {}],
    ['check a b - a', { paths: ['a', 'b', '-', 'a'] }],
    ['check --format json a', { format: 'json' }],
    ['check a --format=sarif', { format: 'sarif' }],
    ['check -f github a', { format: 'github' }],
    ['check --kubernetes 1.31 a', { profile: { kubernetes: 31, plugin: undefined } }],
    ['check --kubernetes=v1.9.12 a', { profile: { kubernetes: 9, plugin: undefined } }],
    ['check --kubernetes v1.31.2-gke.100 a', { profile: { kubernetes: 31, plugin: undefined } }],
    ['check --kubernetes v1.30.4-eks-a737599 a', { profile: { kubernetes: 30, plugin: undefined } }],
    ['check --kubernetes v1.33.1+k3s1 a', { profile: { kubernetes: 33, plugin: undefined } }],
    ['check --kubernetes 1.29+ a', { profile: { kubernetes: 29, plugin: undefined } }],
    ['check --kubernetes v1.32.0-rc.1+2ab4c6 a', { profile: { kubernetes: 32, plugin: undefined } }],
    ['check --plugin calico --kubernetes 1.36 a', { profile: { kubernetes: 36, plugin: 'calico' } }],
    ['check --namespace shop a', { namespace: 'shop' }],
    ['check -n shop a', { namespace: 'shop' }],
    ['check --no-lints a', { lints: false }],
    ['check -q a', { quiet: true }],
    ['check a --quiet --fail-on warning', { quiet: true, failOn: 'warning' }],
    ['check --format text --format json a', { format: 'json' }],
    ['check -- --format', { paths: ['--format'] }],
    ['check a -- -h', { paths: ['a', '-h'] }],
  ])('drawbridge %s', (line, options) => {
    expect(parseCheck(line.split(' ').slice(1))).toEqual({ ...DEFAULTS, ...options });
  });

  test.each<[readonly string[], RegExp]>([
    [[], /^Name what to check/],
    [[''], /^A path is empty/],
    [['a', '--foo'], /^There is no option --foo\.$/],
    [['a', '-x'], /^There is no option -x\.$/],
    [['a', '--foo=b'], /^There is no option --foo\.$/],
    [['a', '--format'], /^--format needs a value\.$/],
    [['a', '--format', 'xml'], /^--format takes one of text, json, sarif, github; it was given "xml"\.$/],
    [['a', '--quiet=yes'], /^--quiet takes no value\.$/],
    [['a', '--kubernetes', '2.0'], /such as 1\.31; it was given "2\.0"/],
    [['a', '--kubernetes', '31'], /such as 1\.31/],
    [['a', '--kubernetes', '1.31x'], /such as 1\.31/],
    [['a', '--kubernetes', '1.31.2-'], /such as 1\.31/],
    [['a', '--kubernetes', '1.31.2-a b'], /such as 1\.31/],
    [['a', '--plugin', 'Calico'], /takes one of antrea, .*calico/],
    [['a', '--namespace', 'Shop'], /^--namespace was given "Shop"\. .*lower-case/],
    [['a', '--namespace='], /^--namespace was given ""\./],
    [['a', '--fail-on', 'info'], /takes one of error, warning/],
  ])('%j is refused', (argv, message) => {
    expect(parseCheck(argv)).toMatch(message);
  });

  test('the help names every option, on lines that fit', () => {
    for (const option of [
      '--format',
      '--kubernetes',
      '--plugin',
      '--namespace',
      '--no-lints',
      '--fail-on',
      '--quiet',
      '--help',
      '--version',
    ])
      expect(USAGE).toContain(option);
    for (const line of USAGE.split('\n')) expect(line.length).toBeLessThanOrEqual(80);
  });
});
