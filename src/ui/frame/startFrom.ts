import type { StartingPoint } from '../../kinds';
import { drawbridge } from '../../store/store';
import { closeDialog, openDialog } from '../dialogs/request';

/** Opens a starting point as a new file, named after its policy. */
export function startFrom(point: StartingPoint): void {
  drawbridge.getState().create(`${point.name}.yaml`, point.text);
}

/** Lets the user choose a starting point. */
export function askForStart(anchor: HTMLElement): void {
  openDialog({
    type: 'newPolicy',
    anchor,
    choose: (point) => {
      closeDialog();
      startFrom(point);
    },
  });
}
