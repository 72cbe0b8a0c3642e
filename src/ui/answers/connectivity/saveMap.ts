import { mapSvg } from '../../../picture/export/mapSvg';
import { drawbridge } from '../../../store/store';
import { offer } from '../../frame/offer';
import { browserPen, themeOnScreen } from '../../pictures/browserPen';
import { NO_PNG, pngOf, svgBlob } from '../../pictures/png';
import type { MapDownloadProps } from './MapDownload';
import { isLit, unchangedOf } from './picked';

const NAME = 'connectivity-map';

/** Draws the map in the colours on screen, and has the browser save it. */
export async function saveMap(
  { drawn: { map, picture, changes }, picked }: MapDownloadProps,
  kind: 'svg' | 'png',
): Promise<void> {
  const nodes = new Map(map.nodes.map((node) => [node.id, node]));
  const drawing = mapSvg(
    {
      picture,
      kind: changes ? 'changes' : map.seenNotDrawn === undefined ? 'rules' : 'seen',
      picked,
      lit: new Set(map.edges.filter((edge) => isLit(edge, picked, nodes)).map(({ id }) => id)),
      unchanged: unchangedOf(map),
    },
    browserPen(themeOnScreen()),
  );
  if (kind === 'svg') {
    offer(`${NAME}.svg`, svgBlob(drawing));
    return;
  }
  const png = await pngOf(drawing);
  if (typeof png === 'string') drawbridge.getState().notify({ tone: 'warning', text: NO_PNG[png], undo: false });
  else offer(`${NAME}.png`, png);
}
