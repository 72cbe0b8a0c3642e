import { drawbridge } from '../../store/store';
import { type KeptBuilds, keptBuilds } from './builds';

/** How long a tab goes without looking for a new version, ms. */
const SELDOM = 3_600_000;

/**
 * Has the browser keep the whole app for visits without a network, and tells when a newer version is kept. Where that cannot
 * be (no storage, a private window, a host without the service worker) the app works as before.
 *
 * Off on this machine's own addresses, where a build that was kept would hide the one just made, unless the address asks
 * for it: `?offline`. What was kept there before is dropped.
 */
export async function workOffline(): Promise<void> {
  if (!('serviceWorker' in navigator && 'caches' in window && 'locks' in navigator)) return;
  try {
    const scope = new URL('./', document.baseURI).href;
    const kept = keptBuilds(scope, caches, navigator.locks);
    if (isWanted(location)) await keepApp(kept, scope);
    else if (await (await navigator.serviceWorker.getRegistration(scope))?.unregister()) await kept.forget();
  } catch {
    // Nobody misses what was never there.
  }
}

/** True unless the address is one of this machine, and does not ask for it. */
export function isWanted({ hostname, search }: { readonly hostname: string; readonly search: string }): boolean {
  const own = /^(.+\.)?localhost$|^127(\.\d+){3}$|^\[::1\]$/.test(hostname);
  return !own || new URLSearchParams(search).has('offline');
}

async function keepApp(kept: KeptBuilds, scope: string): Promise<void> {
  const registration = await navigator.serviceWorker.register(`${scope}service-worker.js`);
  let told = false;
  const look = async (): Promise<void> => {
    const current = await kept.current();
    if (told || current === undefined || current === document.documentElement.dataset.build) return;
    told = true;
    const link = { text: 'Reload', follow: () => location.reload() };
    drawbridge.getState().notify({ tone: 'info', text: 'A new version is ready.', undo: false, link, stays: true });
  };
  const watch = (): void => {
    const { installing } = registration;
    installing?.addEventListener('statechange', () => {
      if (installing.state === 'installed') look().catch(() => {});
    });
  };
  registration.addEventListener('updatefound', watch);
  watch();
  if (registration.waiting) await look();
  let looked = Date.now();
  document.addEventListener('visibilitychange', () => {
    if (document.visibilityState !== 'visible' || Date.now() - looked < SELDOM) return;
    looked = Date.now();
    registration.update().catch(() => {});
  });
}
