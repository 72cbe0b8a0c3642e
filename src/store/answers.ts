import type { OtherFile, ToldFile } from '../answers/analyst';
import { type SituationObject, situationObjects } from '../answers/situation';
import { type RunningAnalyst, startAnalyst } from '../worker/analystClient';
import type { AnalystAnswer, AnalystQuestion, QuestionType } from '../worker/questions';
import { concreteAssumptions } from '../workspace/concreteAssumptions';
import type { FileId, ObjectKey, OpenFile } from '../workspace/workspace';
import { assumed } from './assumed';
import { flows, hasFlows, NO_FLOWS } from './flows';
import { others } from './others';
import { drawbridge } from './store';

/**
 * An answer as it stands. `ageing`: the files have changed since, and a newer one is on its way; places in it are of an
 * earlier text. `failed`: it could not be worked out, and there will be none until something changes.
 */
export interface Standing<T extends QuestionType> {
  readonly answer: AnalystAnswer<T> | undefined;
  readonly ageing: boolean;
  readonly failed: boolean;
}

/** A question somebody waits for. `version` is of what the answer is of. */
interface Open {
  readonly question: AnalystQuestion;
  readonly listeners: Set<() => void>;
  standing: Standing<QuestionType>;
  asking: boolean;
}

/** What stands before the first answer. */
export const NO_ANSWER: Standing<QuestionType> = { answer: undefined, ageing: true, failed: false };

let analyst: RunningAnalyst | undefined;
let version = 0;
let told = new Map<
  FileId,
  { readonly file: OpenFile; readonly objects: ReadonlyMap<ObjectKey, SituationObject>; readonly opened: string | null }
>();
let toldOthers: readonly OtherFile[] | undefined;
const open = new Map<string, Open>();

/** The analyst, told of what is open. */
export function runningAnalyst(): RunningAnalyst {
  if (analyst) return analyst;
  analyst = startAnalyst(() => {
    analyst = undefined;
    told = new Map();
    toldOthers = undefined;
    forgetLost();
  });
  tell(analyst);
  return analyst;
}

/** What was read of flows was in the worker alone. */
function forgetLost(): void {
  if (!hasFlows(flows.getState())) return;
  flows.setState(NO_FLOWS);
  const text = 'What was read of flows is lost: something went wrong while working with it. Open the flow files again.';
  drawbridge.getState().notify({ tone: 'error', text, undo: false });
}

/** Tells what changed since it was last told; a file that did not is only named. */
function tell(to: RunningAnalyst): void {
  const { workspace, profile } = drawbridge.getState();
  const assumptions = concreteAssumptions(profile, assumed.getState());
  const before = told;
  told = new Map();
  const files = workspace.files.map((file): ToldFile => {
    const old = before.get(file.id);
    const opened = file.text === file.opened ? null : file.opened;
    if (old?.file === file) {
      told.set(file.id, old);
      return { id: file.id, objects: undefined, opened: undefined };
    }
    const objects = situationObjects(file, workspace.defaultNamespace);
    told.set(file.id, { file, objects: new Map(objects.map((object) => [object.key, object])), opened });
    return {
      id: file.id,
      objects: objects.map((object) => (old?.objects.get(object.key) === object ? object.key : object)),
      opened: old !== undefined && old.opened === opened ? undefined : opened,
    };
  });
  const { files: compareWith } = others.getState();
  to.tell({
    version: ++version,
    files,
    assumptions,
    defaultNamespace: workspace.defaultNamespace,
    ...(compareWith === toldOthers ? {} : { others: compareWith ?? null }),
  });
  toldOthers = compareWith;
}

let listening = false;

function listen(): void {
  if (listening) return;
  listening = true;
  drawbridge.subscribe((state, before) => {
    if (state.workspace !== before.workspace || state.profile !== before.profile) askAgain();
  });
  assumed.subscribe(askAgain);
  others.subscribe(askAgain);
}

/** Asks all that somebody waits for anew: what it is about has changed. */
export function askAgain(): void {
  if (open.size === 0) return;
  for (const one of open.values()) stand(one, { ...one.standing, ageing: true });
  tell(runningAnalyst());
  for (const one of open.values()) void ask(one);
}

/** Asks, one question at a time: what changes meanwhile is asked about when the answer is in. */
async function ask(one: Open): Promise<void> {
  if (one.asking) return;
  one.asking = true;
  try {
    const { version: of, answer } = await runningAnalyst().ask(one.question);
    one.asking = false;
    stand(one, { answer, ageing: of !== version, failed: false });
    if (of !== version && one.listeners.size > 0) void ask(one);
  } catch {
    one.asking = false;
    stand(one, { answer: undefined, ageing: false, failed: true });
  }
}

function stand(one: Open, standing: Standing<QuestionType>): void {
  one.standing = standing;
  for (const listener of one.listeners) listener();
}

/**
 * Asks a question about all open files and keeps its answer up as they change. The listener is told whenever there is
 * another; answers with the way to stop listening, with which the question is dropped. Questions are told apart by what
 * is in them: `standingOf` gives the answer by the same question.
 */
export function keepAnswered<T extends QuestionType>(question: AnalystQuestion<T>, listener: () => void): () => void {
  listen();
  const key = keyOf(question);
  const one = open.get(key) ?? {
    question: question as AnalystQuestion,
    listeners: new Set<() => void>(),
    standing: NO_ANSWER,
    asking: false,
  };
  const first = open.size === 0;
  open.set(key, one);
  one.listeners.add(listener);
  if (one.listeners.size === 1) {
    // While nobody asked, nothing was told.
    if (first && analyst !== undefined) tell(analyst);
    void ask(one);
  }
  return () => {
    one.listeners.delete(listener);
    if (one.listeners.size === 0) open.delete(key);
  };
}

/** The answer to a question as it stands; while a newer one is worked out, the one before. */
export function standingOf<T extends QuestionType>(question: AnalystQuestion<T>): Standing<T> {
  // The answer under a question is of its type.
  return (open.get(keyOf(question))?.standing ?? NO_ANSWER) as Standing<T>;
}

function keyOf(question: object): string {
  return JSON.stringify(question);
}
