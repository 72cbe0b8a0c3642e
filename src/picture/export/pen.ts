import { el, type Markup, words } from './svg';

/** The colours that pictures use, by their names in tokens.css. */
export const ROLES = [
  'surface-canvas',
  'surface-canvas-dot',
  'surface-pane',
  'surface-sunken',
  'surface-raised',
  'surface-active',
  'surface-inverse',
  'text-primary',
  'text-secondary',
  'text-tertiary',
  'text-inverse',
  'accent-line',
  'border-subtle',
  'border-default',
  'border-strong',
  'allowed-text',
  'allowed-line',
  'allowed-soft',
  'allowed-softer',
  'allowed-border',
  'depends-text',
  'depends-line',
  'depends-soft',
  'depends-border',
  'denied-text',
  'denied-line',
  'unknown-text',
  'unknown-line',
  'unknown-soft',
  'nobody-text',
  'nobody-line',
  'nobody-border',
  'stale-text',
  'stale-line',
  'stale-soft',
  'stale-border',
  'verdict-glyph',
  'warning-text',
] as const;
export type Role = (typeof ROLES)[number];

export interface Font {
  readonly size: number;
  readonly weight?: 400 | 600 | 700;
  readonly mono?: boolean;
  /** Between letters, in px. */
  readonly spacing?: number;
}

/** What the place where a picture is drawn knows: its colours and its fonts. Widths and heights in px. */
export interface Pen {
  readonly color: (role: Role) => string;
  readonly families: { readonly ui: string; readonly mono: string };
  readonly width: (text: string, font: Font) => number;
  /** How far the baseline stands below the middle of a line. */
  readonly rise: (font: Font) => number;
}

interface Written {
  readonly x: number;
  /** The middle of the line of text. */
  readonly y: number;
  readonly font: Font;
  readonly fill: Role;
  /** What is wider ends in an ellipsis. */
  readonly room?: number;
  readonly anchor?: 'middle' | 'end';
  /** A rim around its letters, so that it is read on lines. */
  readonly rim?: Role;
}

export const ELLIPSIS = '…';

/** One line of text. */
export function write(pen: Pen, text: string, { x, y, font, fill, room, anchor, rim }: Written): Markup {
  return el(
    'text',
    {
      x,
      y: y + pen.rise(font),
      'font-family': font.mono === true ? pen.families.mono : pen.families.ui,
      'font-size': font.size,
      'font-weight': font.weight === 400 ? undefined : font.weight,
      'letter-spacing': font.spacing,
      'text-anchor': anchor,
      fill: pen.color(fill),
      ...(rim && { stroke: pen.color(rim), 'stroke-width': 3, 'stroke-linejoin': 'round', 'paint-order': 'stroke' }),
    },
    words(room === undefined ? text : shorten(pen, text, font, room)),
  );
}

/** The same, where the line of text stands on `y`. */
export function writeOn(pen: Pen, text: string, { y, ...written }: Written): Markup {
  return write(pen, text, { ...written, y: y - pen.rise(written.font) });
}

/** The text, or as much of it as fits with an ellipsis behind it. */
export function shorten(pen: Pen, text: string, font: Font, room: number): string {
  // Widths that are measured here and drawn there differ by a hair.
  if (pen.width(text, font) <= room + 0.5) return text;
  const signs = [...text];
  let [least, most] = [0, signs.length];
  while (least < most) {
    const middle = Math.ceil((least + most) / 2);
    if (pen.width(`${signs.slice(0, middle).join('')}${ELLIPSIS}`, font) <= room) least = middle;
    else most = middle - 1;
  }
  return `${signs.slice(0, least).join('').trimEnd()}${ELLIPSIS}`;
}

/** The text in at most so many lines, broken after spaces and hyphens, in words only where one is too long. */
export function wrapped(pen: Pen, text: string, font: Font, room: number, most: number): readonly string[] {
  const fits = (line: string): boolean => pen.width(line.trimEnd(), font) <= room;
  const parts = text.split(/(?<=\s)|(?<=-)(?=\p{L})/u).flatMap((part) => (fits(part) ? [part] : [...part]));
  const lines: string[] = [];
  let line = '';
  for (const part of parts) {
    if (line !== '' && !fits(line + part)) {
      lines.push(line);
      line = '';
    }
    line += part;
  }
  lines.push(line);
  if (lines.length <= most) return lines.map((one) => one.trimEnd());
  const kept = lines.slice(0, most - 1).map((one) => one.trimEnd());
  return [...kept, shorten(pen, lines.slice(most - 1).join(''), font, room)];
}

/** The same, with lines of about one length, as headings are set. */
export function balanced(pen: Pen, text: string, font: Font, room: number, most: number): readonly string[] {
  let lines = wrapped(pen, text, font, room, most);
  for (let narrower = room - 4; lines.length > 1 && narrower > room / lines.length; narrower -= 4) {
    const next = wrapped(pen, text, font, narrower, most);
    if (next.length !== lines.length || next.some((line) => pen.width(line, font) > narrower)) break;
    if (next.join('') !== lines.join('') && next.at(-1)?.endsWith(ELLIPSIS)) break;
    lines = next;
  }
  return lines;
}
