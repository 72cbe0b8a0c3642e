import { keepEqual, type Picture } from '../../picture';
import type { SeenRows } from '../../picture/seenRows';
import { withSeen } from '../../picture/withSeen';
import type { WithSeen } from './SeenSwitch';

let last: Picture | undefined;

/** What rows saw, to be added to a picture. What looks the same as before stays the same objects. */
export function overlayOf(rows: SeenRows, ageing: boolean): WithSeen {
  return (picture) => {
    last = keepEqual(last, withSeen(picture, rows, ageing));
    return last;
  };
}
