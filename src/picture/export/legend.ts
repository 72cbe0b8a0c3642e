import { LEGEND } from '../../words/groupWords';
import type { LineState, Picture } from '../picture';
import { sideRows } from '../picture';
import { ruler } from './frames';
import { sampleMarkup } from './lines';
import { type Font, type Pen, type Role, write } from './pen';
import { badgesMarkup, badgesRoom } from './rows';
import { all, el, type Markup } from './svg';

export const LEGEND_HEIGHT = 40;
const FONT: Font = { size: 12 };
const GAP = 16;
const SAMPLE = 34;
const PORT = { shown: ['80'], more: 0 };

/** The strip below a picture that tells what its lines mean; what is not told otherwise, only while it is there. */
export function legendMarkup(pen: Pen, picture: Picture, stale: boolean, width: number, top: number): Markup {
  const y = top + LEGEND_HEIGHT / 2;
  const pieces: Markup[] = [
    el('rect', { x: 0, y: top, width, height: LEGEND_HEIGHT, fill: pen.color('surface-pane') }),
    ruler(pen, 0, top, width),
  ];
  let x = 14;
  const say = (text: string, fill: Role = 'text-secondary'): void => {
    pieces.push(write(pen, text, { x, y, font: FONT, fill }));
    x += pen.width(text, FONT);
  };
  const sample = (state: LineState): void => {
    pieces.push(sampleMarkup(pen, state, x, y));
    x += SAMPLE + 7;
  };
  const next = (): void => {
    x += GAP;
  };

  sample('allowed');
  say(LEGEND.allowed);
  next();
  sample('allowed');
  pieces.push(badgesMarkup(pen, PORT, x - 3, y, 17, SAMPLE));
  x += badgesRoom(pen, PORT) + 4;
  say(LEGEND.ports);
  next();
  sample('depends');
  const [depends = '', ...on] = LEGEND.depends.split(' ');
  say(`${depends} `);
  say(on.join(' '), 'text-tertiary');
  next();
  sample('denied');
  say(LEGEND.denied);
  if ([picture.ingress, picture.egress].flatMap(sideRows).some(({ line }) => line === 'unknown')) {
    next();
    sample('unknown');
    say(LEGEND.unknown);
  }
  if (stale) {
    next();
    say(LEGEND.stale, 'stale-text');
  }
  return all(pieces);
}
