import type { YamlValue } from '../text';
import { readAsKubectl } from './kubectlScalar';
import { readYaml11, readYaml12 } from './plainScalar';
import type { FlowStyle, Style } from './style';
import { indented } from './surroundings';

export type YamlMapping = { readonly [key: string]: YamlValue };

export function isYamlList(value: YamlValue): value is readonly YamlValue[] {
  return Array.isArray(value);
}

export function isYamlMapping(value: YamlValue): value is YamlMapping {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** A list or mapping with something in it, which block style writes on lines of its own. */
export function isFilled(value: YamlValue): value is readonly YamlValue[] | YamlMapping {
  return typeof value === 'object' && value !== null && Object.keys(value).length > 0;
}

export type Quote = 'plain' | 'single' | 'double';

// Letters, digits and a few signs, a colon or a space only inside; what these exclude is always put in quotes.
const safePlain = /^[\p{L}\p{N}_./](?:[\p{L}\p{N}_./+=@-]|:(?=[\p{L}\p{N}_./:])| (?=[\p{L}\p{N}_./+=@-]))*$/u;

/**
 * A scalar as YAML. A text is written plain only where kubectl, YAML 1.1 and YAML 1.2 all read the same text from it;
 * else, or when `quote` asks for it, in quotes.
 */
export function writeScalar(value: string | number | boolean | null, quote: Quote, fallback: 'single' | 'double'): string {
  if (typeof value !== 'string') return String(value);
  const isText = [readAsKubectl, readYaml11, readYaml12].every((read) => read(value) === value);
  if (quote === 'plain' && safePlain.test(value) && isText) return value;
  const single = (quote === 'plain' ? fallback : quote) === 'single' && /^[ -~\u00A0-\uD7FF\uE000-\uFEFE]*$/.test(value);
  return single ? `'${value.replaceAll("'", "''")}'` : writeDoubleQuoted(value);
}

/** JSON's spelling, with the line breaks and invisible characters of YAML escaped that JSON leaves as they are. */
function writeDoubleQuoted(value: string): string {
  return JSON.stringify(value).replace(/[\u007F-\u009F\u2028\u2029\uFEFF\uFFFE\uFFFF]/g, (character) => {
    return `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;
  });
}

/** A value as it stands in a mapping or list of this document, in brackets when it is one itself. */
export function writeInline(value: YamlValue, style: Style, offset: number): string {
  return writeFlow(value, style, style.flow(offset));
}

/** For JSON written over many lines: the line break, the indentation of the line the value starts on, and one step. */
export interface Spread {
  readonly lineBreak: string;
  readonly pad: string;
  readonly step: string;
}

export function writeFlow(value: YamlValue, style: Style, flow: FlowStyle, spread?: Spread): string {
  const quote = style.json ? 'double' : 'plain';
  if (typeof value !== 'object' || value === null) return writeScalar(value, quote, style.quote);
  const list = isYamlList(value);
  if (!isFilled(value)) return list ? '[]' : '{}';
  const inner = spread && { ...spread, pad: spread.pad + spread.step };
  const parts = isYamlList(value)
    ? value.map((item) => writeFlow(item, style, flow, inner))
    : Object.entries(value).map(
        ([key, item]) => withColon(writeScalar(key, quote, style.quote), flow) + writeFlow(item, style, flow, inner),
      );
  const [open, close] = list ? ['[', ']'] : ['{', '}'];
  if (!spread || !inner) return `${open}${flow.padding}${parts.join(flow.comma)}${flow.padding}${close}`;
  const { lineBreak } = spread;
  return `${open}${lineBreak}${parts.map((part) => inner.pad + part).join(`,${lineBreak}`)}${lineBreak}${spread.pad}${close}`;
}

/** A key in brackets with its colon: only behind quotes is a colon without a space surely one. */
export function withColon(key: string, { colon }: FlowStyle): string {
  if (/["']$/.test(key)) return key + colon;
  // An alias would take it into its name.
  return key + (key.startsWith('*') ? ' : ' : ': ');
}

/** Where a block is written, for the style of what stands near. */
export interface Near {
  readonly style: Style;
  readonly offset: number;
}

/** A mapping's entry in block style, its first line at column 0. */
export function entryLines(key: string, value: YamlValue, near: Near): readonly string[] {
  const name = writeScalar(key, 'plain', near.style.quote);
  if (!isFilled(value)) return [`${name}: ${writeFlow(value, near.style, near.style.flow(near.offset))}`];
  return [`${name}:`, ...belowKey(key, value, near)];
}

/** A filled collection on the lines below its key, for a key at column 0. */
export function belowKey(key: string | undefined, value: YamlValue, near: Near): readonly string[] {
  const indent = isYamlList(value) ? near.style.list(key, near.offset).indent : near.style.indentStep(near.offset);
  return indented(blockLines(value, near), indent);
}

/** A list's item in block style, its dash at column 0. */
export function itemLines(value: YamlValue, near: Near): readonly string[] {
  const { gap, alone } = near.style.list(undefined, near.offset);
  const lines = blockLines(value, near);
  if (alone && isFilled(value)) return ['-', ...indented(lines, gap)];
  const [first = '', ...rest] = lines;
  return [`-${' '.repeat(gap - 1)}${first}`, ...indented(rest, gap)];
}

/** A value in block style, its first line at column 0. */
export function blockLines(value: YamlValue, near: Near): readonly string[] {
  if (!isFilled(value)) return [writeFlow(value, near.style, near.style.flow(near.offset))];
  if (isYamlList(value)) return value.flatMap((item) => itemLines(item, near));
  return Object.entries(value).flatMap(([name, item]) => entryLines(name, item, near));
}
