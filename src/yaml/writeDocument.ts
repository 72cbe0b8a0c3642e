import type { YamlValue } from '../text';
import { styleOf } from './style';
import { blockLines } from './writeValue';

/** A value as a YAML document of its own, in block style, with a final line feed and without `---`. */
export function writeDocument(value: YamlValue): string {
  return `${blockLines(value, { style: styleOf(undefined, ''), offset: 0 }).join('\n')}\n`;
}
