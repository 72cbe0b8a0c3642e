import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { applyEdits, invertEdits } from '../text';
import type { DocumentChange } from './documentChange';
import { planDocuments } from './planDocuments';
import { readDocumentText } from './readDocumentText';
import { openFile } from './readFile';
import type { OpenFile } from './workspace';

const policy = (name: string, rest = ''): string =>
  `apiVersion: networking.k8s.io/v1\nkind: NetworkPolicy\nmetadata:\n  name: ${name}\nspec:\n  podSelector: {}\n${rest}`;
const A = policy('a');
const B = policy('b');
const NEW = policy('new');

function opened(text: string): OpenFile {
  let key = 0;
  return openFile(
    'f',
    'f.yaml',
    text,
    text,
    (slice) => readDocumentText(slice, 'default'),
    () => `k${++key}`,
  );
}

function changed(text: string, wish: 'add' | `${'delete' | 'duplicate'} ${number}`): string {
  const file = opened(text);
  const [type, index] = wish.split(' ');
  const object = file.objects[Number(index)]?.key ?? 'none';
  const change: DocumentChange =
    wish === 'add' ? { type: 'add', text: NEW } : { type: type === 'delete' ? 'delete' : 'duplicate', object };
  const planned = planDocuments(file, change);
  if (!planned.ok) return `refused: ${planned.reason}`;
  const after = applyEdits(text, planned.edits);
  expect(applyEdits(after, invertEdits(text, planned.edits))).toBe(text);
  return after;
}

const list = (...items: string[]): string => `apiVersion: v1\nkind: List\nitems:\n${items.join('')}`;
const item = (name: string): string =>
  `  # about ${name}\n  - apiVersion: networking.k8s.io/v1\n    kind: NetworkPolicy\n    metadata:\n      name: ${name} # its name\n    spec:\n      podSelector: {}\n`;

function errorsIn(text: string): readonly string[] {
  return opened(text)
    .problems.filter(({ severity, source }) => severity === 'error' && source === 'yaml')
    .map(({ message }) => message);
}

/** A document without its end mark. */
function bare(text: string): string {
  return text
    .trimEnd()
    .replace(/^\.\.\.$/m, '')
    .trimEnd();
}

describe('a policy is added', () => {
  test.each([
    ['to an empty file', '', NEW],
    ['behind comments alone', '# to come\n', `# to come\n${NEW}`],
    ['behind a mark alone', '\uFEFF%YAML 1.2\n--- # to come\n', `\uFEFF%YAML 1.2\n--- # to come\n---\n${NEW}`],
    ['behind another', A, `${A}---\n${NEW}`],
    ['where the last line is open', A.trimEnd(), `${A}---\n${NEW}`],
    ['behind an end mark', `${A}...\n`, `${A}...\n---\n${NEW}`],
    ['with the file’s line endings', A.replaceAll('\n', '\r\n'), `${A}---\n${NEW}`.replaceAll('\n', '\r\n')],
    ['behind one of its name', NEW, `${NEW}---\n${policy('new-2')}`],
    ['behind a broken document', `${A}---\nkind: [\n`, `${A}---\nkind: [\n---\n${NEW}`],
  ])('%s', (_, text, expected) => {
    expect(changed(text, 'add')).toBe(expected);
  });

  test('as the last item of a List', () => {
    expect(changed(list(item('a')), 'add')).toBe(
      `${list(item('a'))}  - apiVersion: networking.k8s.io/v1\n    kind: NetworkPolicy\n    metadata:\n      name: new\n    spec:\n      podSelector: {}\n`,
    );
  });

  test('not to a single object in JSON, with a reason', () => {
    const json =
      '{"apiVersion": "networking.k8s.io/v1", "kind": "NetworkPolicy", "metadata": {"name": "a"}, "spec": {"podSelector": {}}}';
    expect(changed(json, 'add')).toMatch(/^refused: This file is one object in JSON/);
  });
});

describe('a policy is duplicated', () => {
  test.each([
    ['alone', A, 0, `${A}---\n${policy('a-copy')}`],
    ['its comments too', `# why\n${A}# end\n`, 0, `# why\n${A}# end\n---\n# why\n${policy('a-copy')}# end\n`],
    ['the first of two', `${A}---\n${B}`, 0, `${A}---\n${policy('a-copy')}---\n${B}`],
    ['the last of two, its line open', `${A}---\n${B.trimEnd()}`, 1, `${A}---\n${B}---\n${policy('b-copy').trimEnd()}`],
    ['twice', `${A}---\n${policy('a-copy')}`, 0, `${A}---\n${policy('a-copy-2')}---\n${policy('a-copy')}`],
    ['behind a byte order mark', `\uFEFF${A}`, 0, `\uFEFF${A}---\n${policy('a-copy')}`],
    ['under a directive', `%YAML 1.1\n---\n${A}`, 0, `%YAML 1.1\n---\n${A}...\n%YAML 1.1\n---\n${policy('a-copy')}`],
    [
      'under a directive and a comment, its line open',
      `# c\n%YAML 1.2\n--- # a\n${A.trimEnd()}`,
      0,
      `# c\n%YAML 1.2\n--- # a\n${A}...\n# c\n%YAML 1.2\n--- # a\n${policy('a-copy').trimEnd()}`,
    ],
    [
      'under a directive, before another',
      `%YAML 1.1\r\n---\r\n${A}...\r\n# b\r\n---\r\n${B}`.replace(/\r?\n/g, '\r\n'),
      0,
      `%YAML 1.1\n---\n${A}...\n%YAML 1.1\n---\n${policy('a-copy')}...\n# b\n---\n${B}`.replaceAll('\n', '\r\n'),
    ],
    [
      'an end that comments follow',
      `%YAML 1.1\n---\n${A}... # end\n\n# more\n`,
      0,
      `%YAML 1.1\n---\n${A}... # end\n%YAML 1.1\n---\n${policy('a-copy')}... # end\n\n# more\n`,
    ],
    [
      'under a comment of its own before its mark',
      `# about a\n---\n${A}`,
      0,
      `# about a\n---\n${A}...\n# about a\n---\n${policy('a-copy')}`,
    ],
    ['with an end mark', `---\n${A}...\n---\n${B}`, 0, `---\n${A}...\n---\n${policy('a-copy')}...\n---\n${B}`],
  ])('%s', (_, text, index, expected) => {
    expect(changed(text, `duplicate ${index}`)).toBe(expected);
  });

  test('an item of a List, with its comments', () => {
    expect(changed(list(item('a'), item('b')), 'duplicate 0')).toBe(
      list(item('a'), item('a').replace('name: a ', 'name: a-copy '), item('b')),
    );
  });
});

describe('a policy is deleted', () => {
  test.each([
    ['alone', A, 0, ''],
    ['what is said of the file stays', `# Licence\n\n# about a\n${A}`, 0, '# Licence\n'],
    ['the first of two', `${A}---\n${B}`, 0, `---\n${B}`],
    ['the last of two', `${A}---\n# about b\n${B}`, 1, A],
    ['the one between', `${A}---\n${B}---\n${NEW}`, 1, `${A}---\n${NEW}`],
    ['behind a byte order mark', `\uFEFF${A}---\n${B}`, 0, `\uFEFF---\n${B}`],
  ])('%s', (_, text, index, expected) => {
    expect(changed(text, `delete ${index}`)).toBe(expected);
  });

  test('an item of a List, and the last one', () => {
    expect(changed(list(item('a'), item('b')), 'delete 1')).toBe(list(item('a')));
    expect(changed(list(item('a')), 'delete 0')).toMatch(/items: \[\]/);
  });
});

test('whatever is done to one, every other document keeps its bytes and its object', () => {
  const documents = fc.array(
    fc.tuple(
      fc.constantFrom('', '# c\n', '---\n', '# c\n---\n', '...\n%YAML 1.1\n---\n'),
      fc.constantFrom('a', 'b', 'c'),
      fc.constantFrom('', '# end\n', '...\n'),
    ),
    { minLength: 1, maxLength: 5 },
  );
  fc.assert(
    fc.property(
      documents,
      fc.boolean(),
      fc.boolean(),
      fc.nat(),
      fc.constantFrom('add', 'duplicate', 'delete'),
      (parts, crlf, open, at, type) => {
        const text = parts
          .map(([head, name, end], index) => `${index > 0 && !head.includes('---') ? `---\n${head}` : head}${policy(name)}${end}`)
          .join('');
        const ended = open ? text.trimEnd() : text;
        const whole = crlf ? ended.replaceAll('\n', '\r\n') : ended;
        const file = opened(whole);
        const index = at % file.objects.length;
        const result = changed(whole, type === 'add' ? 'add' : `${type === 'delete' ? 'delete' : 'duplicate'} ${index}`);
        const names = file.objects.map((object) => object.name);
        const after = opened(result).objects.map((object) => object.name);
        const expected =
          type === 'delete'
            ? names.toSpliced(index, 1)
            : type === 'add'
              ? [...names, 'new']
              : names.toSpliced(index + 1, 0, after[index + 1] ?? '?');
        expect(after).toEqual(expected);
        if (type === 'duplicate') expect(names).not.toContain(after[index + 1]);
        if (type !== 'delete') expect(result.length).toBeGreaterThan(whole.length);
        // What is duplicated keeps its bytes as well.
        const own = file.documents.find((one) => one.key === file.objects[index]?.document)?.text ?? '';
        if (type === 'duplicate') expect(opened(result).documents.map((one) => bare(one.text))).toContain(bare(own));
        expect(errorsIn(result)).toEqual([]);
      },
    ),
    { numRuns: Number(process.env.DRAWBRIDGE_RUNS ?? 1000) / 5 },
  );
});
