import { Image } from 'lucide-react';
import type { ReactElement } from 'react';
import type { DrawnMap } from '../../../worker/questions';
import { openDialog } from '../../dialogs';
import type { Picked } from './picked';

/** Leads to the map as SVG or PNG, as it is on screen. */
export function MapDownload(props: { readonly drawn: DrawnMap; readonly picked: Picked | undefined }): ReactElement {
  return (
    <button
      type="button"
      className="btn btn--small map__download"
      aria-label="Picture of the map"
      aria-haspopup="dialog"
      title="The map as SVG or PNG"
      onClick={(event) => openDialog({ type: 'mapPicture', anchor: event.currentTarget, ...props })}
    >
      <Image size={14} className="icon" />
      Picture
    </button>
  );
}
