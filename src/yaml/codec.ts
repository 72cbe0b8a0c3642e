/** The part of the platform's TextDecoder and TextEncoder that the core uses; the core is compiled without the DOM's types. */
interface Codecs {
  readonly TextDecoder: new (
    label: 'utf-8',
    options: { readonly fatal: boolean; readonly ignoreBOM: boolean },
  ) => { decode(bytes: Uint8Array): string };
  readonly TextEncoder: new () => { encode(text: string): Uint8Array<ArrayBuffer> };
}

const platform = globalThis as unknown as Codecs;

/** UTF-8 to text, exactly: a byte order mark stays in the text. Throws when the bytes are not UTF-8. */
export function utf8ToText(bytes: Uint8Array): string {
  return new platform.TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
}

/** Text to UTF-8. Half of a surrogate pair, which no file can hold, becomes U+FFFD. */
export function textToUtf8(text: string): Uint8Array<ArrayBuffer> {
  return new platform.TextEncoder().encode(text);
}
