/** A piece of SVG. Only this file makes it, and escapes what goes into it. */
export interface Markup {
  readonly svg: string;
}

/** What pictures are made of: nothing that loads, runs or leads anywhere. */
export type Tag = 'svg' | 'title' | 'desc' | 'defs' | 'pattern' | 'g' | 'rect' | 'circle' | 'path' | 'polygon' | 'text' | 'tspan';

/** Attributes by name; undefined ones are left out. */
export type Attributes = Readonly<Record<string, string | number | undefined>>;

/** An element. Children that are not there are left out. */
export function el(tag: Tag, attributes: Attributes, ...children: readonly (Markup | undefined)[]): Markup {
  const written = Object.entries(attributes).flatMap(([name, value]) =>
    value === undefined ? [] : [` ${name}="${escaped(String(typeof value === 'number' ? round(value) : value))}"`],
  );
  const inner = children.map((child) => child?.svg ?? '').join('');
  return { svg: inner === '' ? `<${tag}${written.join('')}/>` : `<${tag}${written.join('')}>${inner}</${tag}>` };
}

/** Text as it is to be read. */
export function words(text: string): Markup {
  return { svg: escaped(text) };
}

/** Several pieces after each other. */
export function all(pieces: readonly Markup[]): Markup {
  return { svg: pieces.map(({ svg }) => svg).join('') };
}

function round(value: number): number {
  return Math.round(value * 100) / 100;
}

const NAMED: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };
/** Characters that XML has no way to write: it would be no XML with them. */
const NO_XML = /[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/gu;

function escaped(text: string): string {
  return text
    .replaceAll(NO_XML, '\ufffd')
    .replaceAll(/[\t\n\r]/g, ' ')
    .replaceAll(/[&<>"']/g, (sign) => NAMED[sign] ?? '');
}
