import type { SourceTree } from './buildTree';
import { isBooleanLetter, readAsKubectl } from './kubectlScalar';
import { errorAt, lineNumbers, shown, warningAt, type YamlProblem } from './problem';
import { maxExpansion, measure, mergedMaps, targetOf } from './readValue';
import { type Entry, isAmbiguous, type MapNode, type PlainValue, type ScalarNode, visitNodes } from './sourceNode';

/** What is wrong with a document that is valid YAML as far as its grammar goes, in the order of the text. */
export function findProblems(tree: SourceTree, source: string): readonly YamlProblem[] {
  const { root } = tree;
  if (root === undefined) return [];
  const lineAt = lineNumbers(source);
  const problems: YamlProblem[] = [];
  visitNodes(root, (node) => {
    if (node.kind === 'map') problems.push(...keyProblems(node, lineAt));
    if (node.kind === 'scalar' && isAmbiguous(node)) problems.push(ambiguous(node));
  });
  problems.push(...aliasProblems(tree, lineAt));
  return problems.sort((a, b) => a.range.start - b.range.start);
}

function keyProblems(map: MapNode, lineAt: (offset: number) => number): readonly YamlProblem[] {
  const problems: YamlProblem[] = [];
  const seen = new Map<string, Entry>();
  for (const entry of map.entries) {
    const range = { start: entry.start, end: Math.max(entry.keyNode.end, entry.start + 1) };
    if (entry.merge) {
      if (!mergesMaps(entry))
        problems.push(
          errorAt('merge', range, 'The key << merges mappings: its value must be an alias of a mapping, or a list of them.'),
        );
      continue;
    }
    const key = targetOf(entry.keyNode);
    if (key !== undefined && (key.kind !== 'scalar' || key.value === null)) {
      problems.push(
        errorAt('odd-key', range, 'A key must be a text, not empty, a list or a mapping. Is a text missing before the colon?'),
      );
      continue;
    }
    const first = seen.get(entry.key);
    if (first === undefined) {
      seen.set(entry.key, entry);
      continue;
    }
    const lines = `on line ${lineAt(first.start)} and again on line ${lineAt(entry.start)} of this document`;
    problems.push(
      errorAt(
        'duplicate-key',
        range,
        `The key ${shown(entry.key)} stands in the same mapping twice: ${lines}. Remove one of them.`,
      ),
    );
  }
  return problems;
}

function mergesMaps(entry: Entry): boolean {
  const value = targetOf(entry.value);
  // An alias without its anchor is told on its own.
  if (value === undefined) return true;
  const count = value.kind === 'list' ? value.items.length : 1;
  return mergedMaps(entry).length === count;
}

function ambiguous({ body, end, text, value, core }: ScalarNode): YamlProblem {
  const read = isBooleanLetter(text) ? readAsKubectl(text) : value;
  const message = `kubectl reads ${shown(text)} as ${reading(read)}, YAML 1.2 as ${reading(core)}. Put it in quotes if it is a text, or write it so that both agree.`;
  return warningAt('ambiguous', { start: body, end }, message);
}

function reading(value: PlainValue): string {
  if (typeof value === 'number') return `the number ${value}`;
  return typeof value === 'string' ? 'text' : String(value);
}

function aliasProblems(tree: SourceTree, lineAt: (offset: number) => number): readonly YamlProblem[] {
  const problems: YamlProblem[] = [];
  for (const alias of tree.aliases) {
    if (alias.target !== undefined) continue;
    const range = { start: alias.body, end: alias.end };
    problems.push(
      errorAt(
        'unknown-alias',
        range,
        `The alias *${alias.name} stands for nothing: no &${alias.name} stands before it. Add the anchor, or write the value out.`,
      ),
    );
  }
  const used = new Set(tree.aliases.map((alias) => alias.name));
  const named = new Map<string, number>();
  for (const node of tree.anchors) {
    if (node.anchor === undefined || !used.has(node.anchor)) continue;
    const first = named.get(node.anchor);
    named.set(node.anchor, node.start);
    if (first === undefined) continue;
    const lines = `on line ${lineAt(first)} and again on line ${lineAt(node.start)} of this document`;
    const range = { start: node.start, end: node.start + node.anchor.length + 1 };
    problems.push(
      warningAt('repeated-anchor', range, `The anchor &${node.anchor} is set ${lines}: an alias means the last one before it.`),
    );
  }
  if (tree.root === undefined || tree.aliases.length === 0) return problems;
  const { written, expanded, circular } = measure(tree.root);
  if (circular) {
    const range = { start: circular.body, end: circular.end };
    problems.push(
      errorAt(
        'circular-alias',
        range,
        `The alias *${circular.name} stands inside what it stands for, so it would never end. Write the value out.`,
      ),
    );
  } else if (expanded - written > maxExpansion) {
    const [first] = tree.aliases;
    const range = { start: first?.body ?? 0, end: first?.end ?? 0 };
    const times =
      Number.isFinite(expanded) && expanded < 1e15 ? `${expanded.toLocaleString('en')} values` : 'a number of values without end';
    problems.push(
      errorAt(
        'expansion',
        range,
        `The aliases of this document would make ${times} of the ${written.toLocaleString('en')} that are written. That is refused: use fewer aliases.`,
      ),
    );
  }
  return problems;
}
