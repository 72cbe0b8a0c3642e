import type { Path } from '../text/path';
import type { TextRange } from '../text/textEdit';
import type { Fix } from '../workspace/fix';
import type { FileId, ObjectKey } from '../workspace/workspace';

/**
 * What a lint found: the server takes it, and it may not be what its writer meant. `range` is in the file's text.
 * `fixes` are in the order to offer them; the last one silences the finding where that can be done.
 */
export interface Finding {
  readonly rule: LintName;
  readonly severity: 'warning' | 'info';
  readonly message: string;
  readonly file: FileId;
  readonly object: ObjectKey;
  readonly path: Path;
  /** The path in the server's spelling. */
  readonly field: string;
  readonly range: TextRange;
  /** 1-based. */
  readonly line: number;
  /** The other places the message is about: the rule that covers this one, the policy of the same name. */
  readonly related: readonly RelatedPlace[];
  readonly fixes: readonly Fix[];
}

/** Another place a finding is about; `range` is in the text of `file`, `line` is 1-based. */
export interface RelatedPlace {
  readonly file: FileId;
  readonly object: ObjectKey;
  readonly path: Path;
  readonly range: TextRange;
  readonly line: number;
}

/**
 * The lints by name. A name stays for good: it stands in silencing comments and reports. Rules in a direction that
 * policyTypes leaves out are a problem of the reading (`ignored-rules`), not told here again.
 */
export const LINT_NAMES = [
  'no-default-deny',
  'egress-without-dns',
  'dns-without-tcp',
  'dns-to-every-pod',
  'pointless-beside-allow-all',
  'covered-rule',
  'covered-peer',
  'block-of-pods',
  'one-address-family',
  'duplicate-policy',
  'accidental-or',
  'selects-nothing',
  'peer-selects-nothing',
  'named-port-nobody-has',
  'unsupported-end-port',
  'unsupported-sctp',
  'plugin-ignores-policies',
  'unknown-lint',
] as const;

export type LintName = (typeof LINT_NAMES)[number];

/** A lint with its reasons. */
export interface LintRule {
  readonly name: LintName;
  readonly title: string;
  /** Why it matters, in a sentence or two. */
  readonly why: string;
  /** Where that is said: the API's documentation, a plugin's. */
  readonly source: { readonly title: string; readonly url: string };
  /** What other tools call it or what comes nearest there: `kube-linter non-isolated-pod`, `Kubescape C-0260`. */
  readonly alsoKnownAs: readonly string[];
}
