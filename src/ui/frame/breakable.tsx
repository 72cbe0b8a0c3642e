import { Fragment, type ReactNode } from 'react';

/** Text as Kubernetes writes it, which may go on in the next line after a comma or before an equals sign, not within a word. */
export function breakable(text: string): ReactNode {
  const [first, ...rest] = text.split(/(?<=,)(?! )|(?==)/);
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
