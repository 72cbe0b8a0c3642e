import { useMemo, useState } from 'react';
import { AS_PROPOSED, type Choice } from '../../../flows/propose/drafts';

/** What a person does to a proposal. They stay the same functions, so that only what is chosen is drawn again. */
export interface Choosing {
  readonly line: (key: string, chosen: boolean) => void;
  readonly range: (key: string, range: string) => void;
  readonly direction: (key: string, isolated: boolean) => void;
  readonly defaultDeny: (denied: boolean) => void;
}

/** The choice among a proposal's lines, and the ways to change it. */
export function useChoice(): { readonly choice: Choice; readonly choosing: Choosing } {
  const [choice, setChoice] = useState(AS_PROPOSED);
  const choosing = useMemo<Choosing>(
    () => ({
      line: (key, chosen) => setChoice((before) => ({ ...before, lines: { ...before.lines, [key]: chosen } })),
      range: (key, range) => setChoice((before) => ({ ...before, ranges: { ...before.ranges, [key]: range } })),
      direction: (key, isolated) => setChoice((before) => ({ ...before, directions: { ...before.directions, [key]: isolated } })),
      defaultDeny: (denied) => setChoice((before) => ({ ...before, defaultDeny: denied ? undefined : false })),
    }),
    [],
  );
  return { choice, choosing };
}
