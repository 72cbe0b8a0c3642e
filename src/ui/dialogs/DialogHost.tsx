import { type ComponentType, type ReactElement, useEffect, useLayoutEffect, useState } from 'react';
import { sayNotLoaded } from '../frame/later';
import { closeDialog, type DialogRequest, useRequest } from './request';

type Dialogs = ComponentType<{ readonly request: DialogRequest }>;

let loading: Promise<Dialogs> | undefined;

function loadDialogs(): Promise<Dialogs> {
  loading ??= import('./Dialogs').then(
    (part) => part.Dialogs,
    (error: unknown) => {
      // So that the next click tries again.
      loading = undefined;
      throw error;
    },
  );
  return loading;
}

/** Fetches the dialogs before anybody asks for one. For an idle moment after the canvas is on screen. */
export function preloadDialogs(): void {
  loadDialogs().catch(() => undefined);
}

/** What is typed before the palette is there is typed into it; else it would be lost, or press what has the focus. */
function keepTyped(): () => void {
  const stop = new AbortController();
  window.addEventListener(
    'keydown',
    (event) => {
      const { request, count } = useRequest.getState();
      if (request?.type !== 'palette' || event.ctrlKey || event.metaKey || event.altKey) return;
      event.preventDefault();
      event.stopPropagation();
      if (event.key === 'Escape') closeDialog();
      else if (event.key.length === 1)
        useRequest.setState({ request: { ...request, typed: (request.typed ?? '') + event.key }, count });
    },
    { capture: true, signal: stop.signal },
  );
  return () => stop.abort();
}

/** Shows the dialog that `openDialog` asked for. Stands once on the page, outside the canvas. */
export function DialogHost(): ReactElement | null {
  const { request, count } = useRequest();
  const [Part, setPart] = useState<Dialogs>();
  const wanted = request !== undefined;
  useEffect(() => {
    if (!wanted || Part) return;
    loadDialogs().then(
      (part) => setPart(() => part),
      () => {
        closeDialog();
        sayNotLoaded();
      },
    );
  }, [wanted, Part]);
  const finds = request?.type === 'palette' && !Part;
  // Until the very moment the palette takes the focus.
  useLayoutEffect(() => (finds ? keepTyped() : undefined), [finds]);
  return request && Part ? <Part key={count} request={request} /> : null;
}
