import { NO_PROFILE } from '../../workspace/profile';
import { type AnswerOptions, answerOptions, LETTERS } from '../commonOptions';
import { among, type OptionTable } from '../readOptions';

/** How connections are written. */
export const LIST_FORMATS = ['text', 'json', 'markdown'] as const;

/** What `drawbridge list` and `drawbridge diff` are asked for. `paths` are as typed; `-` is standard input. */
export interface ListOptions extends AnswerOptions {
  readonly paths: readonly string[];
  readonly format: (typeof LIST_FORMATS)[number];
}

export const NOTHING_ASKED: ListOptions = {
  paths: [],
  format: 'text',
  profile: NO_PROFILE,
  namespace: 'default',
  assumed: {},
};

export const LIST_TABLE: OptionTable<ListOptions> = {
  values: {
    ...answerOptions<ListOptions>(),
    '--format': among('--format', LIST_FORMATS, (options, format) => ({ ...options, format })),
  },
  letters: LETTERS,
};
