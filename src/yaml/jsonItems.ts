import type { TextRange } from '../text';
import { endOfText, isBlank } from './loadJson';

/**
 * The mappings in the list `items` of a mapping in JSON, each from brace to brace. Undefined where there is no such list,
 * or something else in it. What is no JSON may be cut anywhere: then a part or the rest is no JSON either.
 */
export function jsonItems(json: string): readonly TextRange[] | undefined {
  const list = startOfItems(json);
  if (list === undefined) return undefined;
  const items: TextRange[] = [];
  for (let at = skipBlanks(json, list); ; at = skipBlanks(json, at + 1)) {
    const end = json.charAt(at) === '{' ? endOfValue(json, at) : undefined;
    if (end === undefined) return undefined;
    items.push({ start: at, end });
    at = skipBlanks(json, end);
    if (json.charAt(at) === ']') return items;
    if (json.charAt(at) !== ',') return undefined;
  }
}

/** Behind the bracket that opens the list `items` of the outermost mapping. */
function startOfItems(json: string): number | undefined {
  let at = skipBlanks(json, json.indexOf('{') + 1);
  while (json.charAt(at) === '"') {
    const end = endOfText(json, at);
    if (end < 0) return undefined;
    const key = json.slice(at + 1, end);
    const colon = skipBlanks(json, end + 1);
    const value = skipBlanks(json, colon + 1);
    if (json.charAt(colon) !== ':') return undefined;
    if (key === 'items' && json.charAt(value) === '[') return value + 1;
    const behind = skipBlanks(json, endOfValue(json, value) ?? json.length);
    if (json.charAt(behind) !== ',') return undefined;
    at = skipBlanks(json, behind + 1);
  }
  return undefined;
}

/** Behind the value that starts at an offset; undefined when it does not end. */
function endOfValue(json: string, start: number): number | undefined {
  let depth = 0;
  for (let at = start; at < json.length; at++) {
    switch (json.charAt(at)) {
      case '"':
        at = endOfText(json, at);
        if (at < 0) return undefined;
        break;
      case '{':
      case '[':
        depth++;
        break;
      case '}':
      case ']':
        depth--;
        break;
      default:
        // Numbers and words end before what follows them.
        if (depth === 0 && /[,\s]/.test(json.charAt(at + 1))) return at + 1;
        continue;
    }
    if (depth <= 0) return at + 1;
  }
  return undefined;
}

function skipBlanks(json: string, from: number): number {
  let at = from;
  while (isBlank(json.charCodeAt(at))) at++;
  return at;
}
