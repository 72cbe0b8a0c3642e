import type { CSSProperties } from 'react';
import type { Sizes } from '../../picture';

/** The measures that the layout counts with, as custom properties, so that the styles draw exactly those. */
export function sizeProperties(sizes: Sizes): CSSProperties {
  return Object.fromEntries(Object.entries(sizes).map(([name, value]) => [`--pc-${name}`, `${value}px`]));
}
