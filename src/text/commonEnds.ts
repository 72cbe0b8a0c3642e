/** How much of two texts is the same at their start and at their end, in UTF-16 code units. The two do not overlap. */
export interface CommonEnds {
  readonly head: number;
  readonly tail: number;
}

/** Texts are compared a stretch at a time: the engine does that in one go. */
const STRETCH = 65_536;

/**
 * What two texts have in common at both ends, in whole lines: the head ends with the line feed of a line, and the tail
 * starts behind one. Of a small change in a large text little is left to compare line by line.
 */
export function commonEnds(a: string, b: string): CommonEnds {
  const shorter = Math.min(a.length, b.length);
  let same = 0;
  while (same < shorter && a.slice(same, same + STRETCH) === b.slice(same, same + STRETCH)) same += STRETCH;
  same = Math.min(same, shorter);
  while (same < shorter && a.charCodeAt(same) === b.charCodeAt(same)) same++;
  const head = same === 0 ? 0 : a.lastIndexOf('\n', same - 1) + 1;
  const rest = shorter - head;
  const behind = (text: string, from: number): string => text.slice(text.length - from - STRETCH, text.length - from);
  let tail = 0;
  while (tail + STRETCH <= rest && behind(a, tail) === behind(b, tail)) tail += STRETCH;
  while (tail < rest && a.charCodeAt(a.length - 1 - tail) === b.charCodeAt(b.length - 1 - tail)) tail++;
  const feed = tail === 0 ? -1 : a.indexOf('\n', a.length - tail);
  return { head, tail: feed < 0 ? 0 : a.length - feed - 1 };
}
