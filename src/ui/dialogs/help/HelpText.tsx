import { GraduationCap, Keyboard } from 'lucide-react';
import type { ReactElement } from 'react';
import type { Help, HelpTopic } from '../../../words/help/help';
import { SHORTCUTS } from '../../../words/help/shortcuts';
import { HELP } from '../../../words/help/topics';
import { TRAPS } from '../../../words/lessons/traps';
import { TUTORIAL } from '../../../words/lessons/tutorial';
import { MapLegend } from '../../answers/connectivity/MapLegend';
import { Legend as MatrixLegend } from '../../answers/connectivity/MatrixLegend';
import { marked } from '../../lessons/marked';
import { startLesson } from '../../lessons/startLesson';
import { closeDialog, openDialog } from '../request';
import { MarkIcon, MarkLine } from './MarkIcon';
import { Keys } from './ShortcutList';

const LEGENDS = { matrix: MatrixLegend, map: MapLegend };

/** What is said of a topic. */
export function HelpText({ topic }: { readonly topic: HelpTopic }): ReactElement {
  const { purpose, legend, reading, doing, limits, keys, ...marks } = HELP[topic];
  const Legend = legend && LEGENDS[legend];
  const own = SHORTCUTS.find(({ place }) => place === keys);
  return (
    <>
      <p className="help__purpose">{marked(purpose)}</p>
      <Marks {...marks} />
      {Legend && <Legend />}
      <Part title="How to read it" sentences={reading} />
      <Part title="What can be done" sentences={doing} />
      <Part title="Its limits" sentences={limits} />
      {own && (
        <>
          <h3>{own.place === 'dialogs' ? 'Keys in dialogs' : 'Keys'}</h3>
          <Keys shortcuts={own.shortcuts} />
        </>
      )}
    </>
  );
}

function Marks({ marks, lines }: Pick<Help, 'marks' | 'lines'>): ReactElement | null {
  if (marks === undefined) return null;
  return (
    <ul className={lines ? 'help__marks help__marks--lines' : 'help__marks'}>
      {marks.map(({ mark, words }) => (
        <li key={mark}>
          {lines && <MarkLine mark={mark} />}
          <MarkIcon mark={mark} />
          <span>
            {mark === 'ports' && <span className="badge badge--port">80</span>} {marked(words)}
          </span>
        </li>
      ))}
    </ul>
  );
}

function Part({ title, sentences = [] }: { readonly title: string; readonly sentences?: readonly string[] | undefined }) {
  if (sentences.length === 0) return null;
  return (
    <>
      <h3>{title}</h3>
      {sentences.map((one) => (
        <p key={one}>{marked(one)}</p>
      ))}
    </>
  );
}

/** Ways on from here: the lessons that teach it, and all shortcuts. */
export function HelpFoot({ topic, anchor }: { readonly topic: HelpTopic; readonly anchor: HTMLElement }): ReactElement {
  const lessons = [TUTORIAL, ...TRAPS].filter(({ id }) => HELP[topic].lessons?.includes(id));
  return (
    <div className="surface__foot help__foot">
      {lessons.map((lesson) => (
        <button
          key={lesson.id}
          type="button"
          className="btn btn--small btn--line"
          title={lesson.about}
          onClick={() => {
            closeDialog();
            startLesson(lesson);
          }}
        >
          <GraduationCap size={14} className="icon" />
          {lesson.title}
        </button>
      ))}
      <button type="button" className="btn btn--small" onClick={() => openDialog({ type: 'shortcuts', anchor })}>
        <Keyboard size={14} className="icon" />
        Keyboard shortcuts
      </button>
    </div>
  );
}
