/** Bytes that are taken from a file at a time: of a packed one fewer, since they become many. */
const PIECE = 1_000_000;
const PACKED_PIECE = 64_000;

/** Why a file ended before its end, as the end of a sentence. */
const CUT = 'it is damaged or cut off, or several are put together in it: what could be unpacked of it counts';
const UNREADABLE = 'the browser could not read it to its end: what was read of it counts';

export interface TextTaker {
  /** A piece of the text, and how many bytes of the file are behind it. */
  take(text: string, done: number): void;
  isCancelled(): boolean;
}

/**
 * Hands over the text of a file piece by piece, unpacked where it is gzip by its first bytes, as UTF-16 where a byte
 * order mark says so (as PowerShell writes it). Between the pieces others get a turn. Answers why the file ended before
 * its end, if it did.
 */
export async function streamText(file: Blob, taker: TextTaker): Promise<string | undefined> {
  const decode = decoder();
  const packed = await isGzip(file);
  let why: string | undefined;
  if (packed) why = await unpack(file, taker, (bytes, done) => taker.take(decode(bytes), done));
  else {
    try {
      for await (const [bytes, done] of piecesOf(file, PIECE, taker)) taker.take(decode(bytes), done);
    } catch {
      why = UNREADABLE;
    }
  }
  if (!taker.isCancelled()) taker.take(decode(undefined), file.size);
  return why;
}

/** Whether a file is packed with gzip, by its magic bytes. */
export async function isGzip(file: Blob): Promise<boolean> {
  const [first, second] = new Uint8Array(await file.slice(0, 2).arrayBuffer());
  return first === 0x1f && second === 0x8b;
}

async function* piecesOf(
  file: Blob,
  size: number,
  { isCancelled }: TextTaker,
): AsyncGenerator<readonly [bytes: Uint8Array<ArrayBuffer>, done: number]> {
  const read = (at: number): Promise<ArrayBuffer> => file.slice(at, at + size).arrayBuffer();
  for (let at = 0; at < file.size && !isCancelled(); at += size) {
    yield [new Uint8Array(await read(at)), Math.min(at + size, file.size)];
  }
}

/** What is unpacked is taken before the next piece goes in: when one is damaged, nothing before it is lost. */
async function unpack(
  file: Blob,
  taker: TextTaker,
  take: (bytes: Uint8Array, done: number) => void,
): Promise<string | undefined> {
  const { readable, writable } = new DecompressionStream('gzip');
  const writer = writable.getWriter();
  const reader = readable.getReader();
  let done = 0;
  const taking = (async () => {
    for (;;) {
      const { value, done: isOver } = await reader.read();
      if (isOver) return;
      take(value, done);
    }
  })();
  // Heard at the end; until then its failing is nobody's.
  taking.catch(() => {});
  try {
    for await (const [bytes, upTo] of piecesOf(file, PACKED_PIECE, taker)) {
      await writer.write(bytes);
      done = upTo;
    }
    if (taker.isCancelled()) {
      await writer.abort();
      return undefined;
    }
    await turn();
    await writer.close();
    await taking;
    return undefined;
  } catch {
    return taker.isCancelled() ? undefined : CUT;
  }
}

/** Lets all that is ready be done first. */
function turn(): Promise<void> {
  return new Promise((done) => setTimeout(done));
}

/** Text of bytes that come piece by piece; `undefined` ends it. */
function decoder(): (bytes: Uint8Array | undefined) => string {
  let own: TextDecoder | undefined;
  return (bytes) => {
    if (bytes === undefined) return own?.decode() ?? '';
    own ??= new TextDecoder(encodingOf(bytes));
    return own.decode(bytes, { stream: true });
  };
}

function encodingOf([first, second]: Uint8Array): string {
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  return first === 0xfe && second === 0xff ? 'utf-16be' : 'utf-8';
}

/** The beginning of a file's text, as `streamText` would hand it over. */
export async function headOf(file: Blob, most = PACKED_PIECE): Promise<string> {
  const parts: string[] = [];
  let length = 0;
  const taker: TextTaker = {
    take(text) {
      parts.push(text);
      length += text.length;
    },
    isCancelled: () => length >= most,
  };
  // A packed file's beginning is cut off by being a beginning.
  await streamText(file.slice(0, most), taker);
  return parts.join('').slice(0, most);
}
