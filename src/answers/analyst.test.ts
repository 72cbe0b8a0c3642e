import fc from 'fast-check';
import { expect, test } from 'vitest';
import { NOTHING_ASSUMED } from '../engine';
import { readDocumentText } from '../workspace/readDocumentText';
import { openFile, withText } from '../workspace/readFile';
import type { OpenFile } from '../workspace/workspace';
import { type Analyst, createAnalyst, type Telling } from './analyst';
import { check, oneVerdict, type Question } from './check';
import { situationObjects } from './situation';
import { analysisOf, deployment } from './testSituation';

const POD = { a: deployment('a', 'app: a'), b: deployment('b', 'app: b'), moved: deployment('b', 'app: a') };
const policy = (app: string, from: string, port: number): string => `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: p-${app} }
spec:
  podSelector: { matchLabels: { app: ${app} } }
  ingress: [{ from: [{ podSelector: { matchLabels: { app: ${from} } } }], ports: [{ port: ${port} }] }]
---
`;
const PARTS = [
  POD.a,
  POD.b,
  POD.moved,
  policy('a', 'b', 80),
  policy('b', 'a', 80),
  policy('a', 'a', 443),
  policy('b', 'c', 80),
  ': broken [',
];
const QUESTIONS: readonly Question[] = ['a', 'b'].flatMap((from) =>
  ['a', 'b'].map(
    (to): Question => ({
      from: { type: 'workload', namespace: 'default', kind: undefined, name: from },
      to: { type: 'workload', namespace: 'default', kind: undefined, name: to },
      protocol: 'TCP',
      port: 80,
    }),
  ),
);

const read = (text: string) => readDocumentText(text, 'default');

const asked = (analyst: Analyst, question: Question) =>
  analyst.work(({ now }) => ({ answer: check(now(), question), policies: now().situation.policies }));

/** Tells as the page does: of each file only what changed. */
function teller() {
  let last = 0;
  const fresh = (): string => `k${++last}`;
  let files: readonly OpenFile[] = [];
  let version = 0;
  return {
    texts: () => files.map(({ text }) => text),
    opened: () => files.map(({ opened }) => opened),
    tell(texts: readonly string[]): Telling {
      const before = files;
      files = texts.map((text, index) => {
        const old = before[index];
        return old === undefined
          ? openFile(`f${index}`, `${index}.yaml`, text, text, read, fresh)
          : withText(old, text, read, fresh);
      });
      return {
        version: ++version,
        assumptions: NOTHING_ASSUMED,
        defaultNamespace: 'default',
        files: files.map((file, index) => {
          const old = before[index];
          const known = new Set(old === undefined ? [] : situationObjects(old, 'default'));
          return {
            id: file.id,
            objects: old === file ? undefined : situationObjects(file, 'default').map((one) => (known.has(one) ? one.key : one)),
            opened: file.text === file.opened ? null : file.opened,
          };
        }),
      };
    },
  };
}

test('what it is told bit by bit, it answers as if it had been told at once', () => {
  const text = fc.array(fc.constantFrom(...PARTS), { maxLength: 4 }).map((parts) => parts.join(''));
  fc.assert(
    fc.property(fc.array(fc.array(text, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 4 }), (steps) => {
      const analyst = createAnalyst();
      const page = teller();
      for (const texts of steps) {
        analyst.tell(page.tell(texts));
        for (const question of QUESTIONS) {
          const { answer, policies } = asked(analyst, question).answer;
          const wanted = check(analysisOf(page.texts()), question);
          const plain = (one: typeof answer) =>
            one.type === 'answer'
              ? [oneVerdict(one.trails), one.trails.length, one.caveats.map(({ type }) => type)]
              : one.why.type;
          // A document that is broken now still says what it last said: then only the analyst knows.
          if (!page.texts().some((one) => one.includes('broken'))) expect(plain(answer)).toEqual(plain(wanted));
          for (const { into } of answer.type === 'answer' ? answer.trails : []) {
            for (const place of into?.isolating ?? []) expect(policies[place]).toBeDefined();
          }
        }
      }
    }),
    { numRuns: Math.ceil(Number(process.env.DRAWBRIDGE_RUNS ?? 1000) / 10) },
  );
});

test('the version of what was told comes back, and an object that was never told is an error', () => {
  const analyst = createAnalyst();
  const page = teller();
  analyst.tell(page.tell([POD.a]));
  expect(asked(analyst, QUESTIONS[0] as Question).version).toBe(1);
  expect(() =>
    analyst.tell({
      version: 2,
      assumptions: NOTHING_ASSUMED,
      defaultNamespace: 'default',
      files: [{ id: 'x', objects: ['k1'], opened: null }],
    }),
  ).toThrow();
});
