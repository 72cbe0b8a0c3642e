import { TriangleAlert } from 'lucide-react';
import type { ReactElement } from 'react';
import { useStore } from 'zustand';
import { flows } from '../../../store/flows';
import type { FlowOverview } from '../../../words/flows/flowOverview';

/** What has to be known of the numbers below: what was lost, could not be read, or was assumed. */
export function FlowNotes({ overview }: { readonly overview: FlowOverview | undefined }): ReactElement | null {
  const broken = useStore(flows, (state) => state.broken);
  const { notes = [], lost = [], unread } = overview ?? {};
  const count = unread?.count ?? 0;
  if (notes.length === 0 && broken.length === 0 && count === 0) return null;
  return (
    <div className="uncounted flows__notes" role="note">
      <TriangleAlert size={14} className="icon" />
      <ul>
        {broken.map(({ name, why }) => (
          <li key={name}>{`${name} was not read to its end: ${why}.`}</li>
        ))}
        {notes.map((note) => (
          <li key={note}>{note}</li>
        ))}
        {lost.length > 1 && (
          <li>
            <details>
              <summary>Where Hubble lost events</summary>
              <ul>
                {lost.map(({ source, count: some }) => (
                  <li key={source}>{`${source}: ${some.toLocaleString('en')}`}</li>
                ))}
              </ul>
            </details>
          </li>
        )}
        {count > 0 && (
          <li>
            <details>
              <summary>
                {count === 1 ? '1 line could not be read' : `${count.toLocaleString('en')} lines could not be read`}
              </summary>
              <ul>
                {unread?.first.map(({ place, why, text }) => (
                  <li key={place}>
                    {place}: {why} <code>{text}</code>
                  </li>
                ))}
                {count > (unread?.first.length ?? 0) && (
                  <li>And {(count - (unread?.first.length ?? 0)).toLocaleString('en')} more.</li>
                )}
              </ul>
            </details>
          </li>
        )}
      </ul>
    </div>
  );
}
