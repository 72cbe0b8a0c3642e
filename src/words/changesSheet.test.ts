import { describe, expect, test } from 'vitest';
import { createAnalyst, type Telling } from '../answers/analyst';
import { situationObjects } from '../answers/situation';
import { analysisOf, deployment, workspaceOf } from '../answers/testSituation';
import { NOTHING_ASSUMED } from '../engine';
import { changeCounts, changesSheet } from './changesSheet';
import { answerTo } from './questions';
import { sentenceText } from './segment';

const PODS = deployment('a', 'app: a') + deployment('b', 'app: b');

function policy(rule: string, name = 'p'): string {
  return `apiVersion: networking.k8s.io/v1
kind: NetworkPolicy
metadata: { name: ${name} }
spec: { podSelector: { matchLabels: { app: a } }, ingress: [${rule}] }
---
`;
}

const FROM_B = 'from: [{ podSelector: { matchLabels: { app: b } } }]';
const DENY = policy('');
const on = (...ports: readonly number[]): string =>
  policy(`{ ${FROM_B}, ports: [${ports.map((port) => `{ port: ${port} }`).join()}] }`);

function sheetOf(before: string, after: string, most = 200) {
  const [old, now] = [analysisOf([before]), analysisOf([after])];
  return changesSheet({ now: () => now, opened: () => old, others: () => old }, { against: 'opened', most });
}

describe('what changes, ready to be shown', () => {
  test.each<[string, string, string, readonly string[]]>([
    ['nothing', DENY, DENY, []],
    ['allowed', DENY, policy(`{ ${FROM_B} }`), ['+ b → a denied allowed: every port']],
    ['allowed on a port', DENY, on(80), ['+ b → a denied allowed: [80]']],
    ['refused', on(80, 443), DENY, ['− b → a allowed denied: (80) (443)']],
    ['narrowed', policy(`{ ${FROM_B} }`), on(80), ['~ b → a allowed allowed: every port, now [80]']],
    ['widened', on(80), on(80, 443), ['~ b → a allowed allowed: (80) now [80] [443]']],
    ['another port', on(80), on(443), ['+ b → a denied allowed: [443]', '− b → a allowed denied: (80)']],
  ])('%s', (_, before, after, rows) => {
    const sheet = sheetOf(PODS + before, PODS + after);
    const told = sheet.rows.map(({ sign, from, to, was, is, ports }) => {
      const pieces = ports.map(({ type, text }) => (type === 'words' ? text : type === 'open' ? `[${text}]` : `(${text})`));
      const [source, target] = [from, to].map((who) => sentenceText(who).replaceAll('default/', ''));
      return `${sign} ${source} → ${target} ${was.state} ${is.state}: ${pieces.join(' ')}`;
    });
    expect(told).toEqual(rows);
    expect(sheet.total).toBe(rows.length);
    for (const { because } of sheet.rows) expect(because.length).toBeGreaterThan(0);
    expect(sheet.markdown).toContain(sheet.summary);
  });

  test('so many rows as are asked for, and all of them counted', () => {
    const sheet = sheetOf(PODS + on(80), PODS + on(443), 1);
    expect([sheet.rows.length, sheet.total, sheet.count]).toEqual([1, 2, 2]);
    expect(sheet.markdown.match(/^\| [+~−]/gm)).toHaveLength(2);
  });

  test('workloads that come and go are told apart, without connections', () => {
    const sheet = sheetOf(PODS, deployment('a', 'app: a') + deployment('c', 'app: c'));
    expect(sheet.count).toBe(0);
    expect(sheet.workloadNotes.map(sentenceText)).toEqual(['New: default/c (no policy isolates it).', 'Gone: default/b.']);
  });

  test('what is not counted weighs', () => {
    const cilium = 'apiVersion: cilium.io/v2\nkind: CiliumNetworkPolicy\nmetadata: { name: c }\nspec: {}\n';
    const { notes } = sheetOf(PODS, `${PODS}${cilium}`);
    expect(notes.filter(({ weighty }) => weighty).map(({ text }) => text)).toEqual([
      expect.stringMatching(/^After: Not counted, .*CiliumNetworkPolicy default\/c\./),
    ]);
  });
});

test.each<[string, string, string | undefined]>([
  [DENY, on(80), undefined],
  [on(80), DENY, '1 connection is newly refused'],
  [policy(`{ ${FROM_B} }`), on(80), '1 connection is narrowed'],
])('what is not allowed any more', (before, after, words) => {
  const [old, now] = [analysisOf([PODS + before]), analysisOf([PODS + after])];
  expect(changeCounts({ now: () => now, opened: () => old }).refused).toBe(words);
});

test('against other files, which are told once and never opened', () => {
  const analyst = createAnalyst();
  const told = (others?: Telling['others']): Telling => ({
    version: 1,
    files: workspaceOf(PODS + on(80)).files.map((file) => ({
      id: file.id,
      objects: situationObjects(file, 'default'),
      opened: null,
    })),
    assumptions: NOTHING_ASSUMED,
    defaultNamespace: 'default',
    ...(others === undefined ? {} : { others }),
  });
  const ask = (against: 'opened' | 'others') =>
    analyst.work((analyses) => {
      const sheet = answerTo({ type: 'changes', against, most: 10 }, analyses);
      return sheet !== undefined && 'markdown' in sheet ? sheet.summary : undefined;
    }).answer;
  analyst.tell(told([{ name: 'old.yaml', text: PODS + DENY }]));
  expect(ask('others')).toBe('1 connection newly allowed.');
  expect(ask('opened')).toBe('No connection changes.');
  analyst.tell(told());
  expect(ask('others')).toBe('1 connection newly allowed.');
  analyst.tell(told([{ name: 'old.yaml', text: PODS + on(80) }]));
  expect(ask('others')).toBe('No connection changes.');
  analyst.tell(told(null));
  expect(ask('others')).toBe('No workload is in both: there is no connection to compare.');
});
