import type { ClusterOptions } from '../commonOptions';

/** How findings are written. `github`: workflow commands that become annotations of a pull request. */
export const FORMATS = ['text', 'json', 'sarif', 'github'] as const;
export type Format = (typeof FORMATS)[number];

/** What `drawbridge check` was asked for. `paths` are as typed; `-` is standard input. */
export interface CheckOptions extends ClusterOptions {
  readonly paths: readonly string[];
  readonly format: Format;
  readonly lints: boolean;
  /** Errors alone are told, and no summary. */
  readonly quiet: boolean;
  /** The least severity that makes the check fail. */
  readonly failOn: 'error' | 'warning';
}
