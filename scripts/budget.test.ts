import { describe, expect, test } from 'vitest';
import { closure, partition } from './budget.mjs';

const manifest = {
  'index.html': {
    file: 'index.js',
    isEntry: true,
    imports: ['_shared.js'],
    dynamicImports: [
      'src/ui/editor/monaco.ts',
      'src/ui/dialogs/index.ts',
      'src/ui/other.ts',
      'src/store/planner.ts',
      'src/ui/answers/AnswersPanel.tsx',
      'src/ui/offline/workOffline.ts',
    ],
  },
  '_shared.js': { file: 'shared.js', imports: ['_shared.js'] },
  'src/ui/editor/monaco.ts': {
    file: 'monaco.js',
    imports: ['_shared.js', '_parts.js'],
    dynamicImports: ['src/ui/editor/more.ts'],
  },
  'src/ui/editor/more.ts': { file: 'more.js', imports: ['_parts.js'] },
  'src/ui/dialogs/index.ts': { file: 'dialogs.js', imports: ['_shared.js'] },
  'src/store/planner.ts': { file: 'plan.js' },
  'src/ui/answers/AnswersPanel.tsx': {
    file: 'answers.js',
    imports: ['_shared.js'],
    dynamicImports: ['src/ui/answers/connectivity/ConnectivityTab.tsx'],
  },
  'src/ui/answers/connectivity/ConnectivityTab.tsx': { file: 'matrix.js', imports: ['_shared.js'] },
  'src/ui/offline/workOffline.ts': { file: 'offline.js', imports: ['_shared.js'] },
  'src/ui/other.ts': { file: 'other.js', imports: ['_deep.js'] },
  '_parts.js': { file: 'parts.js' },
  '_deep.js': { file: 'deep.js' },
  'style.css': { file: 'style.css' },
};

describe('the bundle budget', () => {
  test('follows static imports, cycles too', () => {
    expect([...closure(manifest, ['index.html'])].sort()).toEqual(['_shared.js', 'index.html']);
  });

  test('counts each file once, in the first part that fetches it, and an unknown lazy chunk with the first', () => {
    const parts = partition(manifest).filter(({ files }) => files.length > 0);
    expect(parts.map(({ name, files }) => [name, [...files].sort()])).toEqual([
      ['before the canvas is on screen', ['deep.js', 'index.js', 'other.js', 'shared.js']],
      ['editing by click', ['plan.js']],
      ['answers, rule list, hover cards', ['answers.js']],
      ['dialogs, menus, templates', ['dialogs.js']],
      ['connectivity, tables', ['matrix.js']],
      ['YAML editor', ['monaco.js', 'more.js', 'parts.js']],
      ['working offline', ['offline.js']],
    ]);
  });
});
