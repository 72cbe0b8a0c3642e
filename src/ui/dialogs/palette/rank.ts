/** What can be found: by its title, and behind that by what stands beside it. */
export interface Findable {
  readonly title: string;
  readonly detail: string;
}

/**
 * Those that hold every word of a text, best first: a title that begins with the word, then words in it that do, then
 * anywhere in it, then beside it. Equals keep their order; without a word all are found.
 */
export function ranked<T extends Findable>(all: readonly T[], text: string): readonly T[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return all;
  const scored: { readonly one: T; readonly score: number; readonly at: number }[] = [];
  for (const [at, one] of all.entries()) {
    const title = one.title.toLowerCase();
    const detail = one.detail.toLowerCase();
    let score = 0;
    for (const word of words) {
      const own = scoreOf(word, title, detail);
      if (own === 0) {
        score = 0;
        break;
      }
      score += own;
    }
    if (score > 0) scored.push({ one, score: title === words.join(' ') ? Number.POSITIVE_INFINITY : score, at });
  }
  return scored.sort((a, b) => b.score - a.score || a.at - b.at).map(({ one }) => one);
}

function scoreOf(word: string, title: string, detail: string): number {
  const at = title.indexOf(word);
  if (at === 0) return 8;
  if (at > 0) return /[\s./_:-]/.test(title[at - 1] ?? '') || title.includes(` ${word}`) ? 5 : 3;
  return detail.includes(word) ? 1 : 0;
}
