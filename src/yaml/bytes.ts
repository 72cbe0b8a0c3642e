import { textToUtf8, utf8ToText } from './codec';

/** A file's text, or why its bytes are not taken, in words for the user. */
export type DecodedText = { readonly ok: true; readonly text: string } | { readonly ok: false; readonly reason: string };

/** The largest file that is opened, in bytes. */
export const maxFileBytes = 50_000_000;

/**
 * The text of a file's bytes, exactly: a byte order mark and every line ending stay, so that `encodeText` gives the same
 * bytes back. Refused with a reason: files above `maxFileBytes`, UTF-16, binary files, and what is not UTF-8.
 */
export function decodeText(bytes: Uint8Array): DecodedText {
  if (bytes.length > maxFileBytes) {
    const size = (bytes.length / 1_000_000).toFixed(1);
    return refuse(
      `This file is too large: it has ${size} MB, and Drawbridge opens files of up to ${maxFileBytes / 1_000_000} MB.`,
    );
  }
  if (looksLikeUtf16(bytes)) return refuse('This file is written in UTF-16. Save it as UTF-8 and open it again.');
  const zero = bytes.indexOf(0);
  if (zero >= 0) return refuse(`This is not a text file: it holds a zero byte (byte ${zero + 1}). Open a YAML or JSON file.`);
  try {
    return { ok: true, text: utf8ToText(bytes) };
  } catch {
    const at = firstBadByte(bytes);
    const line = lineOfByte(bytes, at);
    return refuse(
      `This file is not UTF-8 text: byte ${at + 1}, on line ${line}, does not belong there. Save it as UTF-8 and open it again.`,
    );
  }
}

/** The bytes of a text, in UTF-8. */
export function encodeText(text: string): Uint8Array<ArrayBuffer> {
  return textToUtf8(text);
}

function refuse(reason: string): DecodedText {
  return { ok: false, reason };
}

// A byte order mark says it; without one, YAML starts with ASCII, so that every other byte of UTF-16 is zero.
function looksLikeUtf16(bytes: Uint8Array): boolean {
  const [first, second, third, fourth] = bytes;
  if ((first === 0xff && second === 0xfe) || (first === 0xfe && second === 0xff)) return true;
  if (first === undefined || second === undefined || third === undefined || fourth === undefined) return false;
  return (
    (first === 0 && second !== 0 && third === 0 && fourth !== 0) || (first !== 0 && second === 0 && third !== 0 && fourth === 0)
  );
}

/** The offset of the first byte that is no part of well-formed UTF-8 (Unicode 15, table 3-7). */
function firstBadByte(bytes: Uint8Array): number {
  let at = 0;
  while (at < bytes.length) {
    const length = sequenceLength(bytes, at);
    if (length === 0) return at;
    at += length;
  }
  return at;
}

function sequenceLength(bytes: Uint8Array, at: number): number {
  const lead = bytes[at] ?? 0;
  if (lead < 0x80) return 1;
  const length = lead >= 0xc2 && lead < 0xe0 ? 2 : lead >= 0xe0 && lead < 0xf0 ? 3 : lead >= 0xf0 && lead < 0xf5 ? 4 : 0;
  if (length === 0) return 0;
  // The second byte's range keeps out overlong forms, surrogates and what lies beyond U+10FFFF.
  const low = lead === 0xe0 ? 0xa0 : lead === 0xf0 ? 0x90 : 0x80;
  const high = lead === 0xed ? 0x9f : lead === 0xf4 ? 0x8f : 0xbf;
  const second = bytes[at + 1] ?? 0;
  if (second < low || second > high) return 0;
  for (let next = at + 2; next < at + length; next++) {
    const byte = bytes[next] ?? 0;
    if (byte < 0x80 || byte > 0xbf) return 0;
  }
  return length;
}

function lineOfByte(bytes: Uint8Array, at: number): number {
  let line = 1;
  for (let index = 0; index < at; index++) {
    if (bytes[index] === 10 || (bytes[index] === 13 && bytes[index + 1] !== 10)) line++;
  }
  return line;
}
