/** The look the user chose; `system` follows the operating system. */
export type Theme = 'system' | 'light' | 'dark';

const KEY = 'drawbridge:theme';
const NEXT: Readonly<Record<Theme, Theme>> = { system: 'light', light: 'dark', dark: 'system' };
const system = window.matchMedia('(prefers-color-scheme: dark)');

export function storedTheme(): Theme {
  try {
    const value = localStorage.getItem(KEY);
    return value === 'light' || value === 'dark' ? value : 'system';
  } catch {
    return 'system';
  }
}

export function nextTheme(theme: Theme): Theme {
  return NEXT[theme];
}

/** Puts a theme on the page and remembers it. With `system` the page follows later changes of the system's too. */
export function applyTheme(theme: Theme): void {
  const shown = theme === 'system' ? (system.matches ? 'dark' : 'light') : theme;
  document.documentElement.dataset.theme = shown;
  // What the browser draws around the page (index.html).
  for (const meta of document.querySelectorAll<HTMLMetaElement>('meta[data-for]'))
    meta.media = meta.dataset.for === shown ? 'all' : 'not all';
  system.onchange = theme === 'system' ? () => applyTheme('system') : null;
  try {
    localStorage.setItem(KEY, theme);
  } catch {
    // Nothing is lost: the choice holds for this visit.
  }
}
