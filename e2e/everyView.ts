import { ANSWERS } from './everyView/answers';
import { CANVAS } from './everyView/canvas';
import { CONNECTIVITY } from './everyView/connectivity';
import { EDITING } from './everyView/editing';
import { FILES } from './everyView/files';
import { FLOWS } from './everyView/flows';
import { LESSONS } from './everyView/lessons';
import { STARTING } from './everyView/starting';
import { TEXT } from './everyView/text';
import type { Visit } from './everyView/visit';

/** Everything that Drawbridge shows, and the ways there. */
export const VISITS: readonly Visit[] = [
  ...STARTING,
  ...CANVAS,
  ...EDITING,
  ...TEXT,
  ...ANSWERS,
  ...CONNECTIVITY,
  ...FLOWS,
  ...FILES,
  ...LESSONS,
];
