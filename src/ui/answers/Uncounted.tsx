import { TriangleAlert } from 'lucide-react';
import type { ReactElement } from 'react';
import type { Uncounted as UncountedObject } from '../../answers/situation';
import { uncountedWords } from '../../words';

/** What answers do not count although it may restrict or open connections; so many are named, the others counted. */
const NAMED = 3;

/** What the answers beside it do not count. Nothing when everything is counted. */
export function Uncounted({ uncounted }: { readonly uncounted: readonly UncountedObject[] }): ReactElement | null {
  if (uncounted.length === 0) return null;
  return (
    <div className="uncounted" role="note">
      <TriangleAlert size={14} className="icon" />
      <ul>
        {uncounted.slice(0, NAMED).map((one) => (
          <li key={one.key}>{uncountedWords(one)}</li>
        ))}
        {uncounted.length > NAMED && <li>And {uncounted.length - NAMED} more are not counted.</li>}
      </ul>
    </div>
  );
}
