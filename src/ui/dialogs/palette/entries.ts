import { STARTING_POINTS, type StartingPoint } from '../../../kinds/networkPolicy/startingPoints';
import type { DrawbridgeState } from '../../../store/contract';
import { place } from '../../../store/place';
import { drawbridge } from '../../../store/store';
import { view } from '../../../store/view';
import { TRAPS } from '../../../words/lessons/traps';
import { TUTORIAL } from '../../../words/lessons/tutorial';
import { lineAt } from '../../../workspace/lineAt';
import { fileOf, isModified, objectOf, placeOf } from '../../../workspace/workspace';
import { showTab } from '../../answers/showTab';
import { TABS } from '../../answers/tabs';
import { goToLine } from '../../editor/goToLine';
import { askToClose } from '../../frame/askToClose';
import { chooseFiles, chooseFolder } from '../../frame/incoming';
import { keyText } from '../../frame/keyText';
import { later } from '../../frame/later';
import { download, saveOrDownload } from '../../frame/outgoing';
import { askForStart, startFrom } from '../../frame/startFrom';
import { applyTheme, type Theme } from '../../frame/theme';
import { openExample, startLesson } from '../../lessons/startLesson';
import { openDialog } from '../request';
import type { Entry } from './entry';
import { menuEntries } from './menuEntries';
import { pageEntries } from './pageEntries';

/**
 * All there is to find now, in the order of their groups: first what is looked for most. `anchor` is where a dialog that is
 * opened from here belongs.
 */
export function entriesOf(state: DrawbridgeState, anchor: HTMLElement): readonly Entry[] {
  const actions = actionsOf(state, anchor);
  const { policies, others } = objectsOf(state);
  const object = objectOf(state.workspace, state.activeObject);
  return [
    ...actions,
    ...policies,
    ...filesOf(state),
    ...others,
    ...STARTING_POINTS.map(templateOf),
    ...(object === undefined ? [] : menuEntries(object, anchor)),
    ...pageEntries(new Set(actions.map(({ title }) => title))),
  ];
}

function templateOf(point: StartingPoint): Entry {
  const title = `New policy: ${point.title}`;
  return { key: title, group: 'Actions', title, detail: point.sentence, leads: true, run: () => startFrom(point) };
}

function actionsOf(state: DrawbridgeState, anchor: HTMLElement): readonly Entry[] {
  const { workspace, activeFile, activeObject, handles, undoLabel, redoLabel, undo, redo } = state;
  const file = fileOf(workspace, activeFile);
  const object = objectOf(workspace, activeObject);
  const policy = object?.policy;
  const entries: Entry[] = [];
  const action = (title: string, detail: string, run: () => void, keys?: string, leads = false): void => {
    entries.push({
      key: `action ${title}`,
      group: 'Actions',
      title,
      detail,
      leads,
      run,
      ...(keys === undefined ? {} : { keys: keyText(keys) }),
    });
  };
  const dialog = (title: string, detail: string, run: () => void): void => action(title, detail, run, undefined, true);
  action('Open files', 'Manifests, zips, flows of Hubble', chooseFiles, 'Ctrl+O');
  action('Open folder', 'All manifests in it', chooseFolder);
  dialog('New policy', 'From a template', () => askForStart(anchor));
  if (file) {
    const saves = handles.has(file.id);
    action(saves ? 'Save' : 'Download', `This file, ${file.name}`, () => saveOrDownload(file.id), 'Ctrl+S');
    dialog('Changes', 'What changed since the file was opened', () => openDialog({ type: 'changes', anchor, file: file.id }));
    dialog('Share', 'A link, the picture as SVG or PNG, Markdown', () => openDialog({ type: 'share', anchor }));
    if (saves) action('Download', `This file, ${file.name}, as a copy`, () => download(file.id));
    action('Download all as zip', 'Every open file', () => later((part) => part.downloadZip('all')));
    if (workspace.files.some(isModified))
      action('Download modified as zip', 'Every modified file', () => later((part) => part.downloadZip('modified')));
    dialog('Close', file.name, () => askToClose(file.id));
    if (handles.size > 0) action('Save all', 'Every modified file of a folder', () => later((part) => part.saveAll()));
    if (file.opened !== '' && isModified(file))
      action('Revert', `${file.name} to what was opened`, () => later((part) => part.revert(file.id)));
  }
  if (undoLabel !== undefined) action('Undo', undoLabel, undo, 'Ctrl+Z');
  if (redoLabel !== undefined) action('Redo', redoLabel, redo, 'Ctrl+Shift+Z');
  if (object !== undefined && policy !== undefined) {
    dialog('Edit policy', object.name, () => openDialog({ type: 'editPolicy', anchor, object: object.key }));
  }
  const answers = (title: string, detail: string, run: () => void): void => {
    entries.push({
      key: `show ${title}`,
      group: 'Actions',
      title: `Show ${title}`,
      detail,
      leads: true,
      to: '[role="tab"][aria-selected="true"]',
      run,
    });
  };
  for (const { id, title } of TABS) answers(title, 'Answers', () => showTab(id));
  for (const connectivity of ['check', 'matrix', 'map'])
    answers(`the ${connectivity}`, 'Connectivity', () => {
      view.setState({ connectivity });
      showTab('connectivity');
    });
  dialog('Workspaces', 'New, switch, rename, delete, forget everything', () => openDialog({ type: 'workspaces', anchor }));
  if (place.getState().key !== '') {
    dialog('Rename workspace', place.getState().title, () => openDialog({ type: 'renameWorkspace', anchor }));
    dialog('Delete this workspace', place.getState().title, () => openDialog({ type: 'forget', anchor, what: 'workspace' }));
  }
  dialog('Choose the cluster', 'Its version and network plugin', () => openDialog({ type: 'profile', anchor }));
  for (const one of [TUTORIAL, ...TRAPS]) dialog(`Lesson: ${one.title}`, one.about, () => startLesson(one));
  dialog('Open the example cluster', 'A small shop with its policies', openExample);
  action('Keyboard shortcuts', 'All of them', () => openDialog({ type: 'shortcuts', anchor }), 'Ctrl+/', true);
  for (const button of helpOnPage()) {
    const about = button.title.replace(/^About (the )?/, '');
    dialog(`Help: ${about.charAt(0).toUpperCase()}${about.slice(1)}`, 'What it is for and how to read it', () => button.click());
  }
  dialog('Help: Workspaces', 'About workspaces: what is kept, where, and for how long', () =>
    openDialog({ type: 'help', anchor, topic: 'workspaces', about: 'workspaces' }),
  );
  for (const [theme, title] of THEMES) action(title, 'Theme', () => applyTheme(theme));
  return entries;
}

/** The buttons for help that can be seen. */
function helpOnPage(): readonly HTMLElement[] {
  return [...document.querySelectorAll<HTMLElement>('[data-help]')].filter((one) => one.getClientRects().length > 0);
}

const THEMES: readonly (readonly [Theme, string])[] = [
  ['system', 'Theme of the system'],
  ['light', 'Light theme'],
  ['dark', 'Dark theme'],
];

function filesOf({ workspace, activate }: DrawbridgeState): readonly Entry[] {
  return workspace.files.map((file) => ({
    key: `file ${file.id}`,
    group: 'Files',
    title: file.name,
    detail: file.path ?? (isModified(file) ? 'modified' : ''),
    leads: true,
    run: () => activate(file.id),
  }));
}

function objectsOf({ workspace, activate }: DrawbridgeState): {
  readonly policies: readonly Entry[];
  readonly others: readonly Entry[];
} {
  const policies: Entry[] = [];
  const others: Entry[] = [];
  for (const file of workspace.files) {
    for (const { key, kind, name, namespace, policy } of file.objects) {
      const detail = [kind, namespace, file.name].filter(Boolean).join(' · ');
      const title = name === '' ? kind : name;
      if (policy !== undefined)
        policies.push({ key: `policy ${key}`, group: 'Policies', title, detail, leads: true, run: () => activate(file.id, key) });
      else
        others.push({
          key: `object ${key}`,
          group: 'Workloads and others',
          title,
          detail,
          leads: true,
          to: '.pane--yaml :is(.native-edit-context, .inputarea)',
          run: () => goToObject(file.id, key),
        });
    }
  }
  return { policies, others };
}

/** Shows an object's first line: there is no picture of it. */
function goToObject(id: string, key: string): void {
  const { workspace, activate } = drawbridge.getState();
  const [file, object] = [fileOf(workspace, id), objectOf(workspace, key)];
  if (file === undefined || object === undefined) return;
  activate(id, key);
  goToLine(lineAt(file, (placeOf(object, []) ?? object.documentRange).start), id);
}
