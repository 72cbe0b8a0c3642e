import { ArrowLeft, ArrowRight, Check, Circle, GraduationCap, X } from 'lucide-react';
import { type ReactElement, useEffect, useId, useMemo, useRef } from 'react';
import { useStore } from 'zustand';
import { leaveLesson, lesson, type OpenLesson, toStep } from '../../store/lesson';
import { useDrawbridge } from '../../store/store';
import type { Lesson } from '../../words/lessons/lesson';
import { type Reached, reached } from '../../words/lessons/reached';
import { TRAPS } from '../../words/lessons/traps';
import { TUTORIAL } from '../../words/lessons/tutorial';
import type { OpenFile } from '../../workspace/workspace';
import { regainFocus } from '../frame/regainFocus';
import { marked } from './marked';
import { startLesson } from './startLesson';
import './lessons.css';

const ALL: readonly Lesson[] = [TUTORIAL, ...TRAPS];

/** The step of the lesson that is gone through, beside the real canvas; nothing while there is none. */
export function LessonCard(): ReactElement | null {
  const open = useStore(lesson, (state) => state.open);
  const found = ALL.find(({ id }) => id === open?.id);
  return open === undefined || found === undefined ? null : <Card lesson={found} open={open} />;
}

function Card({ lesson: { id, title, steps }, open }: { readonly lesson: Lesson; readonly open: OpenLesson }): ReactElement {
  const all = useDrawbridge(({ workspace }) => workspace.files);
  const files = useMemo(() => all.filter((file) => open.files.includes(file.id)), [all, open.files]);
  const closed = files.length < open.files.length;
  const step = steps[open.step];
  const goal = step?.goal;
  const is = useMemo(() => (goal === undefined ? undefined : reached(goal, files)), [goal, files]);
  const last = open.step >= steps.length - 1;
  const next = ALL[ALL.findIndex((one) => one.id === id) + 1];
  const done = is === undefined || is.all;
  const card = useRef<HTMLElement>(null);
  const text = useId();
  // What began it is gone, mostly; and so it is heard.
  // biome-ignore lint/correctness/useExhaustiveDependencies: another lesson begins anew in the same card
  useEffect(() => card.current?.focus(), [id]);
  const leave = (): void => {
    leaveLesson();
    regainFocus();
  };
  return (
    <section ref={card} className="lesson" aria-label={`Lesson: ${title}`} aria-describedby={text} tabIndex={-1}>
      <header className="lesson__head">
        <GraduationCap size={16} className="icon" aria-hidden="true" />
        <h2>{title}</h2>
        {steps.length > 1 && (
          <span className="dim">
            {open.step + 1} of {steps.length}
          </span>
        )}
        <span className="grow" />
        <button type="button" className="btn btn--icon btn--small" aria-label="Leave the lesson" onClick={leave}>
          <X size={14} className="icon" />
        </button>
      </header>
      <div id={text} className="lesson__body" aria-live="polite">
        {closed ? (
          <p>A file of this lesson is closed. Start it again, or leave it.</p>
        ) : (
          <>
            <p>{marked(step?.text ?? '')}</p>
            {is !== undefined && <Goals is={is} files={files} />}
            {is?.all === true && step?.done !== undefined && <p className="lesson__done">{marked(step.done)}</p>}
          </>
        )}
      </div>
      <footer className="lesson__foot">
        {open.step > 0 && (
          <button type="button" className="btn btn--small" onClick={() => toStep(open.step - 1)}>
            <ArrowLeft size={14} className="icon" />
            Back
          </button>
        )}
        <span className="grow" />
        {closed ? (
          <Again id={id} />
        ) : last ? (
          <>
            {done && next !== undefined && (
              <button type="button" className="btn btn--small btn--line" onClick={() => startLesson(next)}>
                Next: {next.title}
              </button>
            )}
            <button type="button" className={done ? 'btn btn--small btn--primary' : 'btn btn--small'} onClick={leave}>
              {done ? 'Finish' : 'Leave'}
            </button>
          </>
        ) : (
          <button
            type="button"
            className={done ? 'btn btn--small btn--primary' : 'btn btn--small'}
            onClick={() => toStep(open.step + 1)}
          >
            {done ? 'Next' : 'Skip'}
            <ArrowRight size={14} className="icon" />
          </button>
        )}
      </footer>
    </section>
  );
}

function Again({ id }: { readonly id: string }): ReactElement | null {
  const found = ALL.find((one) => one.id === id);
  return found === undefined ? null : (
    <button type="button" className="btn btn--small btn--primary" onClick={() => startLesson(found)}>
      Start again
    </button>
  );
}

function Goals({ is, files }: { readonly is: Reached; readonly files: readonly OpenFile[] }): ReactElement | null {
  const broken = files.some(({ problems }) => problems.some(({ source, severity }) => source === 'yaml' && severity === 'error'));
  if (is.parts.length === 0 && !broken) return null;
  return (
    <ul className="lesson__goals">
      {is.parts.map(({ words, holds }) => (
        <li key={words} className={holds ? 'lesson__goal lesson__goal--holds' : 'lesson__goal'}>
          {holds ? (
            <Check size={14} className="icon" aria-hidden="true" />
          ) : (
            <Circle size={14} className="icon" aria-hidden="true" />
          )}
          <span>
            {words}
            <span className="visually-hidden">{holds ? ': so it is' : ': not yet'}</span>
          </span>
        </li>
      ))}
      {broken && <li className="lesson__goal">The YAML cannot be read at the moment.</li>}
    </ul>
  );
}
