import { type ReactElement, StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { useStore } from 'zustand';
import { keepWork } from '../store/persist';
import { place } from '../store/place';
import { App } from './App';
import { applyTheme, storedTheme } from './frame/theme';
import { useLater } from './frame/useLater';
import './tokens.css';
import './base.css';
import './frame/frame.css';

applyTheme(storedTheme());
const root = document.getElementById('root');
// What was open comes back before the first picture, so that the start screen does not flash up.
void keepWork().then(() => {
  if (root) {
    createRoot(root).render(
      <StrictMode>
        <Page />
      </StrictMode>,
    );
  }
  // When the browser has nothing better to do: the whole app is fetched for the next visit.
  (window.requestIdleCallback ?? setTimeout)(() =>
    import('./offline/workOffline').then(
      ({ workOffline }) => workOffline(),
      () => {},
    ),
  );
});

const loadElsewhere = () => import('./frame/Elsewhere');

/** The app; while another tab has the workspace, nothing that could be edited in vain. */
function Page(): ReactElement | null {
  const away = useStore(place, ({ elsewhere }) => elsewhere === 'busy' || elsewhere === 'taken');
  const part = useLater(loadElsewhere, away);
  if (!away) return <App />;
  if (part === 'failed') return <p>This workspace is open in another tab. Close one of the two and reload this page.</p>;
  return part ? <part.Elsewhere /> : null;
}
