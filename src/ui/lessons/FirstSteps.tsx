import type { ReactElement } from 'react';
import { TUTORIAL } from '../../words/lessons/tutorial';
import { openExample, startLesson } from './startLesson';

/** For whoever has nothing to open yet. */
export function FirstSteps(): ReactElement {
  return (
    <span>
      New here?{' '}
      <button type="button" className="link" onClick={() => startLesson(TUTORIAL)}>
        Follow the tutorial
      </button>{' '}
      or{' '}
      <button type="button" className="link" onClick={openExample}>
        open the example cluster
      </button>
    </span>
  );
}
