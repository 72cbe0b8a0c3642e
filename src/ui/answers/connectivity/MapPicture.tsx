import type { ReactElement } from 'react';
import { mapSvg } from '../../../picture/export/mapSvg';
import type { DrawnMap } from '../../../worker/questions';
import { SavePicture } from '../../dialogs/picture/SavePicture';
import { isLit, type Picked, unchangedOf } from './picked';

export interface MapPictureProps {
  readonly drawn: DrawnMap;
  readonly picked: Picked | undefined;
}

/** The map as it is on screen as a file, or on the clipboard. */
export function MapPicture({ drawn: { map, picture, changes }, picked }: MapPictureProps): ReactElement {
  const nodes = new Map(map.nodes.map((node) => [node.id, node]));
  const kind = changes ? 'changes' : map.seenNotDrawn === undefined ? 'rules' : 'seen';
  const lit = new Set(map.edges.filter((edge) => isLit(edge, picked, nodes)).map(({ id }) => id));
  const unchanged = unchangedOf(map);
  return <SavePicture name="connectivity-map" draw={(pen) => mapSvg({ picture, kind, picked, lit, unchanged }, pen)} />;
}
