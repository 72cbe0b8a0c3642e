import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { mangledText } from './fixtures/mangled';
import { oracle } from './fixtures/oracle';
import { readDocument, splitDocuments } from './index';

const numRuns = Number(process.env.DRAWBRIDGE_RUNS ?? 1000);

/** The problems of a text as `severity code: the text marked`, and the messages. */
function problemsOf(text: string): readonly string[] {
  return readDocument(text).problems.map(
    ({ severity, code, range }) => `${severity} ${code}: ${text.slice(range.start, range.end)}`,
  );
}

describe('problems', () => {
  const rows: readonly [name: string, text: string, problem: string, message: RegExp][] = [
    ['a tab', 'spec:\n\tpodSelector: {}\n', 'error tab: \t', /^This line is indented with a tab\. .*replace the tab with spaces/],
    ['a tab behind spaces', 'a:\n  b: 1\n \tc: 2\n', 'error tab:  \t', /replace the tab with spaces/],
    ['no colon', 'a: 1\nname\nb: 2\n', 'error colon: name\nb', /A colon is missing on the line "name"/],
    [
      'no space behind the colon',
      'a: 1\nname:web\nb: 2\n',
      'error colon: name:web\nb',
      /A colon is missing on the line "name:web"/,
    ],
    [
      'no colon before a block',
      'metadata\n  name: web\n',
      'error colon: metadata\n  name',
      /A colon is missing on the line "metadata"/,
    ],
    ['no colon at the end', 'a: 1\nb\n', 'error colon: b', /A colon is missing on the line "b"/],
    ['an open double quote', 'a: 1\nb: "web\nc: 2\n', 'error quote: "web', /double quote that opens here is never closed/],
    ['an open single quote', "a: [1, 'web, x]\n", "error quote: 'web, x]", /single quote that opens here is never closed/],
    ['a colon too many', 'a: b: c\n', 'error syntax: b', /must be in quotes/],
    ['too deep a line', 'a:\n  b: 1\n    c: 2\n', 'error syntax: 1', /Line it up|line up|must be in quotes|indented/],
    ['too shallow a line', 'a:\n    b: 1\n  c: 2\n', 'error syntax:  ', /indentation fits none of the lines above/],
    ["a list on its key's line", 'a: - b\n', 'error syntax: -', /move the dash to the next line/],
    ['an open bracket', 'a: [1, 2\nb: 2\n', 'error syntax: b', /add the closing \]/],
    ['a bracket too many', 'a: 1\n}\n', 'error syntax: }', /closing bracket has no opening one/],
    ['a reserved character', 'a: @x\n', 'error quote: @', /put quotes around it/],
    ['a backslash', 'a: "\\q"\n', 'error quote: \\', /Write \\\\ for a backslash/],
    ['text behind a value', 'a: "x" y\n', 'error syntax: y', /behind a value that is already complete/],
    ['two anchors', 'a: &a &b c\n', 'error syntax: &b', /only one anchor/],
    ['an alias without an anchor', 'a: *x\n', 'error unknown-alias: *x', /no &x stands before it/],
    ['an alias in circles', 'a: &x [*x]\n', 'error circular-alias: *x', /never end/],
    [
      'an anchor twice',
      'a: &x 1\nb: &x 2\nc: *x\n',
      'warning repeated-anchor: &x',
      /on line 1 and again on line 2 of this document/,
    ],
    [
      'a key twice',
      'a:\n  app: 1\n  b: 2\n  "app": 3\n',
      'error duplicate-key: "app"',
      /"app" stands in the same mapping twice: on line 2 and again on line 4 of this document/,
    ],
    ['a key twice, in braces', 'a: {x: 1, x: 2}\n', 'error duplicate-key: x', /on line 1 and again on line 1/],
    ['a list as a key', '? [a]\n: b\n', 'error odd-key: ? [a]', /A key must be a text/],
    ['no key', ': b\n', 'error odd-key: :', /Is a text missing before the colon/],
    ['a merge of no mapping', 'a: &a 1\nb:\n  <<: *a\n', 'error merge: <<', /must be an alias of a mapping/],
    ['an unknown tag', 'a: !custom x\n', 'warning unknown-tag: !custom', /The tag !custom is not understood/],
    ['a Helm template', 'name: {{ .Values.name }}\n', 'error template: {{ .Values.name }}', /`helm template` first/],
    [
      'a Helm template in a text',
      'name: web-{{ .Values.name }}\n',
      'error template: {{ .Values.name }}',
      /`helm template` first/,
    ],
    [
      'a Helm condition',
      '{{- if .Values.on }}\na: 1\n{{- end }}\n',
      'error template: {{- if .Values.on }}',
      /`helm template` first/,
    ],
    [
      'a merge conflict',
      'a:\n<<<<<<< HEAD\n  b: 1\n=======\n  b: 2\n>>>>>>> x\n',
      'error conflict: <<<<<<< HEAD',
      /unresolved merge conflict/,
    ],
    ['a zero character', 'a: b\0c\n', 'error character: \0', /invisible control character .*U\+0000/],
    ['half a character', 'a: \uD83D\n', 'error character: \uD83D', /Half of a character/],
    ['a byte order mark inside', 'a: \uFEFFb\n', 'error character: \uFEFF', /byte order mark/],
    ['two documents', 'a: 1\n---\nb: 2\n', 'error several-documents: -', /put a line with ---/],
  ];
  test.each(rows)('%s', (_name, text, problem, message) => {
    const document = readDocument(text);
    expect(problemsOf(text)).toEqual([problem]);
    expect(document.problems[0]?.message).toMatch(message);
    expect(document.value === undefined).toBe(problem.startsWith('error'));
    expect(document.isEmpty).toBe(false);
  });

  test('a letter that kubectl takes for a boolean counts as the text it is where it is a value, and that is told', () => {
    for (const [letter, key] of [
      ['y', 'true'],
      ['Y', 'true'],
      ['n', 'false'],
      ['N', 'false'],
    ] as const) {
      const { value, problems } = readDocument(`a: ${letter}\n${letter}: b\n`);
      expect(value).toEqual({ a: letter, [key]: 'b' });
      expect(problems.map(({ code }) => code)).toEqual(['ambiguous', 'ambiguous']);
      expect(readDocument(`a: "${letter}"\nb: !!str ${letter}\n`).problems).toEqual([]);
    }
  });

  const ambiguous: readonly [text: string, message: string][] = [
    ['yes', 'kubectl reads "yes" as true, YAML 1.2 as text.'],
    ['Off', 'kubectl reads "Off" as false, YAML 1.2 as text.'],
    ['0755', 'kubectl reads "0755" as the number 493, YAML 1.2 as the number 755.'],
    ['1_000', 'kubectl reads "1_000" as the number 1000, YAML 1.2 as text.'],
    ['0b11', 'kubectl reads "0b11" as the number 3, YAML 1.2 as text.'],
    ['-0o17', 'kubectl reads "-0o17" as the number -15, YAML 1.2 as text.'],
  ];
  test.each(ambiguous)('%s is read differently', (text, message) => {
    const way = ' Put it in quotes if it is a text, or write it so that both agree.';
    expect(readDocument(`a: ${text}\n`).problems.map((problem) => problem.message)).toEqual([message + way]);
    expect(readDocument(`${text}: a\n`).problems.map((problem) => problem.message)).toEqual([message + way]);
    expect(readDocument(`a: "${text}"\nb: |\n  ${text}\nc: !!str ${text}\n`).problems).toEqual([]);
    expect(readDocument(`%YAML 1.1\n---\na: ${text}\n`).problems).toEqual([]);
  });

  test.each([
    'web',
    '443',
    '1.5',
    'true',
    'null',
    '~',
    '10.0.0.0/8',
    '2001:db8::/32',
    'a:b',
    '1e3',
    'kubernetes.io/metadata.name',
    '12:30:45',
    '22:00',
    '2024-01-01',
    '2024-01-31T00:00:00Z',
    '2001-12-14 21:59:43.10 -5',
    '0o755',
    '0x1F',
    '-0',
    '08.5',
    '.inf',
    '.nan',
    'yEs',
  ])('%s is read alike', (text) => {
    expect(readDocument(`a: ${text}\n`).problems).toEqual([]);
  });

  test('keys that are one to kubectl', () => {
    const found = readDocument('a: {z: 1, "true": 2, on: 3}\n').problems;
    expect(found.map(({ code, message }) => [code, message.slice(0, 30)])).toEqual([
      ['duplicate-key', 'The key "true" stands in the s'],
      ['ambiguous', 'kubectl reads "on" as true, YA'],
    ]);
  });

  test('a Helm template in quotes, block texts and comments is none', () => {
    expect(readDocument('a: "{{ .x }}"\nb: \'{{ .y }}\'\nc: |\n  {{ z }}\n# {{ w }}\nd: >-\n  {{ v }}\n').problems).toEqual([]);
  });

  test('a long list of errors is cut', () => {
    const problems = readDocument('a: 1\n'.repeat(200)).problems;
    expect(problems.length).toBe(51);
    expect(problems[50]?.message).toBe('There are 149 more like these further down.');
  });
});

describe('values', () => {
  test('__proto__ is an ordinary key', () => {
    const value = readDocument(
      '__proto__: {polluted: 1}\na:\n  __proto__: x\n  b: 1\nc: &c {__proto__: {d: 1}}\ne:\n  <<: *c\n',
    ).value;
    expect(JSON.stringify(value)).toBe(
      '{"__proto__":{"polluted":1},"a":{"__proto__":"x","b":1},"c":{"__proto__":{"d":1}},"e":{"__proto__":{"d":1}}}',
    );
    expect(Object.getPrototypeOf(value)).toBe(Object.prototype);
    expect('polluted' in {}).toBe(false);
  });

  const rows: readonly [name: string, text: string, value: unknown][] = [
    ['keys are texts', '1: a\ntrue: b\n1.0e1: c\n"": d\n', { 1: 'a', true: 'b', 10: 'c', '': 'd' }],
    [
      'own keys win over merged ones, wherever they stand',
      'x: &x {a: 1, b: 2}\nw:\n  a: 0\n  <<: *x\nz: {<<: [{b: 3}, *x], c: 4}\n',
      {
        x: { a: 1, b: 2 },
        w: { a: 0, b: 2 },
        z: { b: 3, a: 1, c: 4 },
      },
    ],
    ['a quoted << is an ordinary key', '"<<": 1\n', { '<<': 1 }],
    ['nothing', 'a:\nb: ~\nc: [,]\n', undefined],
    ['null in every spelling', 'a:\nb: ~\nc: null\nd: Null\ne: ""\n', { a: null, b: null, c: null, d: null, e: '' }],
    ['carriage returns alone', 'a: 1\rb:\r  - c\r', { a: 1, b: ['c'] }],
    [
      'tags',
      'a: !!str 1\nb: !!int "3"\nc: !custom x\nd: !!binary aGk=\ne: !!set {a, b}\n',
      { a: '1', b: 3, c: 'x', d: 'aGk=', e: { a: null, b: null } },
    ],
    ['a date under YAML 1.1 stays a text', '%YAML 1.1\n---\na: 2024-01-01\nb: yes\n', { a: '2024-01-01', b: true }],
    [
      'tags that say what kubectl is to read',
      'a: !!int 0443\nb: !!bool "yes"\nc: !!str yes\nd: !Ref yes\ne: ! yes\nf: !!float "1"\n',
      { a: 291, b: true, c: 'yes', d: 'yes', e: 'yes', f: 1 },
    ],
    [
      'keys as kubectl names them',
      'on: a\n0x10: b\n1234567.0: c\n"no": d\nf: {1_000: e}\n? 1.5\n: f\n',
      { true: 'a', 16: 'b', '1.234567e+06': 'c', no: 'd', f: { 1000: 'e' }, 1.5: 'f' },
    ],
  ];
  test.each(rows)('%s', (_name, text, value) => {
    expect(readDocument(text).value).toEqual(value);
  });

  test.each([
    ['', true],
    ['# c\n', true],
    ['---\n...\n', true],
    ['---\n# c\n', true],
    ['a:\n', false],
    ['null\n', false],
    ['[', false],
  ])('%j: empty %s', (text, isEmpty) => {
    expect(readDocument(text).isEmpty).toBe(isEmpty);
  });

  test('what is read can be handed to another thread', () => {
    const document = readDocument('a: &a {x: 1}\nb: *a\nc: yes\n');
    const all = { value: document.value, problems: document.problems, ranges: document.ranges([]) };
    expect(structuredClone(all)).toEqual(all);
  });
});

describe('ranges', () => {
  const text = [
    'metadata: # m',
    '  name: &n web # the name',
    'spec:',
    '  ingress:',
    '    # above',
    '    - from: # on from',
    '        - {podSelector: {}}',
    '      ports: [80, {port: 443}]',
    '    -   x: *n',
    '    # under',
    'a b: |',
    '  text',
    '',
    '# end',
  ].join('\n');
  const document = readDocument(text);
  const shownAt = (base: readonly (string | number)[], path: string): string | undefined => {
    const range = document.ranges(base).get(path);
    return range && text.slice(range.start, range.end);
  };

  test.each([
    ['metadata.name', 'name: &n web'],
    ['spec.ingress[0]', '- from: # on from\n        - {podSelector: {}}\n      ports: [80, {port: 443}]'],
    ['spec.ingress[0].from', 'from: # on from\n        - {podSelector: {}}'],
    ['spec.ingress[0].from[0]', '- {podSelector: {}}'],
    ['spec.ingress[0].from[0].podSelector', 'podSelector: {}'],
    ['spec.ingress[0].ports[1].port', 'port: 443'],
    ['spec.ingress[1]', '-   x: *n'],
    ['[a b]', 'a b: |\n  text\n'],
  ])('%s', (path, expected) => {
    expect(shownAt([], path)).toBe(expected);
  });

  test('are relative to a base', () => {
    expect(shownAt(['spec', 'ingress', 0], '')).toBe(
      'from: # on from\n        - {podSelector: {}}\n      ports: [80, {port: 443}]',
    );
    expect(shownAt(['spec', 'ingress', 0], 'ports[0]')).toBe('80');
    expect(document.ranges(['nowhere']).size).toBe(0);
    const range = document.rangeOf(['metadata']);
    expect(range && text.slice(range.start, range.end)).toBe('name: &n web');
  });

  test('lead to what merges a key in', () => {
    const merging = 'x: &x {a: 1, b: 2}\nz:\n  b: 3\n  <<: *x\n';
    const ranges = readDocument(merging).ranges(['z']);
    const shown = [...ranges].map(([path, range]) => [path, merging.slice(range.start, range.end)]);
    expect(Object.fromEntries(shown)).toEqual({ '': 'b: 3\n  <<: *x', b: 'b: 3', a: '<<: *x' });
  });
});

describe('guards', () => {
  const line = (count: number, of: (index: number) => string): string =>
    Array.from({ length: count }, (_, index) => of(index)).join('\n');
  const bomb = `a0: &a0 [x, x, x, x, x, x, x, x, x]\n${line(30, (index) => `a${index + 1}: &a${index + 1} [${`*a${index}, `.repeat(9)}]`)}`;
  const rows: readonly [name: string, text: string, code: string | undefined][] = [
    ['1,000 levels of [', '['.repeat(1000), 'nesting'],
    ['1,000 levels of [ in a value', `a: ${'['.repeat(1000)}${']'.repeat(1000)}`, 'nesting'],
    ['1,000 levels of {', '{a: '.repeat(1000), 'nesting'],
    ['100,000 levels of [', '['.repeat(100_000), 'nesting'],
    ['1,000 levels of indentation', line(1000, (index) => `${' '.repeat(index)}a:`), 'nesting'],
    ['1,000 dashes on a line', `${'- '.repeat(1000)}x`, 'nesting'],
    ['1,000 question marks', `${'? '.repeat(1000)}x`, 'nesting'],
    ['a bomb of aliases', bomb, 'expansion'],
    [
      'a bomb of merges',
      `a0: &a0 {x: 1}\n${line(30, (index) => `a${index + 1}: &a${index + 1}\n  <<: [*a${index}, *a${index}]\n  k${index}: *a${index}`)}`,
      'expansion',
    ],
    ['20,000 keys', line(20_000, (index) => `k${index}: ${index}`), undefined],
    ['20,000 keys in braces', `{${line(20_000, (index) => `k${index}: ${index},`)}}`, undefined],
    ['5,000 harmless aliases', `a: &a {x: 1}\nb:\n${'  - *a\n'.repeat(5000)}`, undefined],
    ['many brackets that are text', `a: "${'['.repeat(2000)}"\nb: |\n  ${'{'.repeat(2000)}\n# ${'['.repeat(2000)}\n`, undefined],
    ['a text of 5 MB', `a: ${'x'.repeat(5_000_000)}\n`, undefined],
    ['a block text of 2 MB', `a: |\n${'  line of text\n'.repeat(140_000)}`, undefined],
    ['100,000 blank lines', `a:\n${'\n'.repeat(100_000)}  # c\nb: 1\n`, undefined],
    ['100 levels that are read', `${'[['.repeat(50)}1${']]'.repeat(50)}`, undefined],
  ];
  test.each(rows)('%s', (_name, text, code) => {
    const document = readDocument(text);
    expect(document.problems.filter((problem) => problem.severity === 'error').map((problem) => problem.code)).toEqual(
      code === undefined ? [] : [code],
    );
    expect(document.value === undefined).toBe(code !== undefined);
  });
});

describe('mangled text', () => {
  test('is read without throwing or hanging, and agrees with the library where both find it good', () => {
    let compared = 0;
    fc.assert(
      fc.property(mangledText, (text) => {
        for (const range of splitDocuments(text)) {
          const slice = text.slice(range.start, range.end);
          const document = readDocument(slice);
          document.ranges([]);
          for (const problem of document.problems) {
            expect(problem.message).toMatch(/\S.*[.?]$/s);
            expect(problem.range.start).toBeLessThanOrEqual(problem.range.end);
            expect(problem.range.end).toBeLessThanOrEqual(slice.length);
          }
          const failed = document.problems.some((problem) => problem.severity === 'error');
          if (failed) expect(document.value).toBeUndefined();
          const judged = oracle(slice, 'kubectl');
          if (failed || document.isEmpty || slice.includes('%YAML')) continue;
          compared++;
          expect(judged.errors).toBe(0);
          expect(JSON.parse(JSON.stringify({ ...Object(document.value) }))).toEqual(
            JSON.parse(JSON.stringify({ ...Object(judged.values[0]) })),
          );
        }
      }),
      { numRuns },
    );
    expect(compared).toBeGreaterThan(numRuns / 10);
  });

  test('any characters at all are read without throwing', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 60 }),
        fc.string({ unit: fc.constantFrom(...' \n\t:-?,[]{}#&*!|>\'"%@`~<=a1\r'), maxLength: 40 }),
        (noise, signs) => {
          readDocument(noise).ranges([]);
          readDocument(signs).ranges([]);
          readDocument(`a: ${signs}\n${noise}`).ranges([]);
        },
      ),
      { numRuns },
    );
  });
});
