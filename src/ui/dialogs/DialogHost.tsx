import { type ComponentType, type ReactElement, useEffect, useState } from 'react';
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
  return request && Part ? <Part key={count} request={request} /> : null;
}
