import type { ReactElement } from 'react';
import { TRAPS } from '../../words/lessons/traps';
import { TUTORIAL } from '../../words/lessons/tutorial';
import { openExample, startLesson } from './startLesson';
import './lessons.css';

/** An example and the lessons, to choose one. */
export function LessonList(): ReactElement {
  return (
    <ul className="lessons">
      <li>
        <button type="button" className="lessons__one" onClick={openExample}>
          <b>Example cluster</b>
          <span>A small shop with its policies, to look around in: the picture, the map, the check.</span>
        </button>
      </li>
      {[TUTORIAL, ...TRAPS].map((one) => (
        <li key={one.id}>
          <button type="button" className="lessons__one" onClick={() => startLesson(one)}>
            <b>{one.title}</b>
            <span>{one.about}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}
