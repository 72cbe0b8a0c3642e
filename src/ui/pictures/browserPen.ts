import { type Font, type Pen, ROLES } from '../../picture/export/pen';

export type PictureTheme = 'light' | 'dark';

/** The theme the page is in. */
export function themeOnScreen(): PictureTheme {
  return document.documentElement.dataset.theme === 'dark' ? 'dark' : 'light';
}

/** Calls back with a place in the page whose colours are a theme's; it is gone afterwards. */
export function inTheme<T>(theme: PictureTheme, use: (place: HTMLElement) => T): T {
  const place = document.createElement('div');
  place.dataset.theme = theme;
  place.className = 'visually-hidden';
  place.setAttribute('aria-hidden', 'true');
  document.body.append(place);
  try {
    return use(place);
  } finally {
    place.remove();
  }
}

/** A theme's colours and the page's fonts, measured as the browser draws them. */
export function browserPen(theme: PictureTheme): Pen {
  return inTheme(theme, (place) => {
    const style = getComputedStyle(place);
    const token = (name: string): string => style.getPropertyValue(`--${name}`).trim();
    const families = { ui: oneLine(token('font-ui')), mono: oneLine(token('font-mono')) };
    const colors = new Map(ROLES.map((role) => [role, token(role)]));
    const ink = document.createElement('canvas').getContext('2d');
    const measured = (text: string, { size, weight = 400, mono, spacing = 0 }: Font): TextMetrics | undefined => {
      if (ink === null) return undefined;
      ink.font = `${weight} ${size}px ${mono === true ? families.mono : families.ui}`;
      ink.letterSpacing = `${spacing}px`;
      return ink.measureText(text);
    };
    const rises = new Map<string, number>();
    return {
      families,
      color: (role) => colors.get(role) || 'currentColor',
      width: (text, font) => measured(text, font)?.width ?? 0,
      rise: (font) => {
        const key = `${font.size} ${font.weight} ${font.mono}`;
        const known = rises.get(key);
        if (known !== undefined) return known;
        const { fontBoundingBoxAscent: up = 0, fontBoundingBoxDescent: down = 0 } = measured('x', font) ?? {};
        const rise = up === 0 ? font.size * 0.35 : (up - down) / 2;
        rises.set(key, rise);
        return rise;
      },
    };
  });
}

function oneLine(text: string): string {
  return text.replaceAll(/\s+/g, ' ');
}
