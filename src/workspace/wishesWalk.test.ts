import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Intent } from '../kinds/intent';
import { intents } from '../kinds/networkPolicy/testing/arbitraries';
import { type Meaning, meaningOf, promised } from '../kinds/networkPolicy/testing/promised';
import { applyEdits, invertEdits, type Path, type TextEdit } from '../text';
import { readDocument } from '../yaml';
import { planEdit } from './planEdit';

const RUNS = Number(process.env.DRAWBRIDGE_RUNS ?? 1000);

const BLOCK = `# a policy with comments in every place
apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata:
  name: web # c1
  # c2
  labels:
    app: a # c3
  annotations: # c4
    kubectl.kubernetes.io/last-applied-configuration: '{}'
  uid: abc
spec:
  # c5
  podSelector:
    matchLabels:
      app: web # c6
  # c7
  policyTypes:
    - Ingress # c8
    - Egress
  # c9
  ingress: # c10
    # c11
    - from:
        # c12
        - podSelector: # c13
            matchLabels:
              app: a # c14
        # c15
        - namespaceSelector: # c16
            # c17
            matchExpressions:
              - { key: team, operator: In, values: [a, b] } # c18
          # c19
          podSelector: {} # c20
      # c21
      ports:
        # c22
        - port: 80 # c23
        - port: 53
          # c24
          protocol: UDP
    # c25

    # c26
    - ports: # c27
        - port: 80
        - protocol: UDP
          port: 53
      from:
        # c28
        - namespaceSelector: {} # c29
        # c30
        - podSelector: # c31
            matchLabels: { app: b, tier: web } # c32
    # - from: c33
    # c34
    - from:
        - ipBlock: # c35
            cidr: 10.0.0.0/8
            # c36
            except: [10.1.0.0/16]
  # c37
  egress:
    # c38
    - to:
        - namespaceSelector:
            matchLabels:
              kubernetes.io/metadata.name: kube-system # c39
  # c40
# c41
`;

const INDENTLESS = `apiVersion: v1
kind: List
items:
# c1
- apiVersion: v1
  kind: ConfigMap
  data:
    text: |
      # not a comment
# c2
- apiVersion: networking.k8s.io/v1
  kind: NetworkPolicy
  metadata:
    creationTimestamp: null
    name: web
  spec:
    podSelector: {}
    ingress:
    # c3
    - from:
      - podSelector: {} # c4
      # c5
      - namespaceSelector: {}
        podSelector: # c6
          matchLabels:
            app: a
    # c7
    - {} # c8
    -
      # c9
      from:
      -   podSelector:
            matchLabels:
              app: b # c10
      -   namespaceSelector: {} # c11
    # c12
    egress:
    - ports: # c13
      - port: 53
  status: {} # c14
# c15
- apiVersion: networking.k8s.io/v1
  kind: NetworkPolicy
  metadata:
    name: last
  spec:
    podSelector: {}
`;

const FLOW = `{apiVersion: networking.k8s.io/v1, kind: NetworkPolicy, metadata: {name: web, labels: {app: a}}, # c1
  spec: {podSelector: {}, policyTypes: [Ingress], ingress: [{from: [{podSelector: {}}, {namespaceSelector: {}}]}, # c2
    {from: [{podSelector: {matchLabels: {app: a}}, namespaceSelector: {}}], ports: [{port: 80}, {port: 53, protocol: UDP}]}, {}],
    egress: [{to: [{ipBlock: {cidr: 10.0.0.0/8}}]}]}}
`;

const JSON_TEXT = `${JSON.stringify(readDocument(BLOCK).value, null, 2)}\n`;

interface Start {
  readonly text: string;
  readonly base: Path;
}
const STARTS: Readonly<Record<string, Start>> = {
  'block style with comments': { text: BLOCK, base: [] },
  'carriage returns': { text: BLOCK.replaceAll('\n', '\r\n'), base: [] },
  'an item of a List, lists not indented': { text: INDENTLESS, base: ['items', 1] },
  'in brackets': { text: FLOW, base: [] },
  JSON: { text: JSON_TEXT, base: [] },
  'JSON in one line': { text: JSON.stringify(readDocument(BLOCK).value), base: [] },
};

function objectIn(text: string, base: Path): unknown {
  const { value, problems } = readDocument(text);
  expect(problems.filter(({ severity }) => severity === 'error')).toEqual([]);
  return base.reduce<unknown>((inner, step) => (inner as Record<string | number, unknown>)[step], value);
}

/** All of a document but one object. */
function around(text: string, base: Path): unknown {
  const value: unknown = readDocument(text).value;
  const [list, index] = base;
  if (list === undefined) return undefined;
  const items = (value as Record<string | number, unknown[]>)[list] ?? [];
  return items.filter((_, at) => at !== index);
}

const parse = (source: string): unknown => readDocument(source).value;

/** Edits that take nothing away: every comment is still there. */
const KEEPING: readonly Intent['type'][] = [
  'addRule',
  'addPeers',
  'allowAll',
  'copyRule',
  'moveRule',
  'duplicateRule',
  'duplicatePeer',
  'splitRule',
  'separateSelectors',
  'joinSelectors',
];

function keeps(intent: Intent, before: Meaning, after: Meaning): boolean {
  if (intent.type !== 'movePeer') return KEEPING.includes(intent.type);
  // A rule that is left without a peer goes, with its ports.
  return after[intent.direction].rules.length === before[intent.direction].rules.length;
}

function comments(text: string): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const comment of text.match(/#.*$/gm) ?? []) counts.set(comment, (counts.get(comment) ?? 0) + 1);
  return counts;
}

test.each(Object.entries(STARTS))('a walk of wishes says what was promised, and back to the same bytes: %s', (_, start) => {
  fc.assert(
    fc.property(fc.array(intents, { minLength: 1, maxLength: 10 }), (wishes) => {
      let { text } = start;
      const steps: { readonly before: string; readonly edits: readonly TextEdit[] }[] = [];
      for (const intent of wishes) {
        const before = meaningOf(objectIn(text, start.base));
        const expected = promised(before, intent, parse);
        const planned = planEdit(text, start.base, intent);
        if (!planned.ok) {
          expect(expected, planned.reason).toEqual([]);
          continue;
        }
        expect(applyEdits(text, planned.edits)).toBe(planned.text);
        const after = meaningOf(objectIn(planned.text, start.base));
        expect(expected).toContainEqual(after);
        expect(around(planned.text, start.base)).toEqual(around(text, start.base));
        if (keeps(intent, before, after)) {
          const kept = comments(planned.text);
          const lost = [...comments(text)].filter(([comment, count]) => (kept.get(comment) ?? 0) < count);
          expect(lost).toEqual([]);
        }
        steps.push({ before: text, edits: planned.edits });
        text = planned.text;
      }
      for (const { before, edits } of steps.toReversed()) text = applyEdits(text, invertEdits(before, edits));
      expect(text).toBe(start.text);
    }),
    { numRuns: Math.ceil(RUNS / 40) },
  );
});
