import { deflateRawSync } from 'node:zlib';

/** The app's address with a link's content behind its `#`, from the page's own folder. */
export const address = (text: string): string => `./#share=${deflateRawSync(Buffer.from(text)).toString('base64url')}`;
