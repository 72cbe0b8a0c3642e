import type { ConnectivityMap, MapQuestion } from '../answers/map';
import { mapOf } from '../answers/map';
import type { Analyses } from '../answers/questions';
import { type Arrangement, arrange } from '../picture/map/arrange';
import { drawMap, type MapPicture } from '../picture/map/drawMap';
import {
  answerTo as answerInWords,
  type AnalystAnswer as WordAnswer,
  type AnalystQuestion as WordQuestion,
  type QuestionType as WordType,
} from '../words/questions';

/**
 * The map, laid out. `sitting`: for as long as somebody looks at one map; within it whoever was there keeps the place,
 * whatever is asked for next.
 */
export interface DrawnMapQuestion extends MapQuestion {
  readonly sitting: number;
}

/** Who is there and what rules allow, and how it is drawn. */
export interface DrawnMap {
  readonly map: ConnectivityMap;
  readonly picture: MapPicture;
}

/** What is answered with a picture: it is laid out beside the analyst, so that the page need not wait for it. */
interface PictureQuestions {
  readonly map: DrawnMapQuestion;
}
interface PictureAnswers {
  readonly map: DrawnMap;
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

/** Answers questions, and remembers where everybody stood on the last map. */
export function createAnswerer(): (question: AnalystQuestion, analyses: Analyses) => AnalystAnswer {
  let last: { readonly sitting: number; readonly places: Arrangement } | undefined;
  return (question, analyses) => {
    if (question.type !== 'map') return answerInWords(question, analyses);
    const { sitting } = question;
    const map = mapOf(analyses.now(), question);
    last = { sitting, places: arrange(map, last?.sitting === sitting ? last.places : undefined) };
    return { map, picture: drawMap(map, last.places) };
  };
}
