import { applyEdits } from '../text/applyEdits';
import { forgetFile, type History, NO_HISTORY } from './history';
import type { Transaction } from './transaction';
import type { FileId } from './workspace';

/** No more steps than these are kept between visits, on either side; the newest ones. */
const STEPS = 200;
/** Nor more text than this in them, in UTF-16 code units. */
const CHARACTERS = 500_000;
/** Looking whether steps fit goes through the texts once a step; it ends when it went through this much. */
const LOOKED_AT = 200_000_000;

/** The part of a history that is kept between visits: the steps that can be taken back or made again next. */
export function keptPart({ past, future }: History): History {
  return { past: bounded([...past].reverse()).reverse(), future: bounded(future) };
}

/**
 * What of a kept history fits the texts: each step is walked, and has to lead back to where it was left. One that does
 * not fit, or is no history at all, drops everything. Steps of files that are not there are left out.
 */
export function fittingHistory(kept: History, texts: ReadonlyMap<FileId, string>): History {
  try {
    const files = new Set([...kept.past, ...kept.future].flatMap(({ edits }) => [...edits.keys()]));
    const open = [...files].reduce((history, file) => (texts.has(file) ? history : forgetFile(history, file)), kept);
    const back = walked([...open.past].reverse(), texts, ({ edits, inverse }) => [inverse, edits]);
    const on = walked(open.future, texts, ({ edits, inverse }) => [edits, inverse]);
    return back && on ? { past: back.reverse(), future: on } : NO_HISTORY;
  } catch {
    return NO_HISTORY;
  }
}

function bounded(steps: readonly Transaction[]): Transaction[] {
  let characters = 0;
  const kept: Transaction[] = [];
  for (const step of steps.slice(0, STEPS)) {
    for (const edits of [...step.edits.values(), ...step.inverse.values()])
      for (const { content } of edits) characters += content.length;
    if (characters > CHARACTERS) break;
    kept.push(step);
  }
  return kept;
}

type Edits = Transaction['edits'];

/** The steps, in the order they are walked in, as far as looking goes; undefined when one of them does not fit. */
function walked(
  steps: readonly Transaction[],
  texts: ReadonlyMap<FileId, string>,
  ways: (step: Transaction) => readonly [there: Edits, back: Edits],
): Transaction[] | undefined {
  const now = new Map(texts);
  const fit: Transaction[] = [];
  let looked = 0;
  for (const step of steps) {
    const [there, back] = ways(step);
    for (const [file, edits] of there) {
      const text = now.get(file) ?? '';
      const next = applyEdits(text, edits);
      if (applyEdits(next, back.get(file) ?? []) !== text) return undefined;
      now.set(file, next);
      looked += text.length + next.length;
    }
    if (looked > LOOKED_AT) break;
    fit.push(step);
  }
  return fit;
}
