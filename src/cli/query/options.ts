import type { Asked } from '../../answers/asked';
import type { Protocol } from '../../engine';
import type { AnswerOptions } from '../commonOptions';

export const QUERY_FORMATS = ['text', 'json'] as const;

/** One question, or a batch of them: a file of lines, `-` for standard input. */
export type Queries =
  | {
      readonly type: 'one';
      readonly from: Asked;
      readonly to: Asked;
      readonly protocol: Protocol | undefined;
      readonly port: number | string | undefined;
    }
  | { readonly type: 'batch'; readonly path: string };

/** What `drawbridge query` was asked for. `paths` are as typed; `-` is standard input. */
export interface QueryOptions extends AnswerOptions {
  readonly paths: readonly string[];
  readonly format: (typeof QUERY_FORMATS)[number];
  readonly queries: Queries;
}
