import { type Assumptions, NOTHING_ASSUMED } from '../engine';
import { openFile } from '../workspace/readFile';
import { readLargeText } from '../workspace/readLargeText';
import type { FileId, ObjectKey } from '../workspace/workspace';
import { type Analysis, analyse } from './analysis';
import type { Analyses } from './questions';
import { type SituationObject, situationObjects, situationOf } from './situation';

/**
 * One open file, as the analyst is told of it. `objects`: what its objects say, those that did not change by their keys
 * alone; undefined: nothing about them changed. `opened`: the text it was opened with, where that is another than it has
 * now; null: it is the same; undefined: as told before.
 */
export interface ToldFile {
  readonly id: FileId;
  readonly objects: readonly (SituationObject | ObjectKey)[] | undefined;
  readonly opened: string | null | undefined;
}

/** A file that is only compared with: its text as it was read, never opened and never changed. */
export interface OtherFile {
  readonly name: string;
  readonly text: string;
}

/**
 * All open files, in their order, of which one that is not named is closed. `version` comes back with every answer.
 * `others`: what open files are compared with; null: nothing; left out: as told before.
 */
export interface Telling {
  readonly version: number;
  readonly files: readonly ToldFile[];
  readonly assumptions: Assumptions;
  readonly defaultNamespace: string;
  readonly others?: readonly OtherFile[] | null;
}

/** Keeps what was told, and answers questions about it. What one question worked out, the next one uses. */
export interface Analyst {
  tell(telling: Telling): void;
  /** Answers what `answer` works out from what was told. */
  work<A>(answer: (analyses: Analyses) => A): { readonly version: number; readonly answer: A };
}

interface KnownFile {
  readonly objects: readonly SituationObject[];
  readonly opened: string | undefined;
}

/** Starts with no file open. To tell the key of an object that was never told is an error. */
export function createAnalyst(): Analyst {
  let told: Omit<Telling, 'files' | 'others'> = { version: 0, assumptions: NOTHING_ASSUMED, defaultNamespace: 'default' };
  let files: ReadonlyMap<FileId, KnownFile> = new Map();
  let now: Analysis | undefined;
  let before: Analysis | undefined;
  let compared: Analysis | undefined;
  let otherFiles: readonly OtherFile[] = [];
  let isFresh = { now: false, before: false, compared: false };
  const openedObjects = new Map<FileId, { readonly text: string; readonly objects: readonly SituationObject[] }>();

  const current = (): Analysis => {
    if (now === undefined || !isFresh.now) {
      now = analyse(
        situationOf(
          [...files.values()].flatMap(({ objects }) => objects),
          now?.situation,
        ),
        told.assumptions,
        now,
      );
      isFresh = { ...isFresh, now: true };
    }
    return now;
  };
  const opened = (): Analysis => {
    if (before === undefined || !isFresh.before) {
      const objects = [...files].flatMap(([id, file]) =>
        file.opened === undefined ? file.objects : readOpened(id, file.opened),
      );
      // Policies that are the same in both are matched once, where nothing about who there is changed.
      const other = current();
      const situation = situationOf(objects, other.situation);
      before = analyse(situation, told.assumptions, situation.cluster === other.situation.cluster ? other : before);
      isFresh = { ...isFresh, before: true };
    }
    return before;
  };
  const readOpened = (id: FileId, text: string): readonly SituationObject[] => {
    const known = openedObjects.get(id);
    if (known?.text === text) return known.objects;
    let last = 0;
    const read = (slice: string) => readLargeText(slice, told.defaultNamespace);
    const objects = situationObjects(
      openFile(id, id, text, text, read, () => `opened ${id} ${++last}`),
      told.defaultNamespace,
    );
    openedObjects.set(id, { text, objects });
    return objects;
  };

  const others = (): Analysis => {
    if (compared === undefined || !isFresh.compared) {
      let last = 0;
      const read = (slice: string) => readLargeText(slice, told.defaultNamespace);
      const objects = otherFiles.flatMap(({ name, text }, index) =>
        situationObjects(
          openFile(`other ${index}`, name, text, text, read, () => `other ${index} ${++last}`),
          told.defaultNamespace,
        ),
      );
      compared = analyse(situationOf(objects, compared?.situation), told.assumptions, compared);
      isFresh = { ...isFresh, compared: true };
    }
    return compared;
  };
  const analyses: Analyses = { now: current, opened, others };

  return {
    tell({ files: list, others: compareWith, ...rest }) {
      const isSame =
        compareWith === undefined &&
        rest.defaultNamespace === told.defaultNamespace &&
        JSON.stringify(rest.assumptions) === JSON.stringify(told.assumptions);
      if (compareWith !== undefined) otherFiles = compareWith ?? [];
      told = rest;
      files = new Map(list.map((file) => [file.id, known(files.get(file.id), file)]));
      for (const id of openedObjects.keys()) if (files.get(id)?.opened === undefined) openedObjects.delete(id);
      isFresh = { now: false, before: false, compared: isFresh.compared && isSame };
    },
    work: (answer) => ({ version: told.version, answer: answer(analyses) }),
  };
}

function known(before: KnownFile | undefined, { id, objects, opened }: ToldFile): KnownFile {
  const byKey = new Map(before?.objects.map((object) => [object.key, object]));
  const found = objects?.map((object) => {
    const one = typeof object === 'string' ? byKey.get(object) : object;
    if (one === undefined) throw new Error(`Nothing was told of an object of the file ${id}.`);
    return one;
  });
  return {
    objects: found ?? before?.objects ?? [],
    opened: opened === undefined ? before?.opened : (opened ?? undefined),
  };
}
