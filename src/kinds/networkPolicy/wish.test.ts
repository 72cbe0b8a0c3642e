import { describe, expect, test } from 'vitest';
import { isStrictSubset, parseCidr } from './cidr';
import { nearestNames } from './nearestNames';
import { read } from './testing/policies';
import { checkCidr, checkExcept, checkName, checkNamespace, checkPeer, checkSelector } from './wish';

describe('what is wrong with a field, in words', () => {
  test.each([
    [checkName, 'web', undefined],
    [checkName, 'web.example', undefined],
    [checkName, '', /Give the policy a name/],
    [checkName, 'Web', /lower-case/],
    [checkName, '-web', /lower-case/],
    [checkName, 'a'.repeat(254), /253/],
    [checkNamespace, 'shop', undefined],
    [checkNamespace, '', /Give the name/],
    [checkNamespace, 'a.b', /no dots/],
    [checkNamespace, 'A', /lower-case/],
    [checkNamespace, 'a'.repeat(64), /63/],
    [checkCidr, '10.0.0.0/8', undefined],
    [checkCidr, '::/0', undefined],
    [checkCidr, '2001:db8::/32', undefined],
    [checkCidr, '', /such as 10\.0\.0\.0\/8/],
    [checkCidr, '10.0.0.1', /needs \/32 after it/],
    [checkCidr, '2001:db8::1', /needs \/128 after it/],
    [checkCidr, '10.0.0.1/8', /bits set beyond the prefix length: Kubernetes 1\.36/],
    [checkCidr, '10.0.0.0/33', /no block of addresses/],
    [checkCidr, '<img src=x>', /no block of addresses/],
  ] as const)('%o %j', (check, text, expected) => {
    if (expected === undefined) expect(check(text)).toBeUndefined();
    else expect(check(text)).toMatch(expected);
  });

  test('an exception lies inside its block', () => {
    expect(checkExcept('10.1.0.0/16', '10.0.0.0/8')).toBeUndefined();
    expect(checkExcept('11.0.0.0/16', '10.0.0.0/8')).toMatch(/inside 10\.0\.0\.0\/8/);
    expect(checkExcept('x', '10.0.0.0/8')).toMatch(/no block/);
  });

  test('a selector', () => {
    expect(checkSelector({ requirements: [] })).toBeUndefined();
    expect(checkSelector({ requirements: [{ key: 'app', operator: 'In', values: [] }] })).toMatch(/at least one value/);
    expect(checkSelector({ requirements: [{ key: 'a b', operator: 'Exists' }] })).toMatch(/a b/);
    expect(checkSelector({ requirements: [{ key: 'app', operator: 'NotIn', values: ['x y'] }] })).toMatch(/x y/);
  });

  test('a block that stands there may keep what newer servers refuse, a new one may not', () => {
    const wish = { type: 'addresses', cidr: '10.10.1.12/24', except: [] } as const;
    expect(checkPeer(wish)).toMatch(/1\.36/);
    expect(checkPeer(wish, { ...wish, origin: [] })).toBeUndefined();
  });

  // A check that takes what reading then reports would let a dialog write a policy nobody can apply.
  test.each(['web', 'A', '-', 'a.b', 'a..b', 'a_b', 'a'.repeat(253), 'a'.repeat(254), 'é', '__proto__'])(
    'reading agrees about the name %j',
    (name) => {
      const refused = read({ metadata: { name }, spec: { podSelector: {} } }).problems.some(
        ({ field }) => field === 'metadata.name',
      );
      expect(refused).toBe(checkName(name) !== undefined);
    },
  );
});

describe('blocks of addresses', () => {
  test.each([
    ['10.0.0.0/8', []],
    ['10.0.0.0/0', ['must not have bits set beyond the prefix length']],
    ['0.0.0.0/0', []],
    ['10.0.0.0/08', ['must not have leading 0s in IP or prefix length']],
    ['::/0', []],
    ['2001:db8::/32', []],
    ['2001:0db8::/32', []],
    ['1:2:3:4:5:6:7:8/128', []],
    ['::ffff:10.0.0.0/104', ['must not have an IPv4-mapped IPv6 address']],
    ['64:ff9b::1.2.3.4/128', []],
  ])('%s', (text, strict) => {
    expect(parseCidr(text)?.strict).toEqual(strict);
  });

  test.each([
    '',
    '/',
    '10.0.0.0',
    '10.0.0/8',
    '10.0.0.256/8',
    '10.0.0.0/-1',
    '10.0.0.0/8/8',
    '1:2:3/64',
    '1::2::3/64',
    '1:2:3:4:5:6:7::8/128',
    'g::/8',
    ' 10.0.0.0/8',
    '10.0.0.0/129',
    '::/129',
  ])('%j is none', (text) => {
    expect(parseCidr(text)).toBeUndefined();
  });

  test.each([
    ['10.1.0.0/16', '10.0.0.0/8', true],
    ['10.0.0.0/8', '10.0.0.0/8', false],
    ['11.0.0.0/16', '10.0.0.0/8', false],
    ['0.0.0.0/1', '0.0.0.0/0', true],
    ['fd00::/16', 'fc00::/7', true],
    ['10.0.0.0/8', '::/0', false],
  ])('%s inside %s: %j', (inner, outer, expected) => {
    const [a, b] = [parseCidr(inner), parseCidr(outer)];
    expect(a && b && isStrictSubset(a, b)).toBe(expected);
  });
});

test.each([
  ['podSelectr', ['podSelector']],
  ['PodSelector', ['podSelector']],
  ['podselector', ['podSelector']],
  ['namespaceSelecter', ['namespaceSelector']],
  ['ingres', ['ingress']],
  ['igress', ['ingress', 'egress']],
  ['engress', ['ingress', 'egress']],
  ['form', ['from']],
  ['portz', ['ports']],
  ['zzz', []],
  ['', []],
  ['x'.repeat(100_000), []],
])('the names nearest to %.20s', (name, expected) => {
  expect(nearestNames(name, ['podSelector', 'namespaceSelector', 'ingress', 'egress', 'from', 'ports'])).toEqual(expected);
});
