import { describe, expect, test } from 'vitest';
import { LINT_NAMES } from '../../lints';
import { PROBLEM_REASONS } from './problemRules';
import type { Entry, Report } from './report';
import { reportGithub } from './reportGithub';
import { reportJson } from './reportJson';
import { pathUri, reportSarif } from './reportSarif';
import { reportText, summaryText } from './reportText';
import { RULES } from './rules';

const entry = (over: Partial<Entry> = {}, path = 'a b/shop.yaml'): Entry => ({
  severity: 'error',
  source: 'kubernetes',
  code: 'peer',
  message: 'Required value: must specify a peer',
  field: 'spec.ingress[0].from[0]',
  object: { kind: 'NetworkPolicy', namespace: 'shop', name: 'web' },
  place: { path, start: { line: 12, column: 5 }, end: { line: 12, column: 9 } },
  related: [],
  ...over,
});

function reportOf(entries: readonly Entry[], over: Partial<Report> = {}): Report {
  return { files: [{ path: 'a b/shop.yaml', policies: 1, entries }], failures: [], unread: undefined, ...over };
}

const WARNING = entry({
  severity: 'warning',
  source: 'yaml',
  code: 'ambiguous',
  field: undefined,
  object: undefined,
  message: 'first 100%\r\nsecond, third: \u001b[31mred',
  place: { path: 'a,b:c.yaml', start: { line: 1, column: 1 }, end: { line: 2, column: 3 } },
});
const HINT = entry({
  severity: 'info',
  source: 'lint',
  code: 'covered-rule',
  message: 'Covered.',
  related: [{ path: '../other.yaml', start: { line: 1, column: 2 }, end: { line: 3, column: 4 } }],
});
const FULL = reportOf([entry(), WARNING, HINT], {
  failures: [{ path: 'gone.yaml', message: 'There is no such file or folder.' }],
});

describe('text', () => {
  test('one line for each, on which nothing from a file can colour or break', () => {
    expect(reportText(FULL, false)).toBe(
      [
        'a b/shop.yaml:12:5: error spec.ingress[0].from[0]: Required value: must specify a peer [peer]',
        'a,b:c.yaml:1:1: warning first 100% second, third:  [31mred [ambiguous]',
        'a b/shop.yaml:12:5: hint spec.ingress[0].from[0]: Covered. [covered-rule]',
        '',
      ].join('\n'),
    );
    expect(reportText(reportOf([]), false)).toBe('');
  });

  test('colours go around the same words', () => {
    const coloured = reportText(FULL, true);
    expect(coloured).toContain('\u001b[31merror\u001b[0m');
    // biome-ignore lint/suspicious/noControlCharactersInRegex: colours are control characters
    expect(coloured.replaceAll(/\u001b\[\d+m/g, '')).toBe(reportText(FULL, false));
  });

  test.each<[Report, string]>([
    [FULL, '1 error, 1 warning and 1 hint in 1 file with 1 policy.'],
    [reportOf([entry(), entry()]), '2 errors in 1 file with 1 policy.'],
    [reportOf([WARNING, HINT]), '1 warning and 1 hint in 1 file with 1 policy.'],
    [reportOf([]), 'Nothing found in 1 file with 1 policy.'],
    [
      {
        files: [
          { path: 'a', policies: 0, entries: [] },
          { path: 'b', policies: 0, entries: [] },
        ],
        failures: [],
        unread: undefined,
      },
      'Nothing found in 2 files with no NetworkPolicy.',
    ],
  ])('the summary %#', (report, words) => {
    expect(summaryText(report)).toBe(words);
  });
});

describe('JSON', () => {
  test('the shape of version 1', () => {
    expect(JSON.parse(reportJson({ ...FULL, unread: 'Not read.' }, '1.2.3'))).toEqual({
      version: 1,
      tool: { name: 'drawbridge', version: '1.2.3' },
      summary: { errors: 1, warnings: 1, hints: 1 },
      files: [{ path: 'a b/shop.yaml', policies: 1 }],
      findings: [
        {
          path: 'a b/shop.yaml',
          line: 12,
          column: 5,
          endLine: 12,
          endColumn: 9,
          severity: 'error',
          source: 'kubernetes',
          code: 'peer',
          field: 'spec.ingress[0].from[0]',
          message: 'Required value: must specify a peer',
          object: { kind: 'NetworkPolicy', namespace: 'shop', name: 'web' },
        },
        {
          path: 'a,b:c.yaml',
          line: 1,
          column: 1,
          endLine: 2,
          endColumn: 3,
          severity: 'warning',
          source: 'yaml',
          code: 'ambiguous',
          message: 'first 100%\r\nsecond, third: \u001b[31mred',
        },
        {
          path: 'a b/shop.yaml',
          line: 12,
          column: 5,
          endLine: 12,
          endColumn: 9,
          severity: 'info',
          source: 'lint',
          code: 'covered-rule',
          field: 'spec.ingress[0].from[0]',
          message: 'Covered.',
          object: { kind: 'NetworkPolicy', namespace: 'shop', name: 'web' },
          related: [{ path: '../other.yaml', line: 1, column: 2, endLine: 3, endColumn: 4 }],
        },
      ],
      failures: [{ path: 'gone.yaml', message: 'There is no such file or folder.' }],
      notes: ['Not read.'],
    });
  });
});

describe('annotations for GitHub', () => {
  test('a command each, escaped as the runner reads it', () => {
    expect(reportGithub(FULL)).toBe(
      [
        '::error file=a b/shop.yaml,line=12,endLine=12,col=5,endColumn=9,title=peer::spec.ingress[0].from[0]: Required value: must specify a peer',
        '::warning file=a%2Cb%3Ac.yaml,line=1,endLine=2,title=ambiguous::first 100%25 second, third:  [31mred',
        '::notice file=a b/shop.yaml,line=12,endLine=12,col=5,endColumn=9,title=covered-rule::spec.ingress[0].from[0]: Covered.',
        '::error file=gone.yaml,title=unreadable::There is no such file or folder.',
        '',
      ].join('\n'),
    );
  });
});

/** The keys that SARIF 2.1.0 allows of those the report uses, and which it asks for (`!`), by the object's place. */
const SARIF: Readonly<Record<string, readonly string[]>> = {
  '': ['$schema', 'version!', 'runs!'],
  'runs.': ['tool!', 'columnKind', 'invocations', 'results'],
  'runs.tool': ['driver!'],
  'runs.tool.driver': ['name!', 'semanticVersion', 'rules'],
  'runs.tool.driver.rules.': ['id!', 'shortDescription', 'fullDescription', 'help', 'helpUri'],
  'runs.tool.driver.rules.shortDescription': ['text!'],
  'runs.tool.driver.rules.fullDescription': ['text!'],
  'runs.tool.driver.rules.help': ['text!', 'markdown'],
  'runs.invocations.': ['executionSuccessful!', 'toolExecutionNotifications'],
  'runs.invocations.toolExecutionNotifications.': ['level', 'message!'],
  'runs.invocations.toolExecutionNotifications.message': ['text!'],
  'runs.results.': ['ruleId', 'ruleIndex', 'level', 'message!', 'locations', 'relatedLocations'],
  'runs.results.message': ['text!'],
  'runs.results.locations.': ['physicalLocation', 'logicalLocations'],
  'runs.results.locations.logicalLocations.': ['fullyQualifiedName'],
  'runs.results.locations.physicalLocation': ['artifactLocation!', 'region'],
  'runs.results.locations.physicalLocation.artifactLocation': ['uri', 'uriBaseId'],
  'runs.results.locations.physicalLocation.region': ['startLine', 'startColumn', 'endLine', 'endColumn'],
  'runs.results.relatedLocations.': ['id', 'physicalLocation'],
  'runs.results.relatedLocations.physicalLocation': ['artifactLocation!', 'region'],
  'runs.results.relatedLocations.physicalLocation.artifactLocation': ['uri', 'uriBaseId'],
  'runs.results.relatedLocations.physicalLocation.region': ['startLine', 'startColumn', 'endLine', 'endColumn'],
};

function expectSarif(value: unknown, at: string): void {
  if (Array.isArray(value)) {
    for (const item of value) expectSarif(item, `${at}.`);
    return;
  }
  if (typeof value !== 'object' || value === null) return;
  const keys = Object.keys(value);
  const allowed = SARIF[at] ?? [];
  for (const key of keys)
    expect(
      allowed.map((name) => name.replace('!', '')),
      `${at} has ${key}`,
    ).toContain(key);
  for (const name of allowed) if (name.endsWith('!')) expect(keys, at).toContain(name.slice(0, -1));
  for (const [key, inner] of Object.entries(value)) expectSarif(inner, `${at.replace(/\.$/, '')}${at === '' ? '' : '.'}${key}`);
}

describe('SARIF', () => {
  const log = JSON.parse(reportSarif(FULL, '1.2.3', '/work')) as {
    version: string;
    runs: {
      tool: { driver: { rules: { id: string }[] } };
      invocations: { executionSuccessful: boolean; toolExecutionNotifications: unknown[] }[];
      results: { ruleId: string; ruleIndex: number; level: string; locations: unknown[]; relatedLocations?: unknown[] }[];
    }[];
  };

  test('has the shape of 2.1.0', () => {
    expect(log.version).toBe('2.1.0');
    expectSarif(log, '');
  });

  test('each result names its rule, its level, its place', () => {
    const [run] = log.runs;
    expect(run?.results.map(({ level }) => level)).toEqual(['error', 'warning', 'note']);
    for (const { ruleId, ruleIndex } of run?.results ?? []) expect(run?.tool.driver.rules[ruleIndex]?.id).toBe(ruleId);
    expect(run?.results[0]?.locations).toEqual([
      {
        physicalLocation: {
          artifactLocation: { uri: 'a%20b/shop.yaml', uriBaseId: '%SRCROOT%' },
          region: { startLine: 12, startColumn: 5, endLine: 12, endColumn: 9 },
        },
        logicalLocations: [{ fullyQualifiedName: 'NetworkPolicy shop/web spec.ingress[0].from[0]' }],
      },
    ]);
    expect(run?.results[2]?.relatedLocations).toEqual([
      {
        id: 0,
        physicalLocation: {
          artifactLocation: { uri: 'file:///other.yaml' },
          region: { startLine: 1, startColumn: 2, endLine: 3, endColumn: 4 },
        },
      },
    ]);
  });

  test('what could not be read is an unsuccessful run', () => {
    expect(log.runs[0]?.invocations).toEqual([
      {
        executionSuccessful: false,
        toolExecutionNotifications: [{ level: 'error', message: { text: 'gone.yaml: There is no such file or folder.' } }],
      },
    ]);
    expect(reportSarif(reportOf([]), '1', '/')).toContain('"executionSuccessful": true');
  });

  test.each([
    ['a/b.yaml', 'a/b.yaml'],
    ['a b/ü#?.yaml', 'a%20b/%C3%BC%23%3F.yaml'],
    ['a:b.yaml', 'a%3Ab.yaml'],
    ['..b.yaml', '..b.yaml'],
    ['../b.yaml', 'file:///b.yaml'],
    ['/x y.yaml', 'file:///x%20y.yaml'],
    ['<stdin>', '%3Cstdin%3E'],
  ])('%s as a URI', (path, uri) => {
    expect(pathUri(path, '/work')).toBe(uri);
  });
});

describe('rules', () => {
  test('each check and each lint has one, none has two', () => {
    const ids = RULES.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids).toEqual(expect.arrayContaining([...LINT_NAMES, ...Object.keys(PROBLEM_REASONS)]));
  });

  test('each says what and why in whole words', () => {
    for (const { title, why, help, url } of RULES) {
      expect(title).toMatch(/^\S.*[^.]$/);
      expect(why).toMatch(/\.$/);
      expect(help.text).toContain(why);
      if (url !== undefined) expect(URL.canParse(url)).toBe(true);
    }
  });
});
