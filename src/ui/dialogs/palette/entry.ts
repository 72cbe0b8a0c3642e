import type { Findable } from './rank';

/** Something that can be done, or gone to. `keys` does the same without the palette. */
export interface Entry extends Findable {
  readonly key: string;
  readonly group: 'Actions' | 'Policies' | 'Files' | 'Workloads and others' | 'This policy' | 'On this page';
  readonly keys?: string;
  /** It opens or shows something that the focus goes to; else it goes back to where it was. */
  readonly leads: boolean;
  /** A selector of what the focus goes to when nothing takes it by itself; left out: the canvas. */
  readonly to?: string;
  readonly run: () => void;
}
