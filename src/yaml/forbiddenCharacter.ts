import { errorAt, type YamlProblem } from './problem';

/**
 * The first character that YAML does not allow in a text (YAML 1.2, 5.1: c-printable), as a problem: control characters,
 * halves of surrogate pairs, and a byte order mark in the middle. kubectl refuses all of them.
 */
export function forbiddenCharacter(text: string): YamlProblem | undefined {
  // A byte order mark may also stand where a later document starts, as files put together have it.
  let blankSoFar = true;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 0x20 || code === 0x09 || code === 0x0a || code === 0x0d) continue;
    if (code === 0xfeff && blankSoFar) continue;
    blankSoFar = false;
    if ((code > 0x20 && code < 0x7f) || code === 0x85) continue;
    if (code >= 0xa0 && code < 0xd800) continue;
    if (isHighSurrogate(code) && isLowSurrogate(text.charCodeAt(at + 1))) {
      at++;
      continue;
    }
    if (code >= 0xe000 && code < 0xfffe && code !== 0xfeff) continue;
    return errorAt('character', { start: at, end: at + 1 }, `${describe(code)} YAML does not allow it: delete it.`);
  }
  return undefined;
}

function isHighSurrogate(code: number): boolean {
  return code >= 0xd800 && code < 0xdc00;
}

function isLowSurrogate(code: number): boolean {
  return code >= 0xdc00 && code < 0xe000;
}

function describe(code: number): string {
  const name = `U+${code.toString(16).toUpperCase().padStart(4, '0')}`;
  if (code >= 0xd800 && code < 0xe000) return `Half of a character stands here (${name}).`;
  if (code === 0xfeff) return `An invisible byte order mark stands in the middle of the text (${name}).`;
  return `An invisible control character stands here (${name}).`;
}
