import type { languages } from 'monaco-editor/editor';

/** So many brackets within brackets are counted: Monaco throws where a hundred states are open. Deeper ones stay plain. */
export const DEEPEST = 80;

function inBrackets(depth: number): languages.IMonarchLanguageRule[] {
  return [
    { include: '@gaps' },
    [/[[{]/, depth < DEEPEST ? { token: 'punct', next: `@flow${depth + 1}` } : 'punct'],
    [/[\]}]/, { token: 'punct', next: '@pop' }],
    [/,|:(?=[\s,[\]{}]|$)/, 'punct'],
    [/("(?:[^"\\]|\\.)*"|'(?:[^']|'')*')(\s*)(:)/, ['key', '', 'punct']],
    { include: '@quotes' },
    { include: '@marks' },
    [/([^\s"'#,[\]{}:][^,[\]{}:#]*)(:)(?=[\s,[\]{}]|$)/, ['key', 'punct']],
    [/(?:[^\s,[\]{}:]|:(?=[^\s,[\]{}]))+/, { cases: { '@words': 'number', '~@number': 'number', '@default': 'value' } }],
  ];
}

/**
 * How YAML is coloured: keys, quoted strings and block scalars, numbers and words with a meaning, comments, punctuation.
 * Plain scalars keep the text's own colour. For the eye only: what the text means is read elsewhere.
 */
export const yamlTokens: languages.IMonarchLanguage = {
  defaultToken: '',
  tokenPostfix: '',
  brackets: [],
  words: ['true', 'True', 'TRUE', 'false', 'False', 'FALSE', 'null', 'Null', 'NULL', '~'],
  number: /[-+]?(?:0x[0-9a-fA-F]+|0o[0-7]+|(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][-+]?\d+)?|\.(?:inf|Inf|INF|nan|NaN|NAN))/,
  tokenizer: {
    root: [
      [/^(?:---|\.\.\.)(?=\s|$)/, 'punct'],
      [/^%.*$/, 'comment'],
      { include: '@gaps' },
      [/[-?:](?=\s|$)/, 'punct'],
      [/((?:[^\s"'#[\]{},&*!|>%@`:?-]|[:?-](?=\S))(?:[^:#]|:(?=\S)|(?<=\S)#)*?)(\s*)(:)(?=\s|$)/, ['key', '', 'punct']],
      [/("(?:[^"\\]|\\.)*"|'(?:[^']|'')*')(\s*)(:)(?=\s|$)/, ['key', '', 'punct']],
      { include: '@marks' },
      [/[|>][-+\d]*(?=\s*(?:#.*)?$)/, { token: 'punct', next: '@block' }],
      { include: '@quotes' },
      [/[[{]/, { token: 'punct', next: '@flow1' }],
      [/[^\s](?:[^\s]|\s+(?=[^\s#]))*/, { cases: { '@words': 'number', '~@number': 'number', '@default': 'value' } }],
    ],
    gaps: [
      [/\s+/, ''],
      [/#.*$/, 'comment'],
    ],
    marks: [
      [/[&*][^\s,[\]{}]+/, 'punct'],
      [/![^\s,[\]{}]*/, 'punct'],
    ],
    quotes: [
      [/"/, { token: 'string', next: '@double' }],
      [/'/, { token: 'string', next: '@single' }],
    ],
    double: [
      [/(?:[^"\\]|\\.)+/, 'string'],
      [/\\$/, 'string'],
      [/"/, { token: 'string', next: '@pop' }],
    ],
    single: [
      [/(?:[^']|'')+/, 'string'],
      [/'/, { token: 'string', next: '@pop' }],
    ],
    ...Object.fromEntries(Array.from({ length: DEEPEST }, (_, outer) => [`flow${outer + 1}`, inBrackets(outer + 1)])),
    block: [
      [/^( +)\S.*$/, { token: 'string', next: '@blockLines.$1' }],
      [/^\S.*$/, { token: '@rematch', next: '@pop' }],
      { include: '@gaps' },
    ],
    blockLines: [
      [/^$S2.*$/, 'string'],
      [/^\s*$/, ''],
      [/^.+$/, { token: '@rematch', next: '@popall' }],
    ],
  },
};

// One key, quoted or not, its colon behind it. A comment is none, nor is what begins with a quote and goes on.
const key = /(?:"[^"]*"|'[^']*'|[^\s:#"'{[](?:[^:#]|:(?=\S))*)\s*:/.source;
// Nothing more on the line, or that a text over lines follows: what belongs to the key stands below it.
const opens = /(?:\s+[|>][-+\d]*)?(?:\s*|\s+#.*)$/.source;

export function yamlConfiguration(monaco: {
  readonly languages: Pick<typeof languages, 'IndentAction'>;
}): languages.LanguageConfiguration {
  const { Indent, None } = monaco.languages.IndentAction;
  const pairs = [
    { open: '{', close: '}' },
    { open: '[', close: ']' },
    { open: '"', close: '"' },
    { open: "'", close: "'" },
  ];
  return {
    comments: { lineComment: '#' },
    // A block of addresses or a label's key is one word: at the beginning of another one Monaco keeps the old suggestions.
    wordPattern: /[^\s,[\]{}"'#:-](?:[^\s,[\]{}"':]|:(?=[^\s,[\]{}"']))*/,
    brackets: [
      ['{', '}'],
      ['[', ']'],
    ],
    autoClosingPairs: pairs,
    surroundingPairs: pairs,
    onEnterRules: [
      // What is below a key in an item stands in from the key, not only from the dash.
      { beforeText: new RegExp(`^\\s*(?:-\\s+)+${key}${opens}`), action: { indentAction: Indent, appendText: '  ' } },
      { beforeText: new RegExp(`^\\s*${key}${opens}`), action: { indentAction: Indent } },
      // Another key of the item stands beside the first one.
      { beforeText: new RegExp(`^\\s*-\\s+${key}\\s+.*[^\\s{[,]\\s*$`), action: { indentAction: None, appendText: '  ' } },
    ],
  };
}
