/** A stretch of a sentence. `label` is text as Kubernetes writes it (a selector, a CIDR, ports); `strong` is emphasis. */
export interface Segment {
  readonly text: string;
  readonly style: 'plain' | 'label' | 'strong';
}

/** A sentence, to be read from left to right; spaces stand inside the segments. */
export type Sentence = readonly Segment[];

export const plain = (text: string): Segment => ({ text, style: 'plain' });
export const label = (text: string): Segment => ({ text, style: 'label' });
export const strong = (text: string): Segment => ({ text, style: 'strong' });

/** The sentence without its styles, for copying, titles and tests. */
export function sentenceText(sentence: Sentence): string {
  return sentence.map((segment) => segment.text).join('');
}

/** Builds a sentence: strings become plain segments, neighbours of one style grow together, empty ones go. */
export function sentence(...parts: readonly (string | Segment | Sentence)[]): Sentence {
  const built: Segment[] = [];
  for (const part of parts.flatMap((each) => (typeof each === 'string' ? [plain(each)] : each))) {
    const last = built.at(-1);
    if (part.text === '') continue;
    if (last?.style === part.style && part.style === 'plain') built[built.length - 1] = plain(last.text + part.text);
    else built.push(part);
  }
  return built;
}

/** `a`, `a and b`, `a, b and c`: with another separator where the items hold commas themselves. */
export function listed(items: readonly Sentence[], separator = ', ', last = ' and '): Sentence {
  return sentence(
    ...items.flatMap((item, index) => {
      if (index === 0) return [item];
      return [plain(index === items.length - 1 ? last : separator), item];
    }),
  );
}

/** As `listed`, for plain words. */
export function listedWords(items: readonly string[], last = ' and '): string {
  return sentenceText(
    listed(
      items.map((item) => [plain(item)]),
      ', ',
      last,
    ),
  );
}

/** At most `most` items; the rest as a count (`and 12 more`). One too many is shown rather than counted. */
export function listedShort(items: readonly Sentence[], most: number, more: (count: number) => string): Sentence {
  if (items.length <= most + 1) return listed(items);
  return sentence(listed(items.slice(0, most), ', ', ', '), ` and ${more(items.length - most)}`);
}

/** The sentence with its first letter in upper case, unless it starts with something Kubernetes spells. */
export function capitalised(words: Sentence): Sentence {
  const [first, ...rest] = words;
  if (first === undefined || first.style === 'label') return words;
  return [{ ...first, text: first.text.charAt(0).toUpperCase() + first.text.slice(1) }, ...rest];
}

/** `1 rule`, `3 rules`. */
export function counted(count: number, noun: string, plural = `${noun}s`): string {
  return `${count} ${count === 1 ? noun : plural}`;
}

const ORDINALS = ['first', 'second', 'third', 'fourth', 'fifth', 'sixth', 'seventh', 'eighth', 'ninth', 'tenth'];

/** `first peer` for index 0, `peer 11` for index 10. */
export function ordinal(index: number, noun: string): string {
  const word = ORDINALS[index];
  return word === undefined ? `${noun} ${index + 1}` : `${word} ${noun}`;
}
