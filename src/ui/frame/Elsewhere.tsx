import './elsewhere.css';
import { type ReactElement, useEffect, useState } from 'react';
import { useStore } from 'zustand';
import { place } from '../../store/place';
import { takeOver } from '../../store/takeOver';
import { type KeptWorkspace, openWorkspace, otherWorkspaces } from '../../store/workspaces';
import { workspaceWords } from '../dialogs/workspaceWords';
import { Logo } from './Logo';

/** What stands in place of the app while another tab has the workspace. */
export function Elsewhere(): ReactElement {
  const { key, title, elsewhere } = useStore(place);
  const [others, setOthers] = useState<readonly KeptWorkspace[]>([]);
  const [taking, setTaking] = useState(false);
  useEffect(() => {
    otherWorkspaces().then(setOthers, () => {});
  }, []);
  const free = others.filter((one) => one.key !== key && !one.busy && !one.newer);
  return (
    <main className="elsewhere">
      <p className="elsewhere__logo">
        <Logo />
        Drawbridge
      </p>
      <div role="alert">
        <h1>{elsewhere === 'taken' ? `“${title}” goes on in another tab` : `“${title}” is open in another tab`}</h1>
        <p>
          {elsewhere === 'taken'
            ? 'Everything was saved before that tab took it over, so nothing is lost. This tab rests.'
            : 'A workspace is open in one tab at a time, so that no tab writes over what another did.'}
        </p>
      </div>
      <p className="elsewhere__ways">
        <button
          type="button"
          className="btn btn--primary"
          aria-disabled={taking}
          onClick={() => {
            if (!taking) void takeOver(key);
            setTaking(true);
          }}
        >
          {taking ? 'Waiting for the other tab …' : 'Use it here'}
        </button>
        <button type="button" className="btn btn--line" onClick={() => void openWorkspace()}>
          Begin an empty workspace
        </button>
      </p>
      <p className="dim">“Use it here” has the other tab save what it has, and rest.</p>
      {free.length > 0 && (
        <>
          <h2>Or open another workspace</h2>
          <ul>
            {free.map((one) => (
              <li key={one.key}>
                <button type="button" className="template" onClick={() => void openWorkspace(one.key)}>
                  <b>{one.title}</b>
                  <span>{workspaceWords(one)}</span>
                </button>
              </li>
            ))}
          </ul>
        </>
      )}
    </main>
  );
}
