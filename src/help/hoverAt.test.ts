import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { hoverAt } from './hoverAt';
import { policyText, withCaret } from './testCaret';
import { mangledTexts } from './testMangled';

const numRuns = Number(process.env.DRAWBRIDGE_RUNS ?? 1000);

function hover(written: string) {
  const { text, offset } = withCaret(written);
  const help = hoverAt(text, offset);
  return help && { word: text.slice(help.range.start, help.range.end), markdown: help.markdown };
}

describe('what a word means', () => {
  test.each<[string, string, string, RegExp]>([
    ['a field', policyText('  pod|Selector: {}'), 'podSelector', /pods this policy is about.*every pod of the namespace/s],
    ['a peer’s podSelector', policyText('  ingress:\n    - from:\n        - podSel|ector: {}'), 'podSelector', /an AND/],
    [
      'namespaceSelector',
      policyText('  ingress:\n    - from:\n        - namespace|Selector: {}'),
      'namespaceSelector',
      /\(AND\).*\(OR\)/s,
    ],
    ['from', policyText('  ingress:\n    - fr|om: []'), 'from', /Absent or empty: everyone/],
    ['to', policyText('  egress:\n    - t|o: []'), 'to', /Absent or empty: everywhere/],
    ['endPort', policyText('  ingress:\n    - ports:\n        - endP|ort: 1'), 'endPort', /numeric port/],
    ['policyTypes', policyText('  policy|Types: []'), 'policyTypes', /Ingress always, and Egress when/],
    ['in brackets', policyText('  podSelector: {match|Labels: {}}'), 'matchLabels', /every one of them/],
    ['in JSON', '{"kind": "NetworkPolicy", "sp|ec": {}}', 'spec', /What the policy does/],
    ['in a list of objects', 'kind: List\nitems:\n- kind: NetworkPolicy\n  sp|ec: {}', 'spec', /What the policy does/],
    ['in broken text', 'kind: NetworkPolicy\nspec:\n  podSel|ector: {\n  ingress: [\n', 'podSelector', /about/],
    ['what the server fills in', 'metadata:\n  resource|Version: "1"', 'resourceVersion', /need not be in a file/],
    [
      'metadata of other kinds',
      'apiVersion: v1\nkind: Pod\nmetadata:\n  name|space: a',
      'namespace',
      /namespace the object lives in/,
    ],
    [
      'the label that names namespaces',
      policyText('  podSelector:\n    matchLabels:\n      kubernetes.io/meta|data.name: a'),
      'kubernetes.io/metadata.name',
      /the namespace’s own name/,
    ],
    ['a direction', policyText('  policyTypes: [Ing|ress]'), 'Ingress', /refused unless a rule lets them in/],
    [
      'an operator',
      policyText('  podSelector:\n    matchExpressions:\n      - operator: Not|In'),
      'NotIn',
      /does not have it at all/,
    ],
    ['a protocol', policyText('  ingress:\n    - ports:\n        - protocol: SC|TP'), 'SCTP', /plugin/],
    ['a port', policyText('  ingress:\n    - ports:\n        - port: 54|32'), '5432', /PostgreSQL/],
    ['a port by name', policyText('  ingress:\n    - ports:\n        - port: ht|tp'), 'http', /looked up/],
    [
      'an IPv4 block',
      policyText('  ingress:\n    - from:\n        - ipBlock:\n            cidr: 10.1.2|.3/16'),
      '10.1.2.3/16',
      /^65,536 addresses: 10\.1\.0\.0 to 10\.1\.255\.255$/,
    ],
    [
      'one address',
      policyText('  ingress:\n    - from:\n        - ipBlock:\n            cidr: 10.1.2|.3/32'),
      '10.1.2.3/32',
      /^1 address: 10\.1\.2\.3$/,
    ],
    [
      'every address',
      policyText('  ingress:\n    - from:\n        - ipBlock:\n            cidr: 0.0.0.0|/0'),
      '0.0.0.0/0',
      /^4,294,967,296 addresses/,
    ],
    [
      'an IPv6 block',
      policyText('  ingress:\n    - from:\n        - ipBlock:\n            cidr: "2001:db8|::/32"'),
      '2001:db8::/32',
      /^2\^96 addresses: 2001:db8:: to 2001:db8:ffff:ffff:ffff:ffff:ffff:ffff$/,
    ],
    [
      'every IPv6 address',
      policyText('  ingress:\n    - from:\n        - ipBlock:\n            cidr: "::|/0"'),
      '::/0',
      /^2\^128 addresses: :: to ffff/,
    ],
    [
      'an exception',
      policyText('  ingress:\n    - from:\n        - ipBlock:\n            except: [fc00::1|/128]'),
      'fc00::1/128',
      /^1 address: fc00::1$/,
    ],
  ])('%s', (_, written, word, meaning) => {
    expect(hover(written)?.word).toBe(word);
    expect(hover(written)?.markdown).toMatch(meaning);
  });

  test.each<[string, string]>([
    ['an unknown field', policyText('  wh|at: 1')],
    ['a label of one’s own', policyText('  podSelector:\n    matchLabels:\n      ap|p: web')],
    ['a label’s value', policyText('  podSelector:\n    matchLabels:\n      app: w|eb')],
    ['the spec of another kind', 'apiVersion: v1\nkind: Pod\nsp|ec: {}'],
    ['a field name in a comment', policyText('  # podSel|ector')],
    ['a comment behind a value', policyText('  podSelector: {} # pod|s')],
    ['a field name in a block scalar', 'metadata:\n  annotations:\n    a: >\n      na|me: x'],
    ['a CIDR that is none', policyText('  ingress:\n    - from:\n        - ipBlock:\n            cidr: 10.0|/8')],
    ['an uncommon port', policyText('  ingress:\n    - ports:\n        - port: 123|45')],
    ['nothing', '|'],
  ])('nothing to say of %s', (_, written) => {
    expect(hover(written)).toBeUndefined();
  });

  test('never throws, and explains what is under the pointer', () => {
    fc.assert(
      fc.property(mangledTexts, fc.nat(), (text, at) => {
        const offset = at % (text.length + 1);
        const help = hoverAt(text, offset);
        if (!help) return;
        expect(help.range.start).toBeLessThanOrEqual(offset);
        expect(help.range.end).toBeGreaterThanOrEqual(offset);
      }),
      { numRuns },
    );
  });
});
