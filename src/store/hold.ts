let free = (): void => {};
let lost = (): void => {};

/**
 * Takes a workspace for as long as this tab lives or until `letGo`, waiting for it for `wait` ms. False when another tab
 * keeps it.
 */
export function hold(key: string, wait = 0): Promise<boolean> {
  // Only where the page is served securely are there locks.
  if (!('locks' in navigator)) return import('./tabTalk').then(({ isFree }) => isFree(key));
  const options: LockOptions = wait > 0 ? { signal: AbortSignal.timeout(wait) } : { ifAvailable: true };
  return new Promise((answer) => {
    let held = false;
    const taken = (lock: Lock | null): Promise<void> | undefined => {
      held = lock !== null;
      answer(held);
      return held ? new Promise((done) => (free = done)) : undefined;
    };
    navigator.locks.request(key, options, taken).catch(() => (held ? lost() : answer(false)));
  });
}

/** Lets other tabs have the workspace. */
export function letGo(): void {
  free();
}

/** Called when another tab takes the workspace without asking. */
export function onLost(tell: () => void): void {
  lost = tell;
}
