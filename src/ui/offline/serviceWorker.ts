import { type Build, keptBuilds, PAGE } from './builds';

// The library of types for service workers cannot be had beside that for pages.
interface Awaiting extends Event {
  waitUntil(work: Promise<unknown>): void;
}
interface Fetching extends Awaiting {
  readonly request: Request;
  respondWith(answer: Promise<Response>): void;
}
interface Scope {
  /** Written above this code by the build (scripts/offline.mjs). */
  readonly drawbridgeBuild: Build;
  readonly registration: { readonly scope: string };
  readonly clients: {
    matchAll(which: {
      readonly includeUncontrolled: true;
      readonly type: 'window';
    }): Promise<readonly { readonly url: string }[]>;
    claim(): Promise<void>;
  };
  addEventListener(type: 'install' | 'activate', listener: (event: Awaiting) => void): void;
  addEventListener(type: 'fetch', listener: (event: Fetching) => void): void;
}

const worker = self as unknown as Scope;
const build = worker.drawbridgeBuild;
const { scope } = worker.registration;
const kept = keptBuilds(scope, caches, navigator.locks);
const own = new Set(build.files.map(([path]) => path));

// A new build is filled beside the old one and waits: this worker's successor takes over, and drops the old build, only when
// no tab is left. Until then this one gives the new build to those who reload, and the old one to those who do not.
worker.addEventListener('install', (event) => event.waitUntil(kept.fill(build)));
worker.addEventListener('activate', (event) => event.waitUntil(tidy().then(() => worker.clients.claim())));
worker.addEventListener('fetch', (event) => {
  const { request } = event;
  const path = pathOf(request);
  if (path === undefined) return;
  // Whatever was in use when this worker took over may not be any more.
  if (path === PAGE) event.waitUntil(tidy());
  event.respondWith(
    kept.find(path).then(
      (found) => found ?? fetch(request),
      () => fetch(request),
    ),
  );
});

/** The path of a file that may be kept; other addresses, those of another app in a folder below included, are the host's. */
function pathOf({ url, method, mode }: Request): string | undefined {
  const [address = ''] = url.split(/[?#]/);
  if (method !== 'GET' || !address.startsWith(scope)) return undefined;
  const path = address.slice(scope.length);
  if (mode === 'navigate') return path === '' || path === PAGE ? PAGE : undefined;
  return path.startsWith('assets/') || own.has(path) ? path : undefined;
}

const tidy = (): Promise<void> => kept.tidy(build.id, hasTabs);

/** True while a tab is open, one that this worker does not control included: it was reloaded past it. */
async function hasTabs(): Promise<boolean> {
  const tabs = await worker.clients.matchAll({ includeUncontrolled: true, type: 'window' });
  return tabs.some(({ url }) => url.startsWith(scope));
}
