import type { ReactElement } from 'react';
import type { Sentence } from '../../words';
import { breakable } from './breakable';

/** A sentence with its styles. */
export function Words({ words }: { readonly words: Sentence }): ReactElement {
  return (
    <>
      {words.map((segment, index) => {
        // Segments have no name of their own; they are only ever replaced as a whole.
        const key = `${index}${segment.text}`;
        if (segment.style === 'label')
          return (
            <span key={key} className="label">
              {breakable(segment.text)}
            </span>
          );
        return segment.style === 'strong' ? <strong key={key}>{segment.text}</strong> : <span key={key}>{segment.text}</span>;
      })}
    </>
  );
}
