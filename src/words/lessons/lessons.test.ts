import { describe, expect, test } from 'vitest';
import { readDocumentText } from '../../workspace/readDocumentText';
import { openFile } from '../../workspace/readFile';
import type { OpenFile } from '../../workspace/workspace';
import { EXAMPLE } from './example';
import type { Lesson } from './lesson';
import { reached } from './reached';
import { TRAPS } from './traps';
import { TUTORIAL } from './tutorial';

function opened({ files }: Pick<Lesson, 'files'>): readonly OpenFile[] {
  let last = 0;
  const read = (text: string) => readDocumentText(text, 'default');
  return files.map(({ name, text }) => openFile(name, name, text, text, read, () => `k${++last}`));
}

type Way = readonly [file: string, from: string | RegExp, to: string];

/** A lesson's files after somebody changed texts, one after the other. */
function changed(lesson: Lesson, ...ways: readonly Way[]): readonly OpenFile[] {
  const texts = new Map(lesson.files.map(({ name, text }) => [name, text]));
  for (const [name, from, to] of ways) {
    const text = texts.get(name) ?? '';
    texts.set(name, text.replace(from, to));
    expect(texts.get(name)).not.toBe(text);
  }
  return opened({ files: lesson.files.map(({ name }) => ({ name, text: texts.get(name) ?? '' })) });
}

/** For each step of a trap what it teaches. */
const WAYS: Readonly<Record<string, readonly Way[]>> = {
  namespace: [
    [
      'api-metrics.yaml',
      '        - podSelector:\n',
      '        - namespaceSelector:\n            matchLabels:\n              kubernetes.io/metadata.name: monitoring\n          podSelector:\n',
    ],
  ],
  'both-ends': [
    [
      'api-ingress.yaml',
      /$/,
      '  ingress:\n    - from:\n        - podSelector: { matchLabels: { app: web } }\n      ports: [{ port: 8080 }]\n',
    ],
  ],
  dns: [
    [
      'web-egress.yaml',
      /$/,
      '    - to:\n        - namespaceSelector: { matchLabels: { kubernetes.io/metadata.name: kube-system } }\n          podSelector: { matchLabels: { k8s-app: kube-dns } }\n      ports: [{ port: 53, protocol: UDP }, { port: 53 }]\n',
    ],
  ],
  'and-or': [['api-from-partners.yaml', '        - podSelector:', '          podSelector:']],
  empty: [
    ['close-shop.yaml', '    - {} # meant: nobody gets in\n', '    []\n'],
    ['api-from-web.yaml', 'namespaceSelector: {}\n          podSelector', 'podSelector'],
  ],
};

describe('lessons', () => {
  test.each([TUTORIAL, ...TRAPS])('$id: its files are fine, and none of its goals is reached at first', (lesson) => {
    const files = opened(lesson);
    for (const { problems } of files) expect(problems.filter(({ severity }) => severity === 'error')).toEqual([]);
    for (const { goal } of lesson.steps) if (goal !== undefined) expect(reached(goal, files).all).toBe(false);
    expect(lesson.steps.some(({ goal }) => goal !== undefined)).toBe(true);
  });

  test.each(TRAPS)('$id: what each step teaches reaches its goal, and nothing less', (lesson) => {
    const ways = WAYS[lesson.id] ?? [];
    const goals = lesson.steps.flatMap(({ goal }) => goal ?? []);
    expect(goals).toHaveLength(ways.length);
    for (const [step, goal] of goals.entries()) {
      expect(reached(goal, changed(lesson, ...ways.slice(0, step))).all).toBe(false);
      const found = reached(goal, changed(lesson, ...ways.slice(0, step + 1)));
      expect(found.parts.filter(({ holds }) => !holds)).toEqual([]);
      expect(found.all).toBe(true);
    }
  });

  test.each<[id: string, step: number, ...way: Way]>([
    [
      'namespace',
      0,
      'api-metrics.yaml',
      '        - podSelector:\n            matchLabels:\n              app: prometheus\n',
      '        - namespaceSelector: {}\n',
    ],
    [
      'dns',
      0,
      'web-egress.yaml',
      /$/,
      '    - to:\n        - namespaceSelector: {}\n      ports: [{ port: 53, protocol: UDP }]\n',
    ],
    ['both-ends', 0, 'api-ingress.yaml', /$/, '  ingress:\n    - {}\n'],
    // What the API server would refuse opens nothing.
    [
      'both-ends',
      0,
      'api-ingress.yaml',
      /$/,
      '  ingress:\n    - from:\n        - podSelector: { matchLabels: { app: web } }\n      ports: [{ port: 8080 }, { port: 70000 }]\n',
    ],
    ['empty', 0, 'close-shop.yaml', '    - {} # meant: nobody gets in\n', '    []\n  egress: nobody\n'],
    // The other policy of the lesson isolates the API by itself.
    ['empty', 0, 'close-shop.yaml', '{} # every pod of shop', '{ matchLabels: { app: nobody } }'],
    ['and-or', 0, 'api-from-partners.yaml', /\s+- podSelector:[\s\S]*$/, '\n'],
    ['empty', 0, 'close-shop.yaml', '{} # meant: nobody gets in', 'from: [{ podSelector: {} }]'],
    // The dash is taken for the mistake: every namespace stays open, even wider.
    ['empty', 1, 'api-from-web.yaml', '          podSelector', '        - podSelector'],
    ['empty', 1, 'api-from-web.yaml', / {10}podSelector:[\s\S]*web\n/, ''],
  ])('%s, step %d: a wrong way out is not taken for the right one', (id, step, ...way) => {
    const lesson = TRAPS.find((one) => one.id === id) ?? TUTORIAL;
    const goal = lesson.steps.flatMap((one) => one.goal ?? [])[step];
    expect(goal && reached(goal, changed(lesson, ...(WAYS[id] ?? []).slice(0, step), way)).all).toBe(false);
  });

  test('the tutorial is told step by step, whichever way it is done', () => {
    const [, named, opens, , saved] = TUTORIAL.steps;
    const renamed = changed(TUTORIAL, [
      'backend-ingress-deny.yaml',
      'name: backend-ingress-deny',
      'name: backend-allow-ingress-frontend',
    ]);
    expect(named?.goal && reached(named.goal, renamed).all).toBe(true);
    const opened = changed(TUTORIAL, [
      'backend-ingress-deny.yaml',
      /$/,
      '  ingress:\n    - from:\n        - podSelector: { matchLabels: { app: frontend } }\n',
    ]);
    expect(opens?.goal && reached(opens.goal, opened).all).toBe(true);
    const downloaded = opened.map((file) => ({ ...file, downloaded: file.text }));
    expect(saved?.goal && reached(saved.goal, downloaded).all).toBe(true);
  });
});

test('the example cluster is fine as it stands', () => {
  for (const { problems } of opened({ files: EXAMPLE }))
    expect(problems.filter(({ severity }) => severity === 'error')).toEqual([]);
});
