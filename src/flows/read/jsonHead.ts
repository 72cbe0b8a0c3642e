import type { Json } from './jsonValue';

/** The first object of a JSON text that may be cut off: the names in it, and as what its values begin. */
export interface JsonHead {
  readonly keys: readonly string[];
  /** Objects as empty ones, everything else as text: that is enough to tell what it is. */
  readonly value: Json;
}

const TOKEN = /\s*("(?:[^"\\\n]|\\.)*"|[{}[\],:]|[-+.\w]+)/y;

/** Reads the names of the first object, whole or cut off; undefined: it is no JSON from its beginning. */
export function readJsonHead(text: string): JsonHead | undefined {
  const keys: string[] = [];
  const value: Record<string, unknown> = {};
  let depth = 0;
  let name: string | undefined;
  let begun = false;
  TOKEN.lastIndex = 0;
  for (let found = TOKEN.exec(text); found !== null; found = TOKEN.exec(text)) {
    const token = found[1] ?? '';
    if (!begun) {
      if (token === '[') continue;
      if (token !== '{') return undefined;
      begun = true;
      depth = 1;
      continue;
    }
    if (token === '{' || token === '[') {
      if (depth === 1 && name !== undefined) value[name] = token === '{' ? {} : [];
      depth += 1;
    } else if (token === '}' || token === ']') {
      depth -= 1;
      if (depth === 0) break;
    } else if (depth === 1) {
      if (token === ',') name = undefined;
      else if (token === ':') continue;
      else if (name === undefined && token.startsWith('"')) {
        name = token.slice(1, -1);
        keys.push(name);
      } else if (name === undefined) return undefined;
      else value[name] = token;
    }
  }
  return begun && keys.length > 0 ? { keys, value } : undefined;
}
