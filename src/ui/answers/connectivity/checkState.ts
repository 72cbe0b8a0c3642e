import { create } from 'zustand';
import type { TypedQuestion } from '../../../answers/firstQuestion';

/** Which view of connectivity is open, and what the check asks; kept while other tabs are looked at. */
interface CheckState {
  readonly view: string;
  /** Undefined until something was asked: then the first question is suggested. */
  readonly question: TypedQuestion | undefined;
  /** Nobody typed it: where it has become pointless, another is suggested. */
  readonly suggested: boolean;
  /** What was typed before there was a suggestion. */
  readonly early: Partial<TypedQuestion>;
}

export const useCheck = create<CheckState>()(() => ({ view: 'check', question: undefined, suggested: true, early: {} }));

export function chooseView(view: string): void {
  useCheck.setState({ view });
}

/** Asks the check something else. */
export function ask(question: TypedQuestion): void {
  useCheck.setState({ question, suggested: false });
}

/** Changes a part of the question; before there is one, the rest of it is left to the suggestion. */
export function change(part: Partial<TypedQuestion>): void {
  useCheck.setState(({ question, early }) =>
    question === undefined ? { early: { ...early, ...part } } : { question: { ...question, ...part }, suggested: false },
  );
}

/** Asks something as long as nobody asked anything else. */
export function suggest(question: TypedQuestion): void {
  useCheck.setState(({ suggested, early }) =>
    suggested ? { question: { ...question, ...early }, suggested: Object.keys(early).length === 0, early: {} } : {},
  );
}
