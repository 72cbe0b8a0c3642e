import { Fragment, type ReactNode } from 'react';

/** What is shorter than this stays together: there is room for it in a line of its own. */
const LONG = 25;

/** Text as Kubernetes writes it: a long one may go on in the next line after a comma or before an equals sign, not within a word. */
export function breakable(text: string): ReactNode {
  const parts = text.length < LONG ? [text] : text.split(/(?<=,)(?! )/);
  const [first, ...rest] = parts.flatMap((part) => (part.length < LONG ? part : part.split(/(?==)/)));
  // Parts have no name of their own; they are only ever replaced as a whole.
  return [
    first,
    ...rest.map((part, index) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: see above.
      <Fragment key={index}>
        <wbr />
        {part}
      </Fragment>
    )),
  ];
}
