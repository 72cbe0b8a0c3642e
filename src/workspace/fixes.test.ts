import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decide, type Endpoint, type PodEndpoint, type Policy } from '../engine';
import { portsWith } from '../engine/decide';
import { isNoPorts, type PortSet, subtractPorts } from '../engine/portSet';
import { writtenSpec } from '../kinds/networkPolicy/testing/arbitraries';
import { policyObject, read } from '../kinds/networkPolicy/testing/policies';
import { applyEdits, type Path, type YamlValue } from '../text';
import { editDocument, readDocument } from '../yaml';
import type { Fix } from './fix';
import { fixesOf } from './fixes';
import { planEdit } from './planEdit';
import { readDocumentText } from './readDocumentText';
import { openFile } from './readFile';
import { type OpenFile, objectOf, type Problem, type Workspace } from './workspace';

const RUNS = Number(process.env.DRAWBRIDGE_RUNS ?? 1000);

function opened(text: string): { readonly workspace: Workspace; readonly file: OpenFile } {
  let keys = 0;
  const file = openFile(
    'file',
    'web.yaml',
    text,
    text,
    (one) => readDocumentText(one, 'default'),
    () => `key${keys++}`,
  );
  return { workspace: { files: [file], defaultNamespace: 'default' }, file };
}

/** The text after a fix; undefined when the edit is refused. */
function mended(workspace: Workspace, file: OpenFile, { repair }: Fix): string | undefined {
  if (repair.type === 'edits') return applyEdits(file.text, repair.edits);
  if (repair.type === 'change') throw new Error('no problem is mended by another policy');
  const object = objectOf(workspace, repair.object);
  if (object === undefined) throw new Error('no object');
  const { start, end } = object.documentRange;
  const plan = planEdit(file.text.slice(start, end), object.base, repair.intent);
  return plan.ok ? file.text.slice(0, start) + plan.text + file.text.slice(end) : undefined;
}

function errorsIn({ problems }: OpenFile): number {
  return problems.filter(({ severity }) => severity === 'error').length;
}

function errorsFirst(a: Problem, b: Problem): number {
  return Number(b.severity === 'error') - Number(a.severity === 'error');
}

type Json = Readonly<Record<string, unknown>> | readonly unknown[] | string | number | boolean | null;

/** A spec that someone meant, and what they wrote. */
interface Slip {
  readonly meant: unknown;
  readonly wrote: unknown;
}

/** The slips that can be made in a spec, one at a time. */
function slipsIn(spec: unknown): readonly Slip[] {
  const slips: Slip[] = [];
  const slip = (path: Path, wrote: unknown, meant?: unknown): void => {
    slips.push({ meant: meant === undefined ? spec : changed(spec, path, meant), wrote: changed(spec, path, wrote) });
  };
  walk(spec, [], (path, value) => {
    const key = path.at(-1);
    const holder = path.at(-2);
    if (Array.isArray(value) && value.length === 1) slip(path, value[0]);
    if (typeof value === 'number') slip(path, `${value}`);
    if (holder === 'matchLabels' || holder === 'values') {
      slip(path, true, 'true');
      slip(path, 10, '10');
    }
    if (typeof value === 'string' && (key === 'protocol' || key === 'operator' || holder === 'policyTypes'))
      slip(path, value.toLowerCase());
    if (key === 'cidr') slip(path, String(value).split('/')[0]);
    if (holder === 'except') slip(path, String(value).split('/')[0]);
    if ((holder === 'from' || holder === 'to') && typeof value === 'object') {
      slip(path, {});
      slip(path, null);
      slip(path, { ...value, ports: [{ port: 80 }] });
    }
    if (isObject(value) && 'endPort' in value) slip(path, { ...value, port: value.endPort, endPort: value.port });
    if (isObject(value) && isObject(value.matchLabels) && !Array.isArray(value.matchExpressions)) slip(path, value.matchLabels);
    if (isObject(value) && 'operator' in value && 'values' in value) slip(path, { ...value, values: [] });
    if (isObject(value) && 'operator' in value && !('values' in value)) slip(path, { ...value, values: ['a'] });
    if (isObject(value) && holder !== undefined && key !== 'matchLabels') {
      for (const name of Object.keys(value)) {
        slip(path, renamed(value, name, `${name}s`));
        slip(path, renamed(value, name, name.toUpperCase()));
        slip(path, renamed(value, name, name.slice(0, -1)));
        slip(path, renamed(value, name, 'something'));
      }
    }
  });
  return slips;
}

/** The slips of fields that stand beside the one they were meant to stand under. */
function slipsOfPlace(spec: unknown): readonly Slip[] {
  const slips: Slip[] = [];
  walk(spec, [], (path) => {
    const [above, name] = [path.slice(0, -1), path.at(-1)];
    const written = typeof name === 'string' ? outdented(valueAt(spec, above), name) : [];
    slips.push(...written.map((wrote) => ({ meant: spec, wrote: changed(spec, above, wrote) })));
  });
  return slips;
}

/** What stands under a field, one step too few to the right: all of it (a list's only item without its dash), or the end. */
function outdented(holder: unknown, name: string): readonly unknown[] {
  if (!isObject(holder)) return [];
  const value = holder[name];
  const last = Array.isArray(value) ? value.at(-1) : value;
  if (!isObject(last) || Object.keys(last).some((key) => Object.hasOwn(holder, key))) return [];
  const fields = Object.entries(last);
  const kept = Object.fromEntries(fields.slice(0, -1));
  const beside = (left: unknown, moved: readonly (readonly [string, unknown])[]): unknown =>
    Object.fromEntries(Object.entries(holder).flatMap((entry) => (entry[0] === name ? [[name, left], ...moved] : [entry])));
  return [
    ...(fields.length > 0 && (!Array.isArray(value) || value.length === 1) ? [beside(null, fields)] : []),
    ...(fields.length > 1 ? [beside(Array.isArray(value) ? value.with(-1, kept) : kept, fields.slice(-1))] : []),
  ];
}

function valueAt(value: unknown, path: Path): unknown {
  let at = value;
  for (const step of path) at = (at as Readonly<Record<string | number, unknown>> | undefined)?.[step];
  return at;
}

function walk(value: unknown, path: Path, visit: (path: Path, value: Json) => void): void {
  if (value === undefined) return;
  if (path.length > 0) visit(path, value as Json);
  if (Array.isArray(value)) for (const [index, item] of value.entries()) walk(item, [...path, index], visit);
  else if (isObject(value)) for (const [key, item] of Object.entries(value)) walk(item, [...path, key], visit);
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function changed(value: unknown, path: Path, to: unknown): unknown {
  const [step, ...rest] = path;
  if (step === undefined) return to;
  if (Array.isArray(value)) return value.map((item, index) => (index === step ? changed(item, rest, to) : item));
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, key === step ? changed(item, rest, to) : item]));
}

function renamed(value: Readonly<Record<string, unknown>>, from: string, to: string): unknown {
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key === from ? to : key, item]));
}

/** The object as JSON, and in block style. */
function textsOf(object: Readonly<Record<string, unknown>>): readonly string[] {
  const json = `${JSON.stringify(object, undefined, 2)}\n`;
  const stub = 'apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata:\n  name: web\nspec:\n  podSelector: {}\n';
  const block = editDocument(stub, [
    { type: 'set', path: ['spec'], value: JSON.parse(JSON.stringify(object.spec)) as YamlValue },
  ]);
  return block.ok ? [json, block.text] : [json];
}

const pod = (
  namespace: string,
  labels: Readonly<Record<string, string>>,
  namespaceLabels: Readonly<Record<string, string>> = {},
) =>
  ({
    type: 'pod',
    namespace,
    namespaceLabels: new Map(Object.entries({ 'kubernetes.io/metadata.name': namespace, ...namespaceLabels })),
    labels: new Map(Object.entries(labels)),
    ips: [],
    hostNetwork: false,
    ports: undefined,
  }) satisfies PodEndpoint;

const LABELS: readonly Readonly<Record<string, string>>[] = [
  {},
  ...['app', 'tier', 'env', 'team', 'example.com/role'].flatMap((key) =>
    ['a', 'b', 'web', '', 'true', '10'].map((value) => ({ [key]: value })),
  ),
  { app: 'a', tier: 'b' },
  { app: 'web', env: 'a', team: 'b' },
  { app: 'b', tier: 'web', env: 'web', team: 'a', 'example.com/role': 'a' },
];

const SUBJECTS = LABELS.filter((_, index) => index % 6 === 0).map((labels) => pod('default', labels));
const OTHERS: readonly Endpoint[] = [
  ...LABELS.map((labels) => pod('default', labels)),
  ...LABELS.filter((_, index) => index % 2 === 0).map((labels, index) =>
    pod('other', labels, LABELS[(index * 7) % LABELS.length]),
  ),
  ...['10.0.0.0', '10.1.0.1', '10.2.0.0', '11.0.0.1', '192.168.1.1', 'fd00::1', 'fd00:1::1', '2001:db8::1'].map(
    (ip): Endpoint => ({ type: 'address', ip }),
  ),
];

/** Where the policy surely or possibly lets more through than another; undefined when nowhere. */
function opening(policy: Policy, beside: Policy): string | undefined {
  for (const direction of ['ingress', 'egress'] as const) {
    for (const subject of SUBJECTS) {
      for (const other of OTHERS) {
        const allowed = (one: Policy): PortSet => portsWith(decide([one], direction, subject, other), 'allowed', 'depends');
        if (!isNoPorts(subtractPorts(allowed(policy), allowed(beside))))
          return `${direction} ${JSON.stringify([...subject.labels])} ${JSON.stringify(other.type === 'pod' ? [...other.labels] : other.ip)}`;
      }
    }
  }
  return undefined;
}

/** What a title says when its fix lets more through than what is written, or leaves pods to no policy. */
const SAYS_SO =
  /every|anyone|any value|any other|values only|only this|whole block|all of|at all|either|more may be|not restricted|these namespaces/;

const slip = writtenSpec.chain((spec) => {
  const plain: unknown = JSON.parse(JSON.stringify(spec));
  const choices = [slipsIn(plain), slipsOfPlace(plain)].filter((slips) => slips.length > 0);
  const none = fc.constant<Slip>({ meant: spec, wrote: spec });
  return choices.length === 0 ? none : fc.oneof(...choices.map((slips) => fc.constantFrom(...slips)));
});

describe('fixes', () => {
  test('a slip is mended by each fix offered for it: the problem goes, nothing comes, nothing is opened in silence', () => {
    fc.assert(
      fc.property(slip, fc.constantFrom([0, 1], [1]), ({ meant, wrote }, style) => {
        // What the server takes is what it says, whatever was meant.
        const written = read(policyObject(wrote));
        const truth = written.problems.some(({ refused }) => refused)
          ? read(policyObject(meant)).policies[0]
          : written.policies[0];
        for (const text of textsOf(policyObject(wrote)).slice(...style)) {
          const before = opened(text);
          for (const problem of [...before.file.problems].sort(errorsFirst).slice(0, 3)) {
            const fixes = fixesOf(before.workspace, problem);
            expect(new Set(fixes.map(({ title }) => title)).size).toBe(fixes.length);
            for (const fix of fixes) {
              const after = mended(before.workspace, before.file, fix);
              if (after === undefined) throw new Error(`refused: ${fix.title}\n${text}`);
              const { file } = opened(after);
              const alike = ({ problems }: OpenFile) => problems.filter(({ code }) => code === problem.code).length;
              expect(`${fix.title}: ${alike(file) < alike(before.file)}\n${after}`).toBe(`${fix.title}: true\n${after}`);
              const least = problem.severity === 'error' ? errorsIn(before.file) - 1 : errorsIn(before.file);
              expect(errorsIn(file)).toBeLessThanOrEqual(least);
              const [policy] = file.objects.map((object) => object.policy);
              if (SAYS_SO.test(fix.title) || errorsIn(file) > 0 || !policy || !truth) continue;
              expect(`${fix.title} opens ${opening(policy, truth)}\n${after}`).toBe(`${fix.title} opens undefined\n${after}`);
            }
          }
        }
      }),
      { numRuns: Math.ceil(RUNS / 20) },
    );
  });

  test('what stands right below the field it was meant under is put there, as it was meant, by the first fix', () => {
    const slips = writtenSpec.map((spec) => slipsOfPlace(JSON.parse(JSON.stringify(spec)))).filter(({ length }) => length > 0);
    const outdent = slips.chain((some) => fc.constantFrom(...some));
    fc.assert(
      fc.property(outdent, fc.constantFrom([0, 1], [1]), ({ meant, wrote }, style) => {
        for (const text of textsOf(policyObject(wrote)).slice(...style)) {
          const { workspace, file } = opened(text);
          const [problem] = file.problems.filter(({ code }) => code === 'unknown-field');
          const [fix] = problem ? fixesOf(workspace, problem) : [];
          const after = fix && mended(workspace, file, fix);
          expect(after === undefined ? text : readDocument(after).value).toEqual(policyObject(meant));
        }
      }),
      { numRuns: Math.ceil(RUNS / 20) },
    );
  });

  test('any text and any of its problems give an answer', () => {
    const base = textsOf(
      policyObject({
        podSelector: { matchLabels: { app: 'a' } },
        ingress: [{ from: [{ podSelector: {} }], ports: [{ port: 80 }] }],
      }),
    );
    const cut = fc.tuple(
      fc.constantFrom(...base),
      fc.nat(),
      fc.nat(12),
      fc.constantFrom('', '\t', ':', '"', '[', '}', '- ', '\n', '#', '&a', '*a', '!x', '%', '\u0000', '{{'),
    );
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary' }),
          cut.map(([text, at, length, content]) => {
            const offset = at % text.length;
            return text.slice(0, offset) + content + text.slice(offset + length);
          }),
        ),
        (text) => {
          const { workspace, file } = opened(text);
          for (const problem of file.problems.slice(0, 4)) {
            for (const fix of fixesOf(workspace, problem)) {
              const after = mended(workspace, file, fix);
              if (after === undefined) continue;
              expect(after).not.toBe(text);
              const broken = file.documents.some((document) => document.reading?.broken);
              const { file: then } = opened(after);
              const same = then.problems.find(
                ({ code, message, range }) =>
                  code === problem.code && message === problem.message && range.start === problem.range.start,
              );
              if (!broken) expect(same && `${fix.title}\n${after}`).toBeUndefined();
              expect(then.problems.filter((one) => one.source === 'yaml').length).toBeLessThanOrEqual(
                file.problems.filter((one) => one.source === 'yaml').length,
              );
            }
          }
        },
      ),
      { numRuns: Math.ceil(RUNS / 4) },
    );
  });

  const BROKEN: readonly (readonly [what: string, broken: string, mended: string])[] = [
    [
      'tabs, a type in lower case, a port in quotes',
      `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
\tname: backend # the shop's
spec:
\tpodSelector:
\t\tmatchLabels:
\t\t\tapp:backend
\tpolicyTypes:
\t- ingress
\tingress:
\t- from:
\t\t- podSelector: {app: frontend}
\t\tports:
\t\t- port: "8080" # plain HTTP
`,
      `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  name: backend # the shop's
spec:
  podSelector:
    matchLabels:
      app: backend
  policyTypes:
  - Ingress
  ingress:
  - from:
    - podSelector: {matchLabels: {app: frontend}}
    ports:
    - port: 8080 # plain HTTP
`,
    ],
    [
      'a kind in the plural, a selector of Cilium, labels that are no text, a key twice',
      `apiVersion: networking.k8s.io/v1
kind: NetworkPolicies
metadata:
  name: Backend
  name: backend
spec:
  endpointSelector:
    matchLabels:
      app: backend
      version: 1.10
      canary: false
  policyTypes: Ingress
`,
      `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  name: backend
spec:
  podSelector:
    matchLabels:
      app: backend
      version: "1.10"
      canary: "false"
  policyTypes:
    - Ingress
`,
    ],
    [
      'rules without their dashes, a protocol in lower case, ports among the peers',
      `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  name: dns
spec:
  podSelector: {}
  policyTypes: [Egress]
  egress:
    to:
    - namespaceSelector: {}
      ports:
      - port: 53
        protocol: udp
      - 53/TCP
`,
      `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  name: dns
spec:
  podSelector: {}
  policyTypes: [Egress]
  egress:
  - to:
    - namespaceSelector: {}
    ports:
    - port: 53
      protocol: UDP
    - port: 53
      protocol: TCP
`,
    ],
    [
      'addresses without masks and with bits too many, an exception outside, a bracket and a quote that are not closed',
      `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: {name: "out}
spec:
  podSelector: {}
  policyTypes: [Egress
  egress:
  - to:
    - ipBlock:
        cidr: 10.1.2.3/8
        excepts:
        - 10.1.0.0/16
        - 192.168.0.0/16
    - ipBlock: 1.1.1.1
`,
      `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: {name: "out"}
spec:
  podSelector: {}
  policyTypes: [Egress]
  egress:
  - to:
    - ipBlock:
        cidr: 10.0.0.0/8
        except:
        - 10.1.0.0/16
    - ipBlock:
        cidr: 1.1.1.1/32
`,
    ],
    [
      'expressions in words of others, a line that does not line up, what a server filled in, half a rule',
      `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  name: web
  namspace: shop
spec:
  podSelector:
    matchExpressions:
    - key: app
      op: Equals
      value: web
   policyTypes:
  - Ingress
  ingress:
  - from:
    - podSelector: {}
  -
status: {}
`,
      `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  name: web
  namespace: shop
spec:
  podSelector:
    matchExpressions:
    - key: app
      operator: In
      values:
      - web
  policyTypes:
  - Ingress
  ingress:
  - from:
    - podSelector: {}
`,
    ],
  ];

  test.each(BROKEN)('quick fixes alone mend %s', (_, broken, whole) => {
    let text = broken;
    for (let steps = 0; steps < 30; steps++) {
      const { workspace, file } = opened(text);
      const fix = file.problems.map((problem) => fixesOf(workspace, problem)[0]).find((one) => one !== undefined);
      if (fix === undefined) break;
      text = mended(workspace, file, fix) ?? `refused: ${fix.title}`;
    }
    expect(text).toBe(whole);
    expect(opened(text).file.problems).toEqual([]);
  });
});

test('a long broken document is not read again for each way to mend it', () => {
  const rules = '  - from:\n    - podSelector: {}\n'.repeat(5000);
  const { workspace, file } = opened(`${'kind: NetworkPolicy\nspec:\n\tpodSelector: {}\n  ingress:\n'}${rules}`);
  expect(file.problems.length).toBeGreaterThan(0);
  expect(file.problems.flatMap((problem) => fixesOf(workspace, problem))).toEqual([]);
});
