import { problemWords } from './bannerWords';
import { codeSpan, escapeMarkdown, onOneLine } from './markdown';

export type Severity = 'error' | 'warning' | 'info';

/** A severity as it stands in texts. */
export function severityWord(severity: Severity): 'error' | 'warning' | 'hint' {
  return severity === 'info' ? 'hint' : severity;
}

/**
 * Something told about a file, as a reader of text finds it: a problem (`code`) or a finding of a lint (`rule`). `line`
 * and `column` are 1-based; `field` is the server's spelling of the path.
 */
export interface Told {
  readonly severity: Severity;
  readonly message: string;
  readonly field: string | undefined;
  readonly line: number;
  readonly column?: number;
  readonly code?: string;
  readonly rule?: string;
}

function nameOf({ code, rule }: Told): string {
  return code ?? rule ?? '';
}

/** Where it stands, as editors and terminals open it: `shop.yaml:12:5`. */
export function placeText(file: string, { line, column }: Pick<Told, 'line' | 'column'>): string {
  return column === undefined ? `${file}:${line}` : `${file}:${line}:${column}`;
}

/** The field and the message, on one line: `spec.ingress[0].from[0]: Required value: must specify a peer`. */
export function toldWords({ field, message }: Pick<Told, 'field' | 'message'>): string {
  return onOneLine(problemWords({ field, message }));
}

/**
 * A problem or a finding on one line, for copying and for the command line: `shop.yaml:12:5: error
 * spec.ingress[0].from[0]: Required value: must specify a peer [peer]`.
 */
export function problemText(file: string, told: Told): string {
  const name = nameOf(told);
  return `${onOneLine(placeText(file, told))}: ${severityWord(told.severity)} ${toldWords(told)}${name === '' ? '' : ` [${name}]`}`;
}

/** As `problemText`, as an item of a Markdown list. */
export function problemMarkdown(file: string, told: Told): string {
  const name = nameOf(told);
  const { field, message, severity } = told;
  const without = field !== undefined && message.startsWith(`${field}: `) ? message.slice(field.length + 2) : message;
  const where = field === undefined || field === '' || without.includes(field) ? '' : ` ${codeSpan(field)}:`;
  const code = name === '' ? '' : ` (${codeSpan(name)})`;
  return `- ${codeSpan(placeText(file, told))} **${severityWord(severity)}**${where} ${escapeMarkdown(without)}${code}`;
}
