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

/** A lesson's files after somebody changed the text of the one with a name. */
function changed(lesson: Lesson, name: string, from: string | RegExp, to: string): readonly OpenFile[] {
  const files = lesson.files.map((file) => {
    if (file.name !== name) return file;
    const text = file.text.replace(from, to);
    expect(text).not.toBe(file.text);
    return { ...file, text };
  });
  return opened({ files });
}

const WAYS: Readonly<Record<string, readonly [file: string, from: string | RegExp, to: string]>> = {
  namespace: [
    'api-metrics.yaml',
    '        - podSelector:\n',
    '        - namespaceSelector:\n            matchLabels:\n              kubernetes.io/metadata.name: monitoring\n          podSelector:\n',
  ],
  'both-ends': [
    'api-ingress.yaml',
    /$/,
    '  ingress:\n    - from:\n        - podSelector: { matchLabels: { app: web } }\n      ports: [{ port: 8080 }]\n',
  ],
  dns: [
    'web-egress.yaml',
    /$/,
    '    - to:\n        - namespaceSelector: { matchLabels: { kubernetes.io/metadata.name: kube-system } }\n          podSelector: { matchLabels: { k8s-app: kube-dns } }\n      ports: [{ port: 53, protocol: UDP }, { port: 53 }]\n',
  ],
  'and-or': ['api-from-partners.yaml', '        - podSelector:', '          podSelector:'],
  empty: ['close-shop.yaml', '    - {} # meant: nobody gets in\n', '    []\n'],
};

describe('lessons', () => {
  test.each([TUTORIAL, ...TRAPS])('$id: its files are fine, and none of its goals is reached at first', (lesson) => {
    const files = opened(lesson);
    for (const { problems } of files) expect(problems.filter(({ severity }) => severity === 'error')).toEqual([]);
    for (const { goal } of lesson.steps) if (goal !== undefined) expect(reached(goal, files).all).toBe(false);
    expect(lesson.steps.some(({ goal }) => goal !== undefined)).toBe(true);
  });

  test.each(TRAPS)('$id: what it teaches reaches its goal', (lesson) => {
    const [name, from, to] = WAYS[lesson.id] ?? ['', '', ''];
    const goal = lesson.steps.at(-1)?.goal;
    const found = goal && reached(goal, changed(lesson, name, from, to));
    expect(found?.parts.filter(({ holds }) => !holds)).toEqual([]);
    expect(found?.all).toBe(true);
  });

  test.each<[id: string, file: string, from: string | RegExp, to: string]>([
    [
      'namespace',
      'api-metrics.yaml',
      '        - podSelector:\n            matchLabels:\n              app: prometheus\n',
      '        - namespaceSelector: {}\n',
    ],
    ['dns', 'web-egress.yaml', /$/, '    - to:\n        - namespaceSelector: {}\n      ports: [{ port: 53, protocol: UDP }]\n'],
    ['both-ends', 'api-ingress.yaml', /$/, '  ingress:\n    - {}\n'],
    ['and-or', 'api-from-partners.yaml', /\s+- podSelector:[\s\S]*$/, '\n'],
    ['empty', 'close-shop.yaml', '{} # meant: nobody gets in', 'from: [{ podSelector: {} }]'],
  ])('%s: a wrong way out is not taken for the right one', (id, file, from, to) => {
    const lesson = TRAPS.find((one) => one.id === id) ?? TUTORIAL;
    const goal = lesson.steps.at(-1)?.goal;
    expect(goal && reached(goal, changed(lesson, file, from, to)).all).toBe(false);
  });

  test('the tutorial is told step by step, whichever way it is done', () => {
    const [, named, opens, , saved] = TUTORIAL.steps;
    const renamed = changed(
      TUTORIAL,
      'backend-ingress-deny.yaml',
      'name: backend-ingress-deny',
      'name: backend-allow-ingress-frontend',
    );
    expect(named?.goal && reached(named.goal, renamed).all).toBe(true);
    const opened = changed(
      TUTORIAL,
      'backend-ingress-deny.yaml',
      /$/,
      '  ingress:\n    - from:\n        - podSelector: { matchLabels: { app: frontend } }\n',
    );
    expect(opens?.goal && reached(opens.goal, opened).all).toBe(true);
    const downloaded = opened.map((file) => ({ ...file, downloaded: file.text }));
    expect(saved?.goal && reached(saved.goal, downloaded).all).toBe(true);
  });
});

test('the example cluster is fine as it stands', () => {
  for (const { problems } of opened({ files: EXAMPLE }))
    expect(problems.filter(({ severity }) => severity === 'error')).toEqual([]);
});
