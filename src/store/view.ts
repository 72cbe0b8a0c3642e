import { createStore } from 'zustand/vanilla';
import type { FileId } from '../workspace/workspace';

/** What is on screen beside the policy: kept with the workspace. Sizes are px; what is left out has its default. */
export interface View {
  /** The one of the three views that a narrow screen shows. */
  readonly shown?: 'picture' | 'yaml' | 'answers' | undefined;
  readonly tab?: string | undefined;
  readonly answers?: 'head' | 'panel' | 'whole' | undefined;
  /** The file whose pictures count all policies together. */
  readonly together?: FileId | undefined;
  /** How connectivity is looked at. */
  readonly connectivity?: string | undefined;
  /** What somebody asked the check, as it was typed. */
  readonly question?: { readonly from: string; readonly to: string; readonly port: string };
  readonly chartsFolded?: boolean;
  readonly railed?: boolean;
  readonly rulesFolded?: boolean;
  readonly side?: number | undefined;
  readonly width?: number | undefined;
  readonly height?: number | undefined;
  readonly answersHeight?: number | undefined;
}

export const view = createStore<View>()(() => ({}));
