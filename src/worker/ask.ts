import type { Answer, Question } from './protocol';

/** Something that answers questions, one after the other, until it is ended. */
export interface Thread {
  ask(question: Question): void;
  end(): void;
}

/** Starts a thread, which tells each answer, or that it failed and will answer nothing any more. */
export type StartThread = (take: (answer: Answer) => void, fail: () => void) => Thread;

/**
 * Puts a question. `take` is called with every answer to it, `fail` when there will be no more. Answers with the way to
 * withdraw it, after which neither is called.
 */
export type Ask = (question: Question, take: (answer: Answer) => void, fail: (why: Error) => void) => () => void;

interface Waiting {
  readonly question: Question;
  readonly take: (answer: Answer) => void;
  readonly fail: (why: Error) => void;
}

/**
 * Asks one thread, one question at a time; the thread is started with the first. A question that is withdrawn while it
 * is worked on ends the thread, whatever that is doing, and the others are asked of a new one. Edits go before readings:
 * somebody waits for them.
 */
export function askThread(start: StartThread): Ask {
  let thread: Thread | undefined;
  let current: Waiting | undefined;
  const queue: Waiting[] = [];

  const next = (): void => {
    if (current) return;
    const edit = queue.findIndex(({ question }) => question.type === 'plan');
    [current] = queue.splice(Math.max(0, edit), 1);
    if (!current) return;
    thread ??= started();
    thread.ask(current.question);
  };
  const end = (): void => {
    thread?.end();
    thread = undefined;
    current = undefined;
  };
  const started = (): Thread => {
    const own: Thread = start(
      (answer) => {
        const asked = current;
        if (thread !== own || asked?.question.id !== answer.id) return;
        if (answer.type !== 'part') current = undefined;
        asked.take(answer);
        next();
      },
      () => {
        if (thread !== own) return;
        const asked = current;
        end();
        asked?.fail(new Error('The reader stopped.'));
        next();
      },
    );
    return own;
  };

  return (question, take, fail) => {
    const waiting = { question, take, fail };
    queue.push(waiting);
    next();
    return () => {
      const at = queue.indexOf(waiting);
      if (at >= 0) queue.splice(at, 1);
      if (current !== waiting) return;
      end();
      next();
    };
  };
}
