import { ownText } from './ownText';

/** Short lists of words, each of them a number, so that a list for each of many flows costs nothing beside it. 0: none. */
export interface TypeLists {
  /** The list with a word at its end, if it is not in it and there is room. */
  with(list: number, type: string): number;
  textsOf(list: number): string[];
}

// Seven places fill what a number holds exactly. Hubble has some forty words, and fewer of them for one flow.
const WORDS = 128;
const MOST = 7;

export function createTypeLists(): TypeLists {
  const ids = new Map<string, number>();
  const words: string[] = [];

  function idOf(type: string): number {
    const known = ids.get(type);
    if (known !== undefined) return known;
    if (words.length >= WORDS - 1) return 0;
    const own = ownText(type);
    words.push(own);
    ids.set(own, words.length);
    return words.length;
  }

  return {
    with(list, type) {
      const id = idOf(type);
      if (id === 0 || list === id) return list;
      let length = 0;
      for (let rest = list; rest > 0; rest = Math.floor(rest / WORDS)) {
        if (rest % WORDS === id) return list;
        length += 1;
      }
      return length >= MOST ? list : list * WORDS + id;
    },
    textsOf(list) {
      const found: string[] = [];
      for (let rest = list; rest > 0; rest = Math.floor(rest / WORDS)) found.unshift(words[(rest % WORDS) - 1] ?? '');
      return found;
    },
  };
}
