import type { Badges } from './picture';

/**
 * How wide texts come out, in px, without a browser to ask: system fonts differ, so this errs to the wide side. What
 * is wider than thought still shortens with an ellipsis.
 */
const MONO_12 = 7.3;
const MONO_11 = 6.7;
const UI_13 = 5.9;
const BADGE_PADDING = 10;
const BADGE_GAP = 3;

export function titleWidth(title: string, mono: boolean): number {
  return title.length * (mono ? MONO_12 : UI_13);
}

export function badgeWidth(badge: string): number {
  return badge.length * MONO_11 + BADGE_PADDING + BADGE_GAP;
}

export function badgesWidth({ shown, more }: Badges): number {
  return [...shown, ...(more === 0 ? [] : [`+${more}`])].reduce((width, badge) => width + badgeWidth(badge), 0);
}

/** As many badges as fit into `width`, at least one, and how many are left out. */
export function fitBadges(badges: readonly string[], width: number): Badges {
  for (let count = badges.length; count > 1; count -= 1) {
    const fitted = { shown: badges.slice(0, count), more: badges.length - count };
    if (badgesWidth(fitted) <= width) return fitted;
  }
  return { shown: badges.slice(0, 1), more: Math.max(0, badges.length - 1) };
}
