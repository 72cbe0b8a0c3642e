/**
 * The API server's checks of names and values (apimachinery `util/validation`), in its words. Each answers with the
 * texts of what is wrong; empty when nothing is. Lengths are UTF-8 bytes.
 */

const QUALIFIED_NAME = '([A-Za-z0-9][-A-Za-z0-9_.]*)?[A-Za-z0-9]';
const LABEL_VALUE = `(${QUALIFIED_NAME})?`;
const DNS_LABEL = '[a-z0-9]([-a-z0-9]*[a-z0-9])?';
const DNS_SUBDOMAIN = `${DNS_LABEL}(\\.${DNS_LABEL})*`;

const qualifiedName = whole(QUALIFIED_NAME);
const labelValue = whole(LABEL_VALUE);
const dnsLabel = whole(DNS_LABEL);
const dnsSubdomain = whole(DNS_SUBDOMAIN);

const ALPHANUMERIC = "alphanumeric characters, '-', '_' or '.', and must start and end with an alphanumeric character";

const QUALIFIED_NAME_TEXT = regexText(`must consist of ${ALPHANUMERIC}`, QUALIFIED_NAME, ['MyName', 'my.name', '123-abc']);
const LABEL_VALUE_TEXT = regexText(`a valid label must be an empty string or consist of ${ALPHANUMERIC}`, LABEL_VALUE, [
  'MyValue',
  'my_value',
  '12345',
]);
const DNS_LABEL_TEXT = regexText(
  "a lowercase RFC 1123 label must consist of lower case alphanumeric characters or '-', and must start and end with an alphanumeric character",
  DNS_LABEL,
  ['my-name', '123-abc'],
);
const DNS_SUBDOMAIN_TEXT = regexText(
  "a lowercase RFC 1123 subdomain must consist of lower case alphanumeric characters, '-' or '.', and must start and end with an alphanumeric character",
  DNS_SUBDOMAIN,
  ['example.com'],
);

/** A label key, also the key of an annotation: an optional DNS subdomain and a slash, then a name. */
export function labelKeyFaults(key: string): readonly string[] {
  const parts = key.split('/');
  if (parts.length > 2) {
    return [`a qualified name ${QUALIFIED_NAME_TEXT} with an optional DNS subdomain prefix and '/' (e.g. 'example.com/MyName')`];
  }
  const name = parts[parts.length - 1] ?? '';
  const prefix = parts.length === 2 ? parts[0] : undefined;
  const faults: string[] = [];
  if (prefix === '') faults.push('prefix part must be non-empty');
  else if (prefix !== undefined) faults.push(...subdomainFaults(prefix).map((fault) => `prefix part ${fault}`));
  if (name === '') faults.push('name part must be non-empty');
  else if (utf8Length(name) > 63) faults.push(`name part ${tooLong(63)}`);
  if (!qualifiedName.test(name)) faults.push(`name part ${QUALIFIED_NAME_TEXT}`);
  return faults;
}

export function labelValueFaults(value: string): readonly string[] {
  return faultsOf(value, 63, labelValue, LABEL_VALUE_TEXT);
}

/** A DNS subdomain: what a policy's name must be. */
export function subdomainFaults(name: string): readonly string[] {
  return faultsOf(name, 253, dnsSubdomain, DNS_SUBDOMAIN_TEXT);
}

/** A DNS label: what a namespace's name must be. */
export function dnsLabelFaults(name: string): readonly string[] {
  return faultsOf(name, 63, dnsLabel, dnsSubdomain.test(name) ? 'must not contain dots' : DNS_LABEL_TEXT);
}

export function portNumberFaults(port: number): readonly string[] {
  return port >= 1 && port <= 65535 ? [] : ['must be between 1 and 65535, inclusive'];
}

/** The name of a container's port (an IANA service name). */
export function portNameFaults(name: string): readonly string[] {
  const faults: string[] = [];
  if (utf8Length(name) > 15) faults.push(tooLong(15));
  if (!/^[-a-z0-9]+$/.test(name)) faults.push('must contain only alpha-numeric characters (a-z, 0-9), and hyphens (-)');
  if (!/[a-z]/.test(name)) faults.push('must contain at least one letter (a-z)');
  if (name.includes('--')) faults.push('must not contain consecutive hyphens');
  if (name.startsWith('-') || name.endsWith('-')) faults.push('must not begin or end with a hyphen');
  return faults;
}

/** The number of bytes of a text in UTF-8. */
export function utf8Length(text: string): number {
  let bytes = 0;
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0;
    bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4;
  }
  return bytes;
}

function faultsOf(value: string, bytes: number, pattern: RegExp, text: string): readonly string[] {
  const length = utf8Length(value) > bytes ? [tooLong(bytes)] : [];
  // A text far too long says enough; a pattern need not walk through megabytes.
  return value.length > 10_000 || pattern.test(value) ? length : [...length, text];
}

function tooLong(bytes: number): string {
  return `must be no more than ${bytes} bytes`;
}

function whole(pattern: string): RegExp {
  return new RegExp(`^(?:${pattern})$`);
}

function regexText(text: string, pattern: string, examples: readonly string[]): string {
  return `${text} (e.g. ${examples.map((example) => `'${example}', `).join(' or ')}regex used for validation is '${pattern}')`;
}
