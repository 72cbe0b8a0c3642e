import type { ClusterProfile } from '../workspace/profile';

/** How findings are written. `github`: workflow commands that become annotations of a pull request. */
export const FORMATS = ['text', 'json', 'sarif', 'github'] as const;
export type Format = (typeof FORMATS)[number];

/** What `drawbridge check` was asked for. `paths` are as typed; `-` is standard input. */
export interface CheckOptions {
  readonly paths: readonly string[];
  readonly format: Format;
  readonly profile: ClusterProfile;
  /** The namespace of objects that do not name one. */
  readonly namespace: string;
  readonly lints: boolean;
  /** Errors alone are told, and no summary. */
  readonly quiet: boolean;
  /** The least severity that makes the check fail. */
  readonly failOn: 'error' | 'warning';
}

/** What a command line asks for. `wrong`: it cannot be understood; `message` says why, in a sentence. */
export type Arguments =
  | { readonly type: 'check'; readonly options: CheckOptions }
  | { readonly type: 'help' }
  | { readonly type: 'version' }
  | { readonly type: 'wrong'; readonly message: string };
