import { keepAnswered, standingOf } from '../../../store/answers';
import { drawbridge } from '../../../store/store';
import type { AnalystQuestion } from '../../../worker/questions';
import type { FileId } from '../../../workspace/workspace';
import { showTab } from '../showTab';
import { canChange } from '../useChangeCounts';

const QUESTION: AnalystQuestion<'changeCounts'> = { type: 'changeCounts' };

const told = new Map<FileId, string>();

/** After a download: says, once for a text, that connections are not allowed any more that were when the files were opened. */
export function tellRefused(file: FileId, text: string): void {
  if (told.get(file) === text || !canChange(drawbridge.getState().workspace)) return;
  told.set(file, text);
  const stop = keepAnswered(QUESTION, () => hear());
  const hear = (): void => {
    const { answer, ageing, failed } = standingOf(QUESTION);
    if (!failed && (ageing || answer === undefined)) return;
    // A listener that stops while it is told would change the list it is in.
    queueMicrotask(stop);
    if (answer?.refused === undefined) return;
    drawbridge.getState().notify({
      tone: 'info',
      text: `Against the files as opened, ${answer.refused}.`,
      undo: false,
      link: { text: 'Show them', follow: () => showTab('changes') },
    });
  };
  hear();
}
