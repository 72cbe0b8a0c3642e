import type { AskedScope } from '../../answers/connectionScope';
import { parseAddress } from '../../engine';
import { checkNamespace } from '../../kinds';
import { NO_PROFILE } from '../../workspace/profile';
import { type AnswerOptions, answerOptions, LETTERS } from '../commonOptions';
import { parseEnd } from '../query/parseEnd';
import { among, type OptionTable, type Setter } from '../readOptions';

/** How connections are written. */
export const LIST_FORMATS = ['text', 'json', 'markdown'] as const;

/** What `drawbridge diff` is asked for. `paths` are as typed; `-` is standard input. */
export interface DiffOptions extends AnswerOptions {
  readonly paths: readonly string[];
  readonly format: (typeof LIST_FORMATS)[number];
}

/** What `drawbridge list` is asked for: the connections from one end to another; undefined is anyone. */
export interface ListOptions extends DiffOptions {
  readonly from?: AskedScope;
  readonly to?: AskedScope;
}

export const NOTHING_ASKED: DiffOptions = {
  paths: [],
  format: 'text',
  profile: NO_PROFILE,
  namespace: 'default',
  assumed: {},
};

function commonValues<T extends DiffOptions>(): Readonly<Record<string, Setter<T>>> {
  return {
    ...answerOptions<T>(),
    '--format': among('--format', LIST_FORMATS, (options, format) => ({ ...options, format })),
  };
}

export const DIFF_TABLE: OptionTable<DiffOptions> = { values: commonValues(), letters: LETTERS };

export const LIST_TABLE: OptionTable<ListOptions> = {
  values: {
    ...commonValues<ListOptions>(),
    '--from': (options, text) => {
      const from = parseScope(text);
      return typeof from === 'string' ? `--from: ${from}` : { ...options, from };
    },
    '--to': (options, text) => {
      const to = parseScope(text);
      return typeof to === 'string' ? `--to: ${to}` : { ...options, to };
    },
  },
  letters: LETTERS,
};

/** An end as `drawbridge query` takes it, or a namespace. */
function parseScope(text: string): AskedScope | string {
  if (text.includes('/') || parseAddress(text) !== undefined) return parseEnd(text);
  return checkNamespace(text) === undefined
    ? { type: 'namespace', name: text }
    : `"${text}" names nobody: write NAMESPACE, NAMESPACE/POD, NAMESPACE/KIND/NAME or an address.`;
}
