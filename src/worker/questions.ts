import type { ConnectivityMap, MapQuestion } from '../answers/map';
import { mapOf } from '../answers/map';
import type { Analyses } from '../answers/questions';
import { togetherOf } from '../answers/together';
import type { Observed } from '../flows/observed';
import { seenNow } from '../flows/replay/seenNow';
import { seenByPolicy } from '../flows/seenByPolicy';
import { seenLinks } from '../flows/seenLinks';
import { type Arrangement, arrange } from '../picture/map/arrange';
import { drawMap, type MapPicture } from '../picture/map/drawMap';
import { type SeenRows, seenRows } from '../picture/seenRows';
import { type ChangesQuestion, changesAgainst } from '../words/changesSheet';
import { type MapChangesSheet, mapChangesSheet } from '../words/mapChangesSheet';
import {
  answerTo as answerInWords,
  type AnalystAnswer as WordAnswer,
  type AnalystQuestion as WordQuestion,
  type QuestionType as WordType,
} from '../words/questions';
import type { ObjectKey } from '../workspace/workspace';

/**
 * The map, laid out. `sitting`: for as long as somebody looks at one map; within it whoever was there keeps the place,
 * whatever is asked for next. `against`: what changes is drawn, from these files to the open ones; else with `observed` what
 * was seen is, too.
 */
export interface DrawnMapQuestion extends MapQuestion {
  readonly sitting: number;
  readonly against: ChangesQuestion['against'] | undefined;
  readonly observed: boolean;
}

/** What the rows of a policy's picture saw; `together`: of the picture of all policies that select its pods. */
export interface SeenRowsQuestion {
  readonly object: ObjectKey;
  readonly together: boolean;
}

/** Who is there and what rules allow, and how it is drawn. */
export interface DrawnMap {
  readonly map: ConnectivityMap;
  readonly picture: MapPicture;
  /** Where what changes was asked for. */
  readonly changes: MapChangesSheet | undefined;
}

/** What is answered with a picture: it is laid out beside the analyst, so that the page need not wait for it. */
interface PictureQuestions {
  readonly map: DrawnMapQuestion;
  readonly seenRows: SeenRowsQuestion;
}
interface PictureAnswers {
  readonly map: DrawnMap;
  /** Undefined as long as no flows were read, and for a policy that does not count. */
  readonly seenRows: SeenRows | undefined;
}
type PictureType = keyof PictureQuestions;

export type QuestionType = WordType | PictureType;
/** What the page asks about all open files, by the question's type. */
export type AnalystQuestion<T extends QuestionType = QuestionType> = {
  [K in T]: K extends PictureType ? { readonly type: K } & PictureQuestions[K] : K extends WordType ? WordQuestion<K> : never;
}[T];
export type AnalystAnswer<T extends QuestionType = QuestionType> = {
  [K in T]: K extends PictureType ? PictureAnswers[K] : K extends WordType ? WordAnswer<K> : never;
}[T];

/** Answers questions, and remembers where everybody stood on the last map. `observed`: what was read of flow files. */
export function createAnswerer(): (question: AnalystQuestion, analyses: Analyses, observed?: Observed) => AnalystAnswer {
  let last: { readonly sitting: number; readonly places: Arrangement } | undefined;
  return (question, analyses, observed) => {
    if (question.type === 'seenRows') return observed && rowsOf(question, analyses, observed);
    if (question.type !== 'map') return answerInWords(question, analyses, observed);
    const { sitting, against } = question;
    const seen =
      question.observed && against === undefined && observed ? seenLinks(seenNow(analyses.now(), observed)) : undefined;
    const compared = against && changesAgainst(analyses, against);
    const map = mapOf(analyses.now(), question, compared?.changes, seen);
    last = { sitting, places: arrange(map, last?.sitting === sitting ? last.places : undefined) };
    const changes = against && mapChangesSheet(analyses, against, map.edges);
    return { map, picture: drawMap(map, last.places), changes };
  };
}

function rowsOf({ object, together }: SeenRowsQuestion, analyses: Analyses, observed: Observed): SeenRows | undefined {
  const base = seenNow(analyses.now(), observed);
  const own = base.situation.policies.find((one) => one.object === object);
  const all = together ? togetherOf(base.situation, object)?.policy : undefined;
  return own && seenRows(seenByPolicy(base, all ?? own.policy));
}
