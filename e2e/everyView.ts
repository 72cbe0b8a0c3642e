import type { TabId } from '../src/ui/answers/tabs';
import type { DialogRequest } from '../src/ui/dialogs/request';
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

/** A view of each dialog that can be asked for, and of each tab of the answers: the compiler names the one that has none. */
export const ONE_OF_EACH: Readonly<Record<DialogRequest['type'] | TabId, string>> = {
  addRule: 'add rule, in namespace',
  allow: 'allow',
  allowAll: 'allow all',
  changes: 'changes of a file',
  close: 'close',
  conflict: 'conflict',
  connectivity: 'check',
  directionMenu: 'direction menu',
  editPolicy: 'edit policy',
  editRule: 'edit rule',
  filesMenu: 'files menu',
  flows: 'flows',
  forget: 'forget everything',
  help: 'help, the canvas',
  mapPicture: 'picture of the map',
  newPolicy: 'new policy menu',
  palette: 'palette',
  policyMenu: 'policy menu',
  problems: 'problems',
  profile: 'profile',
  propose: 'propose',
  renameWorkspace: 'rename workspace',
  ruleMenu: 'rule menu',
  share: 'share, with its picture',
  shared: 'shared',
  shortcuts: 'shortcuts',
  splitRule: 'split rule',
  stopIsolating: 'stop isolating',
  tables: 'tables',
  told: 'told, a rule',
  workspaces: 'workspaces menu',
};
