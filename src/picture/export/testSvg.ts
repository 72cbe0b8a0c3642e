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
