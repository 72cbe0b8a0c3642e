import './check.css';
import { ArrowLeftRight } from 'lucide-react';
import { type ReactElement, useEffect, useRef } from 'react';
import type { TypedQuestion } from '../../../answers/firstQuestion';
import { counted } from '../../../words';
import { useAnswer } from '../useAnswer';
import { useLastAnswer } from '../useLastAnswer';
import { AllowBox } from './AllowBox';
import { AssumptionSwitches } from './AssumptionSwitches';
import { Combo } from './Combo';
import type { ViewProps } from './ConnectivityTab';
import { change, suggest, useQuestion } from './checkState';
import { ReachTable } from './ReachTable';
import { Answer } from './Trail';

const NOTHING: TypedQuestion = { from: '', to: '', port: '' };

/** May one connect to the other? The answer follows what is typed, with all that decides it. */
export function CheckView({ overview, switcher }: ViewProps): ReactElement {
  const { question: asked, suggested, early } = useQuestion();
  const { answer: first } = useAnswer<'first'>(suggested ? { type: 'first' } : undefined);
  const question = asked ?? { ...NOTHING, ...early };
  const { answer, ageing, failed } = useLastAnswer<'sheet'>(asked && { type: 'sheet', ...question });
  // What was suggested stays while it can be answered, so that an edit never changes the question.
  const isPointless = asked === undefined || (answer?.type === 'unanswerable' && !ageing);
  useEffect(() => {
    if (suggested && isPointless && first !== undefined) suggest(first);
  }, [suggested, isPointless, first]);
  const assumptions = useRef<HTMLDivElement>(null);
  return (
    <>
      <div className="connectivity__bar">
        {switcher}
        <span className="grow" />
        {overview && (
          <span className="check__counts">
            {counted(overview.policies, 'policy', 'policies')}, {counted(overview.workloads, 'workload')}
          </span>
        )}
      </div>
      <div className="check" data-scrolls="">
        <section className="check__question" aria-label="Check">
          <div className="check__fields">
            <Combo
              label="From"
              field="from"
              value={question.from}
              to={question.to}
              placeholder="pod, workload or address"
              onChange={(from) => change({ from })}
            />
            <button
              type="button"
              className="btn btn--icon btn--line check__swap"
              aria-label="Swap From and To"
              title="Swap From and To"
              onClick={() => change({ from: question.to.replace(/^service /, ''), to: question.from })}
            >
              <ArrowLeftRight size={14} className="icon" />
            </button>
            <Combo
              label="To"
              field="to"
              value={question.to}
              to={question.to}
              placeholder="pod, workload, service or address"
              onChange={(to) => change({ to })}
            />
            <Combo
              label="Port"
              field="port"
              value={question.port}
              to={question.to}
              placeholder="every port"
              onChange={(port) => change({ port })}
            />
          </div>
          {failed && (
            <p className="verdict verdict--none">This could not be worked out. It is tried again with the next change.</p>
          )}
          {answer && <Answer sheet={answer} ageing={ageing} />}
          {answer?.type === 'answer' && <AllowBox ways={answer.ways} label={answer.label} ageing={ageing} />}
        </section>
        <div className="check__beside">
          {question.to !== '' && (
            <ReachTable
              question={question}
              onPick={(from) => change({ from })}
              onAssumptions={() => assumptions.current?.querySelector<HTMLElement>('li:last-child [role="switch"]')?.focus()}
            />
          )}
          <div ref={assumptions}>
            <AssumptionSwitches />
          </div>
        </div>
      </div>
    </>
  );
}
