import { useCallback, useRef, useSyncExternalStore } from 'react';
import { keepAnswered, NO_ANSWER, type Standing, standingOf } from '../../store/answers';
import type { AnalystQuestion, QuestionType } from '../../worker/questions';

/** The answer to a question about all open files, kept up as they change. `undefined`: there is nothing to ask. */
export function useAnswer<T extends QuestionType>(question: AnalystQuestion<T> | undefined): Standing<T> {
  // A question that says the same is the same.
  const kept = useRef(question);
  if (JSON.stringify(kept.current) !== JSON.stringify(question)) kept.current = question;
  const asked = kept.current;
  const subscribe = useCallback(
    (listener: () => void) => (asked === undefined ? () => {} : keepAnswered(asked, listener)),
    [asked],
  );
  return useSyncExternalStore(subscribe, () => (asked === undefined ? (NO_ANSWER as Standing<T>) : standingOf(asked)));
}
