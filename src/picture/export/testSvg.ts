import fc from 'fast-check';
import type { Pen } from './pen';

/** A pen that knows no browser: colours are called after their roles, widths are guessed. */
export const PEN: Pen = {
  families: { ui: '"Segoe UI", sans-serif', mono: 'monospace' },
  color: (role) => `rgb-${role}`,
  width: (text, { size, mono }) => [...text].length * size * (mono === true ? 0.6 : 0.5),
  rise: ({ size }) => size * 0.35,
};

export interface ReadElement {
  readonly tag: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly text: string;
}

const NAMED: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" };
const NO_XML = /[^\t\n\r\u{20}-\u{d7ff}\u{e000}-\u{fffd}\u{10000}-\u{10ffff}]/u;

function decoded(text: string): string {
  return text.replaceAll(/&([^;]*;?)/g, (_, name: string) => {
    const sign = name.endsWith(';') ? NAMED[name.slice(0, -1)] : undefined;
    if (sign === undefined) throw new Error(`no entity: &${name}`);
    return sign;
  });
}

/** Reads a drawing as XML does, strictly; throws where it is not well-formed. Elements with their own text, in order. */
export function readSvg(svg: string): readonly ReadElement[] {
  if (NO_XML.test(svg)) throw new Error('a character that XML does not have');
  const token = /<(\/?)([A-Za-z]+)((?:\s+[A-Za-z:-]+="[^"<]*")*)\s*(\/?)>|([^<>]+)/y;
  const elements: { tag: string; attributes: Map<string, string>; text: string }[] = [];
  const open: (typeof elements)[number][] = [];
  const source = svg.trimEnd();
  let isClosed = false;
  while (token.lastIndex < source.length) {
    const at = token.lastIndex;
    const found = token.exec(source);
    if (found === null || isClosed) throw new Error(`not XML: ${source.slice(at, at + 80)}`);
    const [, closes, tag = '', written = '', empty, text] = found;
    const within = open.at(-1);
    if (text !== undefined) {
      if (within === undefined) throw new Error('text beside the root');
      within.text += decoded(text);
    } else if (closes) {
      if (open.pop()?.tag !== tag) throw new Error(`</${tag}> closes nothing`);
    } else {
      const attributes = new Map<string, string>();
      for (const [, name = '', value = ''] of written.matchAll(/\s+([A-Za-z:-]+)="([^"]*)"/g)) {
        if (attributes.has(name)) throw new Error(`twice: ${name}`);
        attributes.set(name, decoded(value));
      }
      const element = { tag, attributes, text: '' };
      elements.push(element);
      if (!empty) open.push(element);
    }
    isClosed = open.length === 0;
  }
  if (open.length > 0 || elements.length === 0) throw new Error('not closed');
  return elements;
}

const PLAIN_ATTRIBUTES = new Set(
  `xmlns width height viewBox role aria-labelledby id x y cx cy r rx d points opacity fill fill-opacity stroke stroke-width
  stroke-dasharray stroke-linecap stroke-linejoin paint-order transform font-family font-size font-weight letter-spacing
  text-anchor patternUnits patternTransform`.split(/\s+/),
);
const PLAIN_TAGS = new Set('svg title desc defs pattern g rect circle path polygon text'.split(' '));

/** What of a drawing could load or run something, or lead somewhere. */
export function dangers(svg: string): readonly string[] {
  return readSvg(svg).flatMap(({ tag, attributes }) => [
    ...(PLAIN_TAGS.has(tag) ? [] : [tag]),
    ...[...attributes].flatMap(([name, value]) => {
      if (!PLAIN_ATTRIBUTES.has(name)) return [name];
      if (name === 'xmlns') return value === 'http://www.w3.org/2000/svg' ? [] : [value];
      const loads = /url\((?!#drawbridge-(?:ground|hatch)\))|:\/\/|javascript:|data:/i.test(value);
      return loads ? [`${name}=${value}`] : [];
    }),
  ]);
}

/** As it is written: XML has no control characters, and a line has no breaks. */
export function asWritten(text: string): string {
  return text.replaceAll(new RegExp(NO_XML, 'gu'), '\ufffd').replaceAll(/[\t\n\r]/g, ' ');
}

/** Texts that try to be something else than text. */
export const HOSTILE = [
  '<script>alert(1)</script>',
  '"><image href="https://example.org/x.png"/>',
  `' onload='alert(1)`,
  ']]>&lt;!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]>&e;',
  'a\u0000b\u0007\u001b\ufffe\ud800c',
  'url(https://example.org/a)',
] as const;

export const hostile: fc.Arbitrary<string> = fc
  .array(
    fc.oneof(
      fc.string({ unit: 'binary', maxLength: 30 }),
      fc.constantFrom('<', '>', '&', '"', "'", ']]>', '<!--', '&#0;', 'onclick=', 'javascript:', '\u0000', '\udfff', '<?x?>'),
    ),
    { minLength: 1, maxLength: 5 },
  )
  .map((pieces) => pieces.join(''));
