import { describe, expect, test } from 'vitest';
import { NO_PROFILE } from '../workspace/profile';
import { lint } from '.';
import { mended, opened } from './testing/opened';

const policy = (namespace: string): string =>
  `apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata:\n  name: a\n  namespace: ${namespace}\nspec:\n  podSelector: {matchLabels: {app: web}}\n  ingress: [{}]\n`;

describe('the default deny that is offered', () => {
  test.each(['shop', '"null"', '"2024"', '"1e3"', '"on"'])('stands in the namespace of the policy: %s', (namespace) => {
    for (const text of [policy(namespace), policy(namespace).replaceAll('\n', '\r\n'), policy(namespace).trimEnd()]) {
      const before = opened({ a: text });
      const fix = lint(before, NO_PROFILE).find(({ rule }) => rule === 'no-default-deny')?.fixes[0];
      if (!fix) throw new Error('no fix');
      const [after = ''] = Object.values(mended(before, fix));
      expect(after.startsWith(text)).toBe(true);
      expect(after.includes('\r\n')).toBe(text.includes('\r\n'));
      const [own, added] = opened({ a: after }).files[0]?.objects ?? [];
      expect(added).toMatchObject({ namespace: own?.namespace, problems: [], policy: { subject: { requirements: [] } } });
    }
  });
});

test('a comment that silences is offered above a line in brackets, and not inside of a text', () => {
  const text = `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: {name: a, namespace: shop, annotations: {b: "one
  two"}}
spec: {podSelector: {}, policyTypes: [Egress], egress: [{to: [
  {ipBlock: {cidr: 10.0.0.0/8}}]}]}
`;
  const found = lint(opened({ a: text }), NO_PROFILE);
  const block = found.find(({ rule }) => rule === 'block-of-pods');
  const [fix] = block?.fixes.filter(({ silences }) => silences) ?? [];
  if (!fix) throw new Error('no fix');
  const [after = ''] = Object.values(mended(opened({ a: text }), fix));
  expect(after).toContain('egress: [{to: [\n  # drawbridge-ignore block-of-pods\n  {ipBlock');
  expect(opened({ a: after }).files[0]?.problems).toEqual([]);
  expect(lint(opened({ a: after }), NO_PROFILE).map(({ rule }) => rule)).not.toContain('block-of-pods');
});
