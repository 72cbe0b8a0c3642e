import { FilePlus, Folder, Upload } from 'lucide-react';
import { type ReactElement, useLayoutEffect, useRef } from 'react';
import { chooseFiles, chooseFolder } from './incoming';
import { regainFocus } from './regainFocus';
import { startFrom } from './startFrom';
import { useLater } from './useLater';

const loadTemplates = () => import('./Templates');
const loadLessons = () => import('../lessons');

/** What stands on the page while nothing is open: the ways to begin. */
export function StartScreen({ onNewPolicy }: { readonly onNewPolicy: (anchor: HTMLElement) => void }): ReactElement {
  const templates = useLater(loadTemplates, true);
  const lessons = useLater(loadLessons, true);
  const main = useRef<HTMLElement>(null);
  useLayoutEffect(() => {
    const own = main.current;
    return () => {
      if (own?.contains(document.activeElement)) regainFocus();
    };
  }, []);
  return (
    <main ref={main} className="start">
      <div className="start__inner">
        <h1>Draw who may talk to whom.</h1>
        <p className="start__lead">
          Open a network policy, change it on the picture or in the text, take the file away again. Nothing leaves this browser.
        </p>
        <div className="start__drop">
          <Upload size={24} className="icon" />
          <h2>Drop files here</h2>
          <p>YAML or JSON, Hubble flows, whole folders or a zip, or paste a manifest anywhere</p>
          <div>
            <button type="button" className="btn btn--primary" onClick={chooseFiles}>
              <Folder size={16} className="icon" />
              Open files
            </button>
            <button type="button" className="btn btn--line" onClick={chooseFolder}>
              Open folder
            </button>
            <button type="button" className="btn btn--line" onClick={(event) => onNewPolicy(event.currentTarget)}>
              <FilePlus size={16} className="icon" />
              Start a policy
            </button>
          </div>
          <div className="start__first">{typeof lessons === 'object' && <lessons.FirstSteps />}</div>
        </div>
        <h2>Or start from a template</h2>
        <ul className="start__grid">{typeof templates === 'object' && <templates.Templates onChoose={startFrom} />}</ul>
        <h2>Or learn by doing</h2>
        {typeof lessons === 'object' && <lessons.LessonList />}
      </div>
    </main>
  );
}
