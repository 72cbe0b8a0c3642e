import { useDeferredValue, useMemo } from 'react';
import type { Intent } from '../../kinds/intent';
import type { Preview } from '../../store/contract';
import { drawbridge, useDrawbridge } from '../../store/store';
import type { ObjectKey } from '../../workspace/workspace';

/** What an intent would do to the text, worked out behind the typing. Undefined without an intent. */
export function usePreview(object: ObjectKey, intent: Intent | undefined): Preview | undefined {
  const workspace = useDrawbridge((state) => state.workspace);
  const later = useDeferredValue(intent);
  // biome-ignore lint/correctness/useExhaustiveDependencies: the store looks at the workspace; another one is another answer
  return useMemo(() => later && drawbridge.getState().preview(object, later), [object, later, workspace]);
}
