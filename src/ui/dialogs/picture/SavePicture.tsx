import { Check, Copy, Download } from 'lucide-react';
import { type ReactElement, useId, useState } from 'react';
import type { Drawing } from '../../../picture/export/drawing';
import type { Pen } from '../../../picture/export/pen';
import { drawbridge } from '../../../store/store';
import { offer } from '../../frame/offer';
import { browserPen, type PictureTheme, themeOnScreen } from '../../pictures/browserPen';
import { isTooLarge, NO_PNG, pngOf, svgBlob } from '../../pictures/png';
import './picture.css';

type Look = 'screen' | PictureTheme;

const LOOKS: readonly { readonly look: Look; readonly text: string }[] = [
  { look: 'screen', text: 'As on screen' },
  { look: 'light', text: 'Light' },
  { look: 'dark', text: 'Dark' },
];

export interface SavePictureProps {
  /** Of the file, without its ending. */
  readonly name: string;
  readonly draw: (pen: Pen) => Drawing;
}

/** Saves a picture as SVG or PNG, or copies it, in the colours that are chosen. */
export function SavePicture({ name, draw }: SavePictureProps): ReactElement {
  const group = useId();
  const [look, choose] = useState<Look>('screen');
  const [copied, setCopied] = useState(false);
  const drawn = (): Drawing => draw(browserPen(look === 'screen' ? themeOnScreen() : look));
  const savePng = async (): Promise<void> => {
    const png = await pngOf(drawn());
    if (typeof png === 'string') warn(NO_PNG[png]);
    else offer(`${name}.png`, png);
  };
  const copyPng = async (): Promise<void> => {
    const drawing = drawn();
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
    <>
      <fieldset className="picture__looks" aria-label="Colours of the picture">
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
      <div className="picture__saves">
        <button type="button" className="btn btn--line" onClick={() => offer(`${name}.svg`, svgBlob(drawn()))}>
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
    </>
  );
}

function warn(text: string): void {
  drawbridge.getState().notify({ tone: 'warning', text, undo: false });
}
