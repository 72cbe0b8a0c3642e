import { useStore } from 'zustand';
import { createStore } from 'zustand/vanilla';
import { type Finding, lint } from '../lints';
import { policiesOf } from '../workspace/workspace';
import { currentSituation } from './openCluster';
import { drawbridge } from './store';

/** How long the workspace is left alone after a change before it is looked through again, ms. */
const SETTLE = 200;

/** More policies than these are not looked through: it would hold the page up after every change. */
export const MOST_POLICIES = 2_000;

interface Findings {
  readonly findings: readonly Finding[];
  /** There are too many policies, so nothing was looked for. */
  readonly tooMany: boolean;
  /** The workspace has changed since: places and fixes are of an earlier text. */
  readonly ageing: boolean;
}

const store = createStore<Findings>()(() => ({ findings: [], tooMany: false, ageing: true }));
let started = false;
let timer: ReturnType<typeof setTimeout> | undefined;

// Begins with the first who asks: what the lints need is loaded after the picture.
function start(): void {
  if (started) return;
  started = true;
  look();
  drawbridge.subscribe((state, before) => {
    if (state.workspace === before.workspace && state.profile === before.profile) return;
    if (!store.getState().ageing) store.setState({ ageing: true });
    clearTimeout(timer);
    timer = setTimeout(look, SETTLE);
  });
}

function look(): void {
  const { workspace, profile } = drawbridge.getState();
  const policies = workspace.files.reduce((sum, file) => sum + policiesOf(file).length, 0);
  const tooMany = policies > MOST_POLICIES;
  store.setState({ findings: tooMany ? [] : lint(workspace, profile, currentSituation().cluster), tooMany, ageing: false });
}

/** What the lints found in all open files, as of the last pause; `ageing` while a newer answer is on its way. */
export function useFindings(): Findings {
  start();
  return useStore(store);
}

export function currentFindings(): readonly Finding[] {
  start();
  return store.getState().findings;
}

/** Calls the listener when there are other findings; answers with the way to stop that. */
export function listenToFindings(listener: () => void): () => void {
  start();
  return store.subscribe(listener);
}
