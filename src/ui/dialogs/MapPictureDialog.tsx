import type { ReactElement } from 'react';
import type { MapPictureProps } from '../answers/connectivity/MapPicture';
import { useLater } from '../frame/useLater';
import { Surface } from './Surface';

const loadPicture = () => import('../answers/connectivity/MapPicture');

/** Takes the map away as a picture. */
export function MapPictureDialog({ anchor, ...props }: MapPictureProps & { readonly anchor: HTMLElement }): ReactElement {
  const part = useLater(loadPicture, true);
  return (
    <Surface title="Picture of the map" anchor={anchor} side="left" dirty={false}>
      <div className="surface__body">
        {part === 'failed' ? (
          <p role="alert">The part that draws the map could not be loaded. Close this and try again.</p>
        ) : (
          part && <part.MapPicture {...props} />
        )}
      </div>
    </Surface>
  );
}
