import { useRef } from 'react';
import type { Standing } from '../../store/answers';
import type { AnalystQuestion, QuestionType } from '../../worker/questions';
import { useAnswer } from './useAnswer';

/** As `useAnswer`; while the first answer to a new question is worked out, the one before stands, ageing. */
export function useLastAnswer<T extends QuestionType>(question: AnalystQuestion<T> | undefined): Standing<T> {
  const standing = useAnswer(question);
  const last = useRef(standing.answer);
  if (question === undefined) last.current = undefined;
  else if (standing.answer !== undefined || standing.failed || !standing.ageing) last.current = standing.answer;
  return standing.answer === undefined ? { ...standing, answer: last.current } : standing;
}
