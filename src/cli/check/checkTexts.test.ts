import { describe, expect, test } from 'vitest';
import { NO_PROFILE } from '../../workspace/profile';
import type { SourceText } from '../readSources';
import { checkTexts } from './checkTexts';

const policy = (name: string, spec: string): string =>
  `apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata:\n  name: ${name}\nspec:\n${spec}`;
const CLOSED = '  podSelector: {}\n  policyTypes: [Ingress, Egress]\n';

function told(texts: Readonly<Record<string, string>>, options: Partial<Parameters<typeof checkTexts>[1]> = {}, named = false) {
  const sources = Object.entries(texts).map(([shown, text]): SourceText => ({ shown, named, text }));
  const { files } = checkTexts(sources, { profile: NO_PROFILE, namespace: 'default', lints: false, ...options });
  return files.flatMap(({ entries }) =>
    entries.map(
      ({ place, severity, field, code }) =>
        `${place.path}:${place.start.line}:${place.start.column} ${severity} ${field ?? '-'} ${code}`,
    ),
  );
}

describe('what is found in texts', () => {
  test('a policy that is as it should be, and other kinds', () => {
    expect(
      told(
        { 'a.yaml': policy('web', CLOSED), 'b.yaml': 'apiVersion: v1\nkind: Service\nmetadata: {name: x}\n' },
        { lints: true },
      ),
    ).toEqual([]);
  });

  test('problems with their places, in the order of the text and of the files', () => {
    expect(
      told({
        'b.yaml': policy('Web', `${CLOSED}  ingres: []\n`),
        'a.yaml': `---\n${policy('web', CLOSED)}---\n${policy('web', `${CLOSED}  ingress:\n  - ports: [{port: 99999}]\n`)}`,
      }),
    ).toEqual([
      'b.yaml:4:3 error metadata.name name',
      'b.yaml:8:3 error spec.ingres unknown-field',
      'a.yaml:18:14 error spec.ingress[0].ports[0].port port',
    ]);
  });

  test('columns count UTF-16 code units, behind a byte order mark, over CRLF', () => {
    const text = `\uFEFF${policy('web', CLOSED)}`.replaceAll('\n', '\r\n').replace('name: web', 'name: "😀"');
    expect(told({ 'a.yaml': text })).toEqual(['a.yaml:4:3 error metadata.name name']);
    const { files } = checkTexts([{ shown: 'a', named: true, text }], {
      profile: NO_PROFILE,
      namespace: 'default',
      lints: false,
    });
    expect(files[0]?.entries[0]?.place).toEqual({ path: 'a', start: { line: 4, column: 3 }, end: { line: 4, column: 13 } });
  });

  test('YAML that cannot be read is told where it looks like an object', () => {
    const broken = 'kind: NetworkPolicy\nspec: [\n';
    expect(told({ 'a.yaml': broken })).toHaveLength(1);
    expect(told({ 'a.yaml': '{"kind": "NetworkPolicy", "spec": [ }' })).not.toEqual([]);
    const foreign = { 'tsconfig.json': '{\n  "a": [1,, 2]\n}', 'values.yaml': 'a: [\n' };
    expect(told(foreign)).toEqual([]);
    expect(told(foreign, {}, true).length).toBeGreaterThanOrEqual(2);
  });

  test('one broken document does not silence the others', () => {
    const text = `kind: X\na: [\n---\n${policy('Web', CLOSED)}`;
    expect(told({ 'a.yaml': text }).map((line) => line.split(' ').at(-1))).toEqual(expect.arrayContaining(['name']));
  });

  test('a Helm template gets a plain answer', () => {
    const { files } = checkTexts([{ shown: 'a', named: false, text: policy('{{ .Values.name }}', CLOSED) }], {
      profile: NO_PROFILE,
      namespace: 'default',
      lints: true,
    });
    expect(files[0]?.entries.map(({ message }) => message)).toEqual([expect.stringContaining('helm template')]);
  });

  test('what YAML versions read differently is told in policies only', () => {
    const foreign = 'apiVersion: v1\nkind: ConfigMap\ndata:\n  a: yes\n';
    const own = policy('web', `${CLOSED}`).replace('name: web', 'name: web\n  labels:\n    on-call: yes');
    expect(told({ 'a.yaml': foreign })).toEqual([]);
    expect(told({ 'a.yaml': own })).not.toEqual([]);
    expect(told({ 'a.yaml': `${foreign}---\n${own}` })).toHaveLength(told({ 'a.yaml': own }).length);
  });

  test('the cluster decides what depends on it', () => {
    const text = policy('web', `${CLOSED}  egress:\n  - to:\n    - ipBlock: {cidr: 010.0.0.0/8}\n`);
    const severity = (kubernetes: number | undefined) =>
      told({ 'a.yaml': text }, { profile: { kubernetes, plugin: undefined } }).map((line) => line.split(' ')[1]);
    expect(severity(undefined)).toEqual(['warning']);
    expect(severity(36)).toEqual(['error']);
    expect(severity(20)).toEqual([]);
  });

  test('lints see all files together', () => {
    const texts = { 'a.yaml': policy('web', CLOSED), 'b/c.yaml': policy('web', CLOSED) };
    const sources = Object.entries(texts).map(([shown, text]) => ({ shown, named: false, text }));
    const { files } = checkTexts(sources, { profile: NO_PROFILE, namespace: 'default', lints: true });
    const [entry] = files[1]?.entries.filter(({ code }) => code === 'duplicate-policy') ?? [];
    expect(entry).toMatchObject({ source: 'lint', object: { kind: 'NetworkPolicy', name: 'web' } });
    expect(entry?.related.map(({ path }) => path)).toEqual(['a.yaml']);
  });

  test('lints know the workloads among the files', () => {
    const pod = 'apiVersion: v1\nkind: Pod\nmetadata: {name: p, labels: {app: web}}\n';
    const lost = policy('web', CLOSED.replace('{}', '{matchLabels: {app: wbe}}'));
    expect(told({ 'a.yaml': lost }, { lints: true }).join()).not.toContain('selects-nothing');
    expect(told({ 'a.yaml': lost, 'b.yaml': pod }, { lints: true })).toContain(
      'a.yaml:6:3 warning spec.podSelector selects-nothing',
    );
  });

  test('kinds that are not read are said, once', () => {
    const text = 'apiVersion: cilium.io/v2\nkind: CiliumNetworkPolicy\n';
    const { unread } = checkTexts(
      [1, 2].map((n) => ({ shown: `${n}`, named: false, text })),
      { profile: NO_PROFILE, namespace: 'default', lints: true },
    );
    expect(unread).toMatch(/^CiliumNetworkPolicy \(cilium\.io\) is not read yet[^.]*\.$/);
  });
});
