import { lineNumbers, type YamlProblem, type YamlProblemCode } from './problem';

const ECHOES: readonly YamlProblemCode[] = ['syntax', 'colon', 'quote', 'odd-key', 'duplicate-key'];

/**
 * The problems without those that a tab brings about: from the line above it on, until a key stands at the document's
 * root again. They go, or show what they are, with the tab.
 */
export function withoutEchoesOfTabs(problems: readonly YamlProblem[], source: string): readonly YamlProblem[] {
  const tabs = problems.filter(({ code }) => code === 'tab');
  if (tabs.length === 0) return problems;
  const lineAt = lineNumbers(source);
  const lines = source.split(/\r\n?|\n/);
  const echoing = new Set<number>();
  for (const { range } of tabs) {
    let line = lineAt(range.start);
    if (echoing.has(line)) continue;
    // Comments and blank lines stand between.
    for (let above = line - 1; above > 0; above--) {
      echoing.add(above);
      if (/^\s*[^\s#]/.test(lines[above - 1] ?? '')) break;
    }
    do echoing.add(line++);
    while (line <= lines.length && !/^[^\s#-]/.test(lines[line - 1] ?? ''));
  }
  return problems.filter(({ code, range }) => !ECHOES.includes(code) || !echoing.has(lineAt(range.start)));
}
