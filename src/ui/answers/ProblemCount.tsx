import type { ReactElement } from 'react';
import { counted } from '../../words';
import { countWords, SEVERITIES } from './entry';
import { BrokenCount } from './flows/BrokenFlows';
import { type ToldProblems, useProblems } from './ProblemsTab';

/** How many problems there are, in the colour of the worst. */
export function ProblemCount({ told: { entries, counts } }: { readonly told: ToldProblems }): ReactElement {
  const worst = SEVERITIES.find((severity) => counts[severity] > 0) ?? 'none';
  return <span className={`count count--${worst}`}>{entries.length}</span>;
}

/** The name of the view of answers on a phone, where they are on a page of their own: `Answers, 12 problems, 5 errors, 7 hints`. */
export function AnswersName({ title }: { readonly title: string }): ReactElement {
  const told = useProblems();
  if (told.entries.length === 0) {
    return (
      <>
        {title} <BrokenCount />
      </>
    );
  }
  const words = SEVERITIES.filter((severity) => told.counts[severity] > 0).map((one) => countWords(one, told.counts[one]));
  return (
    <>
      <span aria-hidden="true">
        {title} <ProblemCount told={told} />
      </span>
      <span className="visually-hidden">{[title, counted(told.entries.length, 'problem'), ...words].join(', ')}</span>
      <BrokenCount />
    </>
  );
}
