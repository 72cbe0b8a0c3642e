import { describe, expect, test } from 'vitest';
import { DEEPEST, yamlConfiguration, yamlTokens } from './yamlLanguage';

const IndentAction = { None: 0, Indent: 1, IndentOutdent: 2, Outdent: 3 } as const;

/** What the first rule that fits writes at the beginning of the next line, beyond the indentation of this one. */
function added(before: string): string {
  const rule = yamlConfiguration({ languages: { IndentAction } }).onEnterRules?.find(({ beforeText }) => beforeText.test(before));
  if (!rule) return '';
  return (rule.action.indentAction === IndentAction.Indent ? '  ' : '') + (rule.action.appendText ?? '');
}

test('brackets within brackets open states to a depth that Monaco bears, and no further', () => {
  const opens = (state: string): unknown => {
    const rules: readonly unknown[] = yamlTokens.tokenizer[state] ?? [];
    return rules.find((rule) => Array.isArray(rule) && String(rule[0]) === '/[[{]/');
  };
  expect(opens('root')).toEqual([/[[{]/, { token: 'punct', next: '@flow1' }]);
  expect(opens(`flow${DEEPEST - 1}`)).toEqual([/[[{]/, { token: 'punct', next: `@flow${DEEPEST}` }]);
  expect(opens(`flow${DEEPEST}`)).toEqual([/[[{]/, 'punct']);
  expect(DEEPEST).toBeLessThan(90);
});

describe('Enter indents the next line', () => {
  test.each<[string, string, number]>([
    ['below a key', '  ingress:', 2],
    ['below a key with a comment behind it', '  ingress: # the web tier', 2],
    ['below a key in an item, behind the dash and in from the key', '    - from:', 4],
    ['below a key in an item of a list without indentation', '- podSelector:', 4],
    ['beside the key of an item', '        - protocol: TCP', 2],
    ['beside the key of an item with a comment', '        - port: 80 # web', 2],
    ['beside an item whose value is in brackets', '        - ipBlock: {cidr: 10.0.0.0/8}', 2],
    ['not beside the key of an item whose brackets are open', '        - ipBlock: {', 0],
    ['below a text over lines', '    note: |', 2],
    ['below a text over lines that folds', '    note: >- # why', 2],
    ['not behind a value', '      app: web', 0],
    ['not behind a word of a list', '    - Ingress', 0],
    ['not behind an address of a list', '    - fd00::/8', 0],
    ['not behind brackets in a list', '    - {}', 0],
    ['not behind an object in brackets in a list', '    - {key: app, operator: Exists}', 0],
    ['not behind a quoted text of a list', '    - "a: b"', 0],
    ['not in a comment that ends with a colon', '  # to do:', 0],
    ['not in a comment behind a value', '  podSelector: {} # see:', 0],
    ['not in a comment that looks like an item', '  # - from:', 0],
    ['not behind a key that holds text with a colon', '  note: "see:', 0],
    ['not behind a mark of a document', '---', 0],
  ])('%s', (_, line, columns) => {
    expect(added(line)).toBe(' '.repeat(columns));
  });
});

describe('one word', () => {
  const { wordPattern } = yamlConfiguration({ languages: { IndentAction } });
  test.each<[string, readonly string[]]>([
    ['cidr: 10.0.0.0/8 # partners', ['cidr', '10.0.0.0/8', 'partners']],
    ['- 2001:db8::/64', ['2001:db8::/64']],
    ['kubernetes.io/metadata.name: kube-system', ['kubernetes.io/metadata.name', 'kube-system']],
    ['{app: "a b", tier: \'x\'}', ['app', 'a', 'b', 'tier', 'x']],
    ['values: [a,b]', ['values', 'a', 'b']],
    ['apiVersion: networking.k8s.io/v1', ['apiVersion', 'networking.k8s.io/v1']],
  ])('%s', (line, words) => {
    expect(line.match(new RegExp(wordPattern ?? '', 'g'))).toEqual(words);
  });
});
