import { hold } from './hold';
import { reloadUnasked } from './leaving';
import { PREFIX } from './saved';
import { ask } from './tabTalk';

/** How long it has to save what it has before the workspace is taken from it, ms. */
const GIVE = 2500;

/** Has another tab save a workspace and let it go, and begins anew with it here. One that does not answer loses it. */
export async function takeOver(key: string): Promise<void> {
  const given = ask({ type: 'give', key }, 'given', GIVE);
  if ('locks' in navigator) {
    if (!(await hold(key, GIVE))) await new Promise((taken) => navigator.locks.request(key, { steal: true }, taken));
  } else await given;
  sessionStorage.setItem(PREFIX, key);
  reloadUnasked();
}
