import { drawbridge } from '../../store/store';
import { copyText } from './copyText';

/** Puts a text on the clipboard and says so; `done` says what was copied. Says too when the browser does not let it. */
export async function copyAndTell(text: string, done: string): Promise<void> {
  const copied = await copyText(text);
  const { notify } = drawbridge.getState();
  if (copied) notify({ tone: 'info', text: done, undo: false });
  else
    notify({
      tone: 'warning',
      text: 'The browser does not let this page copy. Select the text and copy it with the keyboard.',
      undo: false,
    });
}
