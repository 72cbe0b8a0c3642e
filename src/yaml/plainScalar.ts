import { type ScalarTag, Schema } from 'yaml';
import { isPlainValue, type PlainValue } from './sourceNode';

/** Reads plain (unquoted) text as a version of YAML does. YAML 1.1 also knows dates. */
export type ReadPlain = (text: string) => PlainValue | Date;

function reader(schema: 'core' | 'yaml-1.1'): ReadPlain {
  const tags = new Schema({ schema }).tags.filter(
    (tag): tag is ScalarTag & { test: RegExp } =>
      tag.collection === undefined && tag.default === true && 'test' in tag && tag.test !== undefined,
  );
  return (text) => {
    if (isSurelyText(text)) return text;
    for (const tag of tags) {
      if (!tag.test.test(text)) continue;
      const value = tag.resolve(text, () => undefined, { intAsBigInt: false });
      if (isPlainValue(value) || value instanceof Date) return value;
      return isScalarOfPlainValue(value) ? value.value : text;
    }
    return text;
  };
}

/** Most plain texts start as no number, date, null or boolean does, or are too long for the latter two. */
export function isSurelyText(text: string): boolean {
  return !/^(?:[0-9+.~-]|[yntfo].{0,4}$|$)/i.test(text);
}

export const readYaml12 = reader('core');
export const readYaml11 = reader('yaml-1.1');

// The library gives some numbers inside a node, to remember how they were written.
function isScalarOfPlainValue(value: unknown): value is { readonly value: PlainValue } {
  return typeof value === 'object' && value !== null && 'value' in value && isPlainValue(value.value);
}
