import { type ReactElement, type ReactNode, useId, useState } from 'react';
import type { WaySheet } from '../../../words/waySheet';
import { openDialog } from '../../dialogs';

/** Offers the edit that would allow what was refused; it is shown as text before it is made. */
export function AllowBox({
  ways,
  label,
  ageing,
  children,
}: {
  readonly ways: readonly WaySheet[];
  readonly label: string;
  readonly ageing: boolean;
  /** What more there is to be known or chosen. */
  readonly children?: ReactNode;
}): ReactElement | null {
  const id = useId();
  const [chosen, choose] = useState(0);
  const at = chosen < ways.length ? chosen : 0;
  const way = ways[at];
  if (way === undefined) return null;
  return (
    <section className="allow" aria-label="Allow this connection">
      <div className="allow__text">
        <h2>Allow this connection</h2>
        {ways.length === 1 ? (
          <p>{way.text}</p>
        ) : (
          <fieldset className="allow__ways" aria-label="How">
            {ways.map(({ text }, index) => (
              <label key={text}>
                <input type="radio" name={id} checked={index === at} onChange={() => choose(index)} />
                <span>{text}</span>
              </label>
            ))}
          </fieldset>
        )}
        {children}
      </div>
      <button
        type="button"
        className="btn btn--line"
        aria-haspopup="dialog"
        disabled={ageing}
        onClick={(event) => openDialog({ type: 'allow', anchor: event.currentTarget, way: way.steps, words: way.text, label })}
      >
        Preview the edit…
      </button>
    </section>
  );
}
