import { describe, expect, test } from 'vitest';
import { applyEdits } from '../text';
import type { Finding } from '.';
import { brief, findings, mended, opened, policyText } from './testing/opened';

const TEXT = policyText(`podSelector: {}
policyTypes: [Ingress]
ingress:
- ports: [{port: 80}]
- from:
  - podSelector: {matchLabels: {app: web}}
  - ipBlock: {cidr: 10.0.0.0/8}
  ports: [{port: 80}]`);
const BOTH = ['covered-rule 9', 'block-of-pods 11'];

function found(text: string): readonly string[] {
  return findings(opened({ 'a.yaml': text })).map(brief);
}

/** The text with a line put before the one that starts with `before`. */
function withLine(line: string, before: string): string {
  return TEXT.replace(new RegExp(`^(?=\\s*${before})`, 'm'), `${line}\n`);
}

test('without a comment both are found', () => {
  expect(found(TEXT)).toEqual(BOTH);
});

describe('a comment silences', () => {
  test.each([
    ['on the line above', withLine('  # drawbridge-ignore covered-rule: kept for the auditors', '- from'), ['block-of-pods 12']],
    ['at any indentation', withLine('# drawbridge-ignore covered-rule', '- from'), ['block-of-pods 12']],
    [
      'with comments and blank lines between',
      withLine('  # drawbridge-ignore covered-rule\n\n  # another\n', '- from'),
      ['block-of-pods 15'],
    ],
    [
      'with the reason behind a blank',
      withLine('  #drawbridge-ignore covered-rule kept for the auditors', '- from'),
      ['block-of-pods 12'],
    ],
    ['with a colon behind its word', withLine('  # drawbridge-ignore: covered-rule', '- from'), ['block-of-pods 12']],
    ['several at once', withLine('  # drawbridge-ignore block-of-pods , covered-rule: both', '- from'), ['block-of-pods 12']],
    [
      'by two comments',
      withLine('    # drawbridge-ignore block-of-pods\n    # drawbridge-ignore covered-peer', '- ipBlock'),
      ['covered-rule 9'],
    ],
    ['at the end of the line', TEXT.replace('10.0.0.0/8}', '10.0.0.0/8} # drawbridge-ignore block-of-pods'), ['covered-rule 9']],
    ['in the head, for the whole document', `# Ours.\n# drawbridge-ignore covered-rule, block-of-pods\n\n${TEXT}`, []],
    ['in the head behind the mark', `--- # drawbridge-ignore covered-rule\n%\n${TEXT}`.replace('%\n', ''), ['block-of-pods 12']],
    ['in the head of a directive', `%YAML 1.2\n# drawbridge-ignore covered-rule\n---\n${TEXT}`, ['block-of-pods 14']],
    ['behind a byte order mark', `\uFEFF# drawbridge-ignore covered-rule\n${TEXT}`, ['block-of-pods 12']],
  ])('%s', (_, text, left) => {
    expect(found(text)).toEqual(left);
    expect(found(text.replace(/\n/g, '\r\n'))).toEqual(left);
  });
});

describe('a comment does not silence', () => {
  test.each([
    ['other lints', withLine('  # drawbridge-ignore covered-peer', '- from'), ['covered-rule 10', 'block-of-pods 12']],
    ['other lines', withLine('  # drawbridge-ignore covered-rule', '- ports'), ['covered-rule 10', 'block-of-pods 12']],
    [
      'another document',
      `# drawbridge-ignore covered-rule\n${TEXT}---\n${TEXT.replace('own', 'second')}`,
      ['block-of-pods 12', 'covered-rule 23', 'block-of-pods 25'],
    ],
    [
      'as part of another word',
      withLine('  # drawbridge-ignored covered-rule', '- from'),
      ['covered-rule 10', 'block-of-pods 12'],
    ],
    [
      'where it is no comment',
      TEXT.replace('app: web', 'app: x#drawbridge-ignore block-of-pods'),
      ['covered-rule 9', 'block-of-pods 11'],
    ],
  ])('%s', (_, text, left) => {
    expect(found(text).filter((one) => !one.startsWith('unknown'))).toEqual(left);
  });
});

describe('a name that is no lint', () => {
  test('is told where it stands, with the nearest one as a fix', () => {
    const workspace = opened({ 'a.yaml': withLine('  # drawbridge-ignore covered-rul, block-of-pods', '- from') });
    const [mistake, ...rest] = findings(workspace);
    expect(rest.map(brief)).toEqual(['covered-rule 10', 'block-of-pods 12']);
    expect(mistake && brief(mistake)).toBe('unknown-lint 9');
    expect(mistake?.message).toBe('There is no lint called covered-rul. Did you mean covered-rule?');
    expect(mistake && workspace.files[0]?.text.slice(mistake.range.start, mistake.range.end)).toBe('covered-rul');
    const [fix] = mistake?.fixes ?? [];
    expect(fix?.title).toBe('Change to covered-rule');
    expect(fix && found(mended(workspace, fix)['a.yaml'] ?? '')).toEqual(['block-of-pods 12']);
  });

  test.each(['# drawbridge-ignore', '# drawbridge-ignore : why'])('and none at all: %s', (comment) => {
    const [mistake] = findings(
      opened({ 'a.yaml': withLine(comment === '# drawbridge-ignore' ? comment : '# drawbridge-ignore ()', '- from') }),
    );
    expect(mistake && brief(mistake)).toBe('unknown-lint 9');
    expect(mistake?.message).toContain('silences nothing');
    expect(mistake?.fixes).toEqual([]);
  });

  test('is not told of a document without a policy', () => {
    expect(found('# drawbridge-ignore nonsense\nkind: Service\n')).toEqual([]);
  });

  test('can be silenced itself', () => {
    expect(found(`# drawbridge-ignore unknown-lint, covered-rule, block-of-pods, nonsense\n${TEXT}`)).toEqual([]);
  });
});

/** The finding's last fix: silencing it. */
function silence(text: string, finding: Finding | undefined, name = 'a.yaml'): string {
  const fix = finding?.fixes.at(-1);
  expect(fix?.title).toMatch(/^Silence/);
  return fix ? (mended(opened({ [name]: text }), fix)[name] ?? '') : '';
}

describe('the fix "Silence here"', () => {
  test.each(['\n', '\r\n', '\r'])('puts a comment above, indented, with the line ending %j', (lineBreak) => {
    const text = TEXT.replace(/\n/g, lineBreak);
    const [first, second] = findings(opened({ 'a.yaml': text }));
    expect(silence(text, first)).toBe(withLine('  # drawbridge-ignore covered-rule', '- from').replace(/\n/g, lineBreak));
    expect(silence(text, second)).toBe(withLine('    # drawbridge-ignore block-of-pods', '- ipBlock').replace(/\n/g, lineBreak));
    expect(found(silence(text, first))).toEqual(['block-of-pods 12']);
  });

  test('works for every finding of a text, one after the other', () => {
    let text = policyText(`podSelector: {}
policyTypes: [Egress]
egress:
- to: [{ipBlock: {cidr: 8.0.0.0/8}}, {ipBlock: {cidr: 8.8.0.0/16}}, {namespaceSelector: {matchLabels: {a: b}}}]
- to:
  - ipBlock: {cidr: 0.0.0.0/0, except: [10.0.0.0/8, 172.16.0.0/12, 192.168.0.0/16]}
  ports:
  - {port: 53, protocol: UDP}`);
    for (let turn = 0; turn < 10; turn += 1) {
      const [first] = findings(opened({ 'a.yaml': text }));
      if (first === undefined) break;
      text = silence(text, first);
    }
    expect(found(text)).toEqual([]);
  });

  test('is not offered where the comment would land in the document before', () => {
    const flow = `${TEXT}--- {apiVersion: networking.k8s.io/v1, kind: NetworkPolicy, metadata: {name: b, namespace: shop}, spec: {podSelector: {}, ingress: [{ports: [{port: 1}]}, {ports: [{port: 1}]}]}}\n`;
    const last = findings(opened({ 'a.yaml': flow })).at(-1);
    expect(last && brief(last)).toBe('covered-rule 13');
    expect(last?.fixes.map(({ title }) => title)).toEqual(['Remove rule 2']);
  });

  test('is not offered where the line begins inside a text', () => {
    const text = policyText(`podSelector: {matchLabels: {a: "b", "c
  d": e}}
policyTypes: [Ingress]
ingress: [{ports: [{port: 1, protocol:
  TCP}]}, {ports: [{port: 1}]}]`);
    const [first] = findings(opened({ 'a.yaml': text }));
    expect(first && brief(first)).toBe('covered-rule 9');
    for (const fix of first?.fixes ?? []) expect(findings(opened(mended(opened({ 'a.yaml': text }), fix)))).toEqual([]);
  });
});

describe('JSON', () => {
  const RULE = { ports: [{ port: 80 }] };
  const json = (annotations?: Readonly<Record<string, string>>): string =>
    JSON.stringify(
      {
        apiVersion: 'networking.k8s.io/v1',
        kind: 'NetworkPolicy',
        metadata: { name: 'a', namespace: 'shop', ...(annotations && { annotations }) },
        spec: { podSelector: {}, ingress: [RULE, RULE] },
      },
      undefined,
      2,
    );
  const names = (text: string): readonly string[] => findings(opened({ 'a.json': text })).map(({ rule }) => rule);

  test('silences by an annotation', () => {
    expect(names(json())).toEqual(['covered-rule']);
    expect(names(json({ 'drawbridge/ignore': 'block-of-pods, covered-rule: kept' }))).toEqual([]);
    expect(names(json({ 'drawbridge/ignore': 'block-of-pods' }))).toEqual(['covered-rule']);
    expect(names(json({ 'drawbridge/ignore': 'covered-rul' }))).toEqual(['unknown-lint', 'covered-rule']);
  });

  test.each([
    [undefined, 'covered-rule'],
    [{ other: 'x' }, 'covered-rule'],
    [{ 'drawbridge/ignore': 'block-of-pods: kept, for now' }, 'block-of-pods, covered-rule: kept, for now'],
  ])('the fix writes it beside %j', (annotations, written) => {
    const text = json(annotations);
    const after = silence(text, findings(opened({ 'a.json': text }))[0], 'a.json');
    expect(JSON.parse(after).metadata.annotations).toEqual({ ...annotations, 'drawbridge/ignore': written });
    expect(names(after)).toEqual([]);
  });

  test('the annotation silences in YAML too', () => {
    expect(found(TEXT.replace('namespace: shop', 'namespace: shop, annotations: {drawbridge/ignore: "covered-rule"}'))).toEqual([
      'block-of-pods 11',
    ]);
  });
});

test.each([
  ['in JSON', 'metadata: {name: own, namespace: shop, annotations: {"drawbridge/ignore": "covered-rule"}}'],
  ['in quotes', 'metadata:\n  name: own\n  namespace: shop\n  annotations:\n    drawbridge/ignore: "covered-rule"\n    a: b'],
  [
    'folded',
    'metadata:\n  name: own\n  namespace: shop\n  annotations:\n    drawbridge/ignore: >-\n      covered-rule:\n      kept\n    a: b',
  ],
])('an annotation %s silences in a document too long to be read again as a whole', (_, metadata) => {
  const text = TEXT.replace(/metadata: .*/, metadata);
  const rules = (of: string): readonly string[] => findings(opened({ 'a.yaml': of })).map(({ rule }) => rule);
  expect(rules(text)).toEqual(['block-of-pods']);
  expect(rules(`${text}${'# more of the same\n'.repeat(25_000)}`)).toEqual(['block-of-pods']);
});

test('edits of a fix are for the text as it stands', () => {
  const text = `# head\n---\n${TEXT}---\n${TEXT.replace('own', 'second')}`;
  const workspace = opened({ 'a.yaml': text });
  for (const { fixes } of findings(workspace)) {
    const repair = fixes.at(-1)?.repair;
    if (repair?.type !== 'edits') throw new Error('no edits');
    expect(applyEdits(text, repair.edits).replace(/ *# drawbridge-ignore [a-z-]+\n/, '')).toBe(text);
  }
});
