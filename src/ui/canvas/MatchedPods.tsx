import { type ReactElement, useId, useMemo } from 'react';
import { matchedPods } from '../../answers/matched';
import type { Policy } from '../../engine/policy';
import { useCluster } from '../../store/openCluster';
import { matchedCount, matchedNames } from '../../words/matchedWords';

/** How many of the open pods a policy selects, with their names for who points at it; nothing while none is open. */
export function MatchedPods({ policy }: { readonly policy: Policy }): ReactElement | null {
  const id = useId();
  const cluster = useCluster();
  const { namespace, subject } = policy;
  const found = useMemo(
    () => (subject === 'unreadable' ? undefined : matchedPods(cluster, namespace, subject)),
    [cluster, namespace, subject],
  );
  if (found === undefined) return null;
  const names = matchedNames(found);
  if (names === '') return <p className="pc-matched">{matchedCount(found)}</p>;
  return (
    <span className="pc-matched">
      <button type="button" className="link" aria-describedby={id}>
        {matchedCount(found)}
      </button>
      <span id={id} className="pc-matched__names" role="tooltip">
        {names}
      </span>
    </span>
  );
}
