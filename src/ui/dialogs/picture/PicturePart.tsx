import { Check, Copy, Download } from 'lucide-react';
import { type ReactElement, useId, useState } from 'react';
import { matchedPods } from '../../../answers/matched';
import type { Drawing } from '../../../picture/export/drawing';
import { policySvg } from '../../../picture/export/policySvg';
import { useCluster } from '../../../store/openCluster';
import { drawbridge, useDrawbridge } from '../../../store/store';
import { policySentence, sentenceText } from '../../../words';
import { matchedCount } from '../../../words/matchedWords';
import type { OpenObject } from '../../../workspace/workspace';
import { drawn } from '../../canvas/drawn';
import { onScreen } from '../../canvas/onScreen';
import { offer } from '../../frame/offer';
import { browserPen, type PictureTheme, themeOnScreen } from '../../pictures/browserPen';
import { isTooLarge, NO_PNG, pngOf, svgBlob } from '../../pictures/png';

type Look = 'screen' | PictureTheme;

const LOOKS: readonly { readonly look: Look; readonly text: string }[] = [
  { look: 'screen', text: 'As on screen' },
  { look: 'light', text: 'Light' },
  { look: 'dark', text: 'Dark' },
];

/** The picture on screen as a file, or on the clipboard. */
export function PicturePart({ object }: { readonly object: OpenObject }): ReactElement | null {
  const group = useId();
  const profile = useDrawbridge((state) => state.profile);
  const cluster = useCluster();
  const [look, choose] = useState<Look>('screen');
  const [copied, setCopied] = useState(false);
  const { policy } = object;
  if (!policy) return null;

  const draw = (): Drawing => {
    // On a phone the canvas may not be there: then it is the policy alone.
    const shown = onScreen() ?? { policy, picture: drawn(policy, profile).picture, stale: object.stale };
    const { subject, namespace } = shown.policy;
    const { ingress, egress } = drawn(shown.policy, profile);
    const found = subject === 'unreadable' ? undefined : matchedPods(cluster, namespace, subject);
    return policySvg(
      {
        ...shown,
        sentence: sentenceText(policySentence(shown.policy, ingress, egress)),
        matched: found && matchedCount(found),
      },
      browserPen(look === 'screen' ? themeOnScreen() : look),
    );
  };
  const name = fileName(policy.name);
  const savePng = async (): Promise<void> => {
    const png = await pngOf(draw());
    if (typeof png === 'string') warn(NO_PNG[png]);
    else offer(`${name}.png`, png);
  };
  const copyPng = async (): Promise<void> => {
    const drawing = draw();
    if (isTooLarge(drawing)) {
      warn(NO_PNG.tooLarge);
      return;
    }
    // Browsers that ask for a click want the clipboard to be written at once, with what is to come.
    const png = pngOf(drawing).then((made) => (typeof made === 'string' ? Promise.reject(new Error(made)) : made));
    png.catch(() => undefined);
    try {
      // At every click the editor begins a copy of its own in Safari, which ends one that was begun before.
      await new Promise((later) => setTimeout(later));
      await navigator.clipboard.write([new ClipboardItem({ 'image/png': png })]);
      setCopied(true);
    } catch {
      warn('The browser did not let the picture be copied. Save it as a file.');
    }
  };
  return (
    <section className="share__picture" aria-label="Picture">
      <h3>Picture</h3>
      <fieldset className="share__looks" aria-label="Colours of the picture">
        {LOOKS.map((one) => (
          <label key={one.look}>
            <input
              type="radio"
              name={group}
              checked={one.look === look}
              onChange={() => {
                choose(one.look);
                setCopied(false);
              }}
            />
            {one.text}
          </label>
        ))}
      </fieldset>
      <div className="share__saves">
        <button type="button" className="btn btn--line" onClick={() => offer(`${name}.svg`, svgBlob(draw()))}>
          <Download size={14} className="icon" />
          SVG
        </button>
        <button type="button" className="btn btn--line" onClick={() => void savePng()}>
          <Download size={14} className="icon" />
          PNG
        </button>
        <button type="button" className="btn btn--line" onClick={() => void copyPng()}>
          {copied ? <Check size={14} className="icon" /> : <Copy size={14} className="icon" />}
          {copied ? 'Copied PNG' : 'Copy PNG'}
        </button>
      </div>
    </section>
  );
}

function warn(text: string): void {
  drawbridge.getState().notify({ tone: 'warning', text, undo: false });
}

/** After the policy, where its name could be a file's: the API server takes no other. */
function fileName(name: string): string {
  return /^[A-Za-z0-9][A-Za-z0-9._-]{0,252}$/.test(name) ? name : 'policy';
}
