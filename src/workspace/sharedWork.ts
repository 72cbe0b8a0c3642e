import { type ClusterProfile, readProfile } from './profile';

/** Files and what is looked at of them, as a link carries them. */
export interface SharedWork {
  readonly files: readonly SharedFile[];
  /** The place of the file that is shown. */
  readonly active: number;
  /** The place, among that file's objects, of the one on the canvas. */
  readonly object: number | undefined;
  readonly view: SharedView;
  /** The cluster it was looked at for: told to who opens it, never chosen for them. */
  readonly profile: ClusterProfile;
}

/** What was on screen beside the policy. What is left out is as it is by itself. */
export interface SharedView {
  readonly shown?: (typeof SHOWN)[number];
  /** A tab of the answers by its name, which may be none. */
  readonly tab?: string;
  readonly answers?: (typeof ANSWERS)[number];
  /** How connectivity is looked at, by its name, which may be none. */
  readonly connectivity?: string;
  /** What the check was asked, as it was typed. */
  readonly question?: { readonly from: string; readonly to: string; readonly port: string };
  /** The shown file's pictures count all policies together. */
  readonly together?: true;
}

const SHOWN = ['picture', 'yaml', 'answers'] as const;
const ANSWERS = ['head', 'panel', 'whole'] as const;

export interface SharedFile {
  readonly name: string;
  readonly text: string;
}

/** What a link carried, checked; or why it cannot be used, in a sentence. */
export type ReadWork = { readonly ok: true; readonly work: SharedWork } | { readonly ok: false; readonly reason: string };

/** In UTF-16 code units, of all texts and names together. */
export const MOST_SHARED = 5_000_000;
/** So many files a link may hold. */
export const MOST_FILES = 300;
const LONGEST_NAME = 200;
/** In UTF-16 code units: names and addresses are shorter. */
const LONGEST_ASKED = 600;
const VERSION = 1;

/** The text that stands for shared work. */
export function sharedText({ files, active, object, view, profile }: SharedWork): string {
  return JSON.stringify({
    drawbridge: VERSION,
    files: files.map(({ name, text }) => [name, text]),
    active,
    object,
    ...(Object.keys(view).length > 0 && { view }),
    ...((profile.kubernetes ?? profile.plugin) !== undefined && { profile }),
  });
}

const FOREIGN = 'This link holds nothing that Drawbridge made, or was cut on its way.';

/**
 * Reads what `sharedText` made, and believes nothing of it: anybody can make a link. Names become plain file names; what
 * is not of the right shape, or too much, is refused as a whole.
 */
export function readSharedWork(json: string): ReadWork {
  if (json.length > 2 * MOST_SHARED) return refused('This link holds more than Drawbridge takes from one.');
  let value: unknown;
  try {
    value = JSON.parse(json);
  } catch {
    return refused(FOREIGN);
  }
  if (!isRecord(value) || typeof value.drawbridge !== 'number') return refused(FOREIGN);
  if (value.drawbridge > VERSION)
    return refused('This link was made by a newer Drawbridge than this one. Reload the page to get it.');
  const { files: list, active, object } = value;
  if (value.drawbridge !== VERSION || !Array.isArray(list) || list.length === 0) return refused(FOREIGN);
  if (list.length > MOST_FILES) return refused(`This link holds more than ${MOST_FILES} files.`);
  const files: SharedFile[] = [];
  let size = 0;
  for (const one of list) {
    const [name, text]: readonly unknown[] = Array.isArray(one) ? one : [];
    if (typeof name !== 'string' || typeof text !== 'string') return refused(FOREIGN);
    size += name.length + text.length;
    files.push({ name: plainName(name), text });
  }
  if (size > MOST_SHARED) return refused('This link holds more than Drawbridge takes from one.');
  return {
    ok: true,
    work: {
      files,
      active: isPlace(active) && active < files.length ? active : 0,
      object: isPlace(object) ? object : undefined,
      view: readView(value.view),
      profile: readProfile(value.profile),
    },
  };
}

function readView(value: unknown): SharedView {
  if (!isRecord(value)) return {};
  const shown = SHOWN.find((one) => one === value.shown);
  const answers = ANSWERS.find((one) => one === value.answers);
  const { tab, connectivity, question } = value;
  return {
    ...(shown && { shown }),
    ...(isName(tab) && { tab }),
    ...(isName(connectivity) && { connectivity }),
    ...(isQuestion(question) && { question: { from: question.from, to: question.to, port: question.port } }),
    ...(answers && { answers }),
    ...(value.together === true && { together: true }),
  };
}

// No folders, no characters that do not show or turn the writing round, nothing hidden: a name to be read and saved under.
const UNSEEN = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\\/:*?"<>|]+/gu;

function plainName(name: string): string {
  const plain = name.replaceAll(UNSEEN, '-').trim().replace(/^\.+/, '').slice(0, LONGEST_NAME);
  return plain === '' ? 'shared.yaml' : plain;
}

function isName(value: unknown): value is string {
  return typeof value === 'string' && /^[a-z]{1,20}$/.test(value);
}

function isQuestion(value: unknown): value is NonNullable<SharedView['question']> {
  if (!isRecord(value)) return false;
  return [value.from, value.to, value.port].every((part) => typeof part === 'string' && part.length <= LONGEST_ASKED);
}

function isPlace(value: unknown): value is number {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0;
}

function isRecord(value: unknown): value is { readonly [key: string]: unknown } {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function refused(reason: string): ReadWork {
  return { ok: false, reason };
}
