/**
 * The same text, in memory of its own. What is cut out of a text keeps the whole of that text alive, and a name must not
 * keep the chunk of the file it was found in.
 */
export const ownText = (text: string): string => JSON.parse(JSON.stringify(text)) as string;

export const ownTextOr = (text: string | undefined): string | undefined => (text === undefined ? undefined : ownText(text));
