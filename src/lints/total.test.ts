import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { writtenSpec } from '../kinds/networkPolicy/testing/arbitraries';
import { NETWORK_PLUGINS } from '../workspace/profile';
import { LINT_NAMES, LINT_RULES, lint, supports } from '.';
import { mended, opened } from './testing/opened';

const RUNS = Number(process.env.DRAWBRIDGE_RUNS ?? 1000);

const profile = fc.record({
  kubernetes: fc.constantFrom(undefined, 20, 21, 22, 36),
  plugin: fc.constantFrom(undefined, ...NETWORK_PLUGINS),
});

const name = fc.constantFrom('a', 'b', 'default-deny-ingress', '', undefined);
const namespace = fc.constantFrom('shop', 'partners', undefined);

function manifest(spec: unknown, own: string | undefined, where: string | undefined): string {
  return JSON.stringify(
    { apiVersion: 'networking.k8s.io/v1', kind: 'NetworkPolicy', metadata: { name: own, namespace: where }, spec },
    null,
    1,
  );
}

/** Anything a text can say, in the places where a spec has something else. */
const mangled = fc.oneof(
  fc.jsonValue({ maxDepth: 4 }),
  fc.record(
    { podSelector: fc.jsonValue(), policyTypes: fc.jsonValue(), ingress: fc.jsonValue(), egress: fc.jsonValue() },
    { requiredKeys: [] },
  ),
);

const document = fc
  .tuple(
    fc.oneof({ weight: 4, arbitrary: writtenSpec as fc.Arbitrary<unknown> }, { weight: 1, arbitrary: mangled }),
    name,
    namespace,
  )
  .map(([spec, own, where]) => manifest(spec, own, where));

test('any objects give findings in their order and inside their texts, with fixes that can be carried out', () => {
  fc.assert(
    fc.property(fc.array(fc.array(document, { minLength: 1, maxLength: 3 }), { maxLength: 3 }), profile, (files, cluster) => {
      const workspace = opened(
        Object.fromEntries(files.map((texts, index) => [`${index}.yaml`, texts.join('\n---\n')])),
        cluster,
      );
      const found = lint(workspace, cluster);
      let at = { file: '', start: 0 };
      for (const { rule, file, range, line, message, fixes, related } of found) {
        const text = workspace.files.find(({ id }) => id === file)?.text ?? '';
        expect(LINT_NAMES).toContain(rule);
        expect(range.start).toBeGreaterThanOrEqual(0);
        expect(range.end).toBeLessThanOrEqual(text.length);
        expect(line).toBe(text.slice(0, range.start).split('\n').length);
        expect(message).not.toMatch(/undefined|\[object|\bNaN\b/);
        expect(at.file < file || (at.file === file && at.start <= range.start)).toBe(true);
        for (const place of related) expect(place.line).toBeGreaterThan(0);
        expect(fixes.every(({ title }) => title !== '')).toBe(true);
        at = { file, start: range.start };
      }
      expect(lint(workspace, cluster)).toEqual(found);
    }),
    { numRuns: Math.ceil(RUNS / 4) },
  );
});

test('silencing by its fix takes a finding away and nothing else but what stands on the same line', () => {
  fc.assert(
    fc.property(document, profile, (text, cluster) => {
      const yaml = `# a policy\nmetadata: {name: first}\n---\n${text}`;
      const workspace = opened({ 'a.yaml': yaml }, cluster);
      const found = lint(workspace, cluster);
      for (const finding of found.slice(0, 3)) {
        const fix = finding.fixes.at(-1);
        if (fix === undefined || !fix.title.startsWith('Silence')) continue;
        const after = lint(opened(mended(workspace, fix), cluster), cluster).map(({ rule, field }) => `${rule} ${field}`);
        expect(after).not.toContain(`${finding.rule} ${finding.field}`);
        const left = found.filter(({ rule, line }) => rule !== finding.rule || line !== finding.line);
        for (const { rule, field } of left) expect(after).toContain(`${rule} ${field}`);
      }
    }),
    { numRuns: Math.ceil(RUNS / 20) },
  );
});

test('an unchanged policy is not looked at again, and another profile is', () => {
  const workspace = opened({
    'a.yaml': manifest({ podSelector: {}, ingress: [{ ports: [{ port: 1, endPort: 2 }] }] }, 'a', 'shop'),
  });
  const weave = lint(workspace, { kubernetes: undefined, plugin: 'weave-net' }).map(({ rule }) => rule);
  const none = lint(workspace, { kubernetes: undefined, plugin: undefined }).map(({ rule }) => rule);
  expect(weave).toContain('unsupported-end-port');
  expect(none).not.toContain('unsupported-end-port');
  expect(lint(workspace, { kubernetes: undefined, plugin: 'weave-net' }).map(({ rule }) => rule)).toEqual(weave);
});

describe('the reasons', () => {
  test('every lint has its own, in order', () => {
    expect(LINT_RULES.map((rule) => rule.name)).toEqual(LINT_NAMES);
  });

  test.each(LINT_RULES.map((rule) => [rule.name, rule] as const))('%s', (_, { title, why, source, alsoKnownAs }) => {
    expect(title).toMatch(/^[A-Z0-9].*[^.]$/);
    expect(why).toMatch(/\.$/);
    expect(why).not.toContain('!');
    expect(source.url).toMatch(/^https:\/\/[a-z.0-9-]+\/\S+$/);
    expect(new Set(alsoKnownAs).size).toBe(alsoKnownAs.length);
  });
});

test('of plugins only what is known is said', () => {
  expect(supports('weave-net', 'endPort')).toBe(false);
  expect(supports('cilium', 'endPort')).toBe(true);
  expect(supports('cilium', 'sctp')).toBe(false);
  expect(supports('flannel', 'policies')).toBe(false);
  expect(supports('gke-dataplane-v2', 'endPort')).toBe('unknown');
  expect(supports('other', 'policies')).toBe('unknown');
});
