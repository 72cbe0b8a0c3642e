import { create, useStore } from 'zustand';
import type { TypedQuestion } from '../../../answers/firstQuestion';
import { view } from '../../../store/view';

/** What the check asks while nobody asked it anything; what was asked is kept with the view. */
interface Suggested {
  /** Undefined until there is something to ask about. */
  readonly suggestion: TypedQuestion | undefined;
  /** What was typed before there was a suggestion. */
  readonly early: Partial<TypedQuestion>;
}

export const suggested = create<Suggested>()(() => ({ suggestion: undefined, early: {} }));

/** What the check asks. `suggested`: nobody typed it, and where it has become pointless, another is suggested. */
export function useQuestion(): {
  readonly question: TypedQuestion | undefined;
  readonly suggested: boolean;
  readonly early: Partial<TypedQuestion>;
} {
  const question = useStore(view, (state) => state.question);
  const { suggestion, early } = suggested();
  return { question: question ?? suggestion, suggested: question === undefined, early };
}

export function chooseView(connectivity: string): void {
  view.setState({ connectivity });
}

/** Asks the check something else. */
export function ask(question: TypedQuestion): void {
  view.setState({ question });
}

/** Changes a part of the question; before there is one, the rest of it is left to the suggestion. */
export function change(part: Partial<TypedQuestion>): void {
  const { suggestion, early } = suggested.getState();
  const question = view.getState().question ?? suggestion;
  if (question === undefined) suggested.setState({ early: { ...early, ...part } });
  else ask({ ...question, ...part });
}

/** Asks something as long as nobody asked anything else. */
export function suggest(question: TypedQuestion): void {
  if (view.getState().question !== undefined) return;
  const { early } = suggested.getState();
  suggested.setState({ suggestion: question, early: {} });
  if (Object.keys(early).length > 0) ask({ ...question, ...early });
}
