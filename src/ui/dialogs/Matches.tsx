import type { ReactElement } from 'react';
import type { Matched } from '../../answers/matched';
import { matchedCount, matchedNames } from '../../words/matchedWords';

/** Whom a selector matches among what is open, before a field's hint; nothing while none is open. */
export function Matches({ found }: { readonly found: Matched | undefined }): ReactElement | null {
  if (found === undefined) return null;
  const names = matchedNames(found);
  return (
    <span className="field__matches">
      Matches <b>{matchedCount(found)}</b>
      {names === '' ? '.' : `: ${names}`}
    </span>
  );
}
