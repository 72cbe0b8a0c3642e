import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { keepWork } from '../store/persist';
import { App } from './App';
import { applyTheme, storedTheme } from './frame/theme';
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
        <App />
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
