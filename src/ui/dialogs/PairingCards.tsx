import { type ReactElement, useDeferredValue, useId, useMemo } from 'react';
import type { Matched } from '../../answers/matched';
import type { Policy } from '../../engine/policy';
import type { PeerWish } from '../../kinds';
import { useCluster } from '../../store/openCluster';
import { andWords, orWords } from '../../words';
import { matchedCount } from '../../words/matchedWords';
import { pairingDiff } from './pairingDiff';
import { pairingMatches } from './pairingMatches';

export interface PairingCardsProps {
  readonly policy: Policy;
  /** The peer with both selectors, as it is or would be. */
  readonly both: PeerWish;
  readonly join: 'and' | 'or';
  readonly onJoin: (join: 'and' | 'or') => void;
  /** Why the other cannot be chosen now. */
  readonly off: string | undefined;
  /** The text with the one and with the other, `from` first; undefined where that is not known. */
  readonly texts: readonly [string, string] | undefined;
  readonly from: 'and' | 'or';
  /** Which line of the file the document begins on, from zero. */
  readonly line: number;
}

const LINE_WORDS = {
  and: 'OR: the dash makes a second peer.',
  or: 'AND: without the dash it is one peer.',
} as const;

/** AND against OR: what the two selectors mean in one peer and in two, and the lines that make the difference. */
export function PairingCards({ policy, both, join, onJoin, off, from, texts, line }: PairingCardsProps): ReactElement {
  const id = useId();
  const cluster = useCluster();
  const { and, or } = pairingMatches(cluster, policy.namespace, both);
  const card = (kind: 'and' | 'or', title: string, words: string | undefined, found: Matched | undefined): ReactElement => {
    const disabled = off !== undefined && kind !== join;
    return (
      <label className="pairing__card" data-disabled={disabled || undefined}>
        <input
          type="radio"
          name={id}
          className="visually-hidden"
          checked={join === kind}
          disabled={disabled}
          aria-labelledby={`${id}-${kind}`}
          aria-describedby={`${id}-${kind}-words`}
          onChange={() => onJoin(kind)}
        />
        <Sets kind={kind} />
        <span>
          <b id={`${id}-${kind}`}>{title}</b>
          <span id={`${id}-${kind}-words`}>
            {disabled ? off : words}
            {found && <b> Matches {matchedCount(found)}.</b>}
          </span>
        </span>
      </label>
    );
  };
  return (
    <div className="pairing" role="radiogroup" aria-label="Namespace selector and pod selector">
      {card('and', 'AND: one peer', andWords(policy, both), and)}
      {card('or', 'OR: two peers', orWords(policy, both), or)}
      {texts && <Lines texts={texts} line={line} words={LINE_WORDS[from]} />}
    </div>
  );
}

function Lines({
  texts,
  line,
  words,
}: {
  readonly texts: readonly [string, string];
  readonly line: number;
  readonly words: string;
}): ReactElement | null {
  const later = useDeferredValue(texts);
  const { lines, more } = useMemo(() => pairingDiff(later[0], later[1]), [later]);
  if (lines.length === 0) return null;
  return (
    <div className="pairing__lines">
      <div className="diff diff--small">
        <table>
          <tbody>
            {lines.map(({ kind, text, before, after }) => (
              <tr key={`${before} ${after}`} className={`diff__${kind}`}>
                <td className="diff__number">{line + (after ?? before ?? 0)}</td>
                <td className="diff__sign">{kind === 'added' ? '+' : kind === 'removed' ? '−' : ''}</td>
                <td className="diff__text">{text}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p>
        {words}
        {more > 0 && ` ${more} more lines.`}
      </p>
    </div>
  );
}

/** Two sets: what both hold, or all that either holds. */
function Sets({ kind }: { readonly kind: 'and' | 'or' }): ReactElement {
  return (
    <svg width="38" height="26" viewBox="0 0 38 26" className={`sets sets--${kind}`} aria-hidden="true">
      <circle cx="14" cy="13" r="10.5" />
      <circle cx="24" cy="13" r="10.5" />
      <path d="M19 3.77a10.5 10.5 0 0 1 0 18.46 10.5 10.5 0 0 1 0-18.46Z" />
    </svg>
  );
}
