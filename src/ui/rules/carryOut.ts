import { create } from 'zustand';
import { drawbridge } from '../../store/store';
import type { ObjectKey } from '../../workspace/workspace';
import type { Item } from './item';
import type { Answer } from './plan';

/** What the list has to say aloud, and the item that is to have the focus once it is drawn. */
export const useTold = create<{ readonly said: string; readonly focus: Item | undefined }>()(() => ({
  said: '',
  focus: undefined,
}));

/** Carries out a plan, or says why not. `focus`: the focus follows what was moved. */
export async function carryOut(object: ObjectKey, answer: Answer, focus: boolean): Promise<void> {
  if (answer === undefined) return;
  if (!answer.ok) {
    refuse(answer.reason);
    return;
  }
  const { plan } = answer;
  const outcome = await drawbridge.getState().dispatch(object, plan.intent);
  if (!outcome.ok) {
    refuse(outcome.reason);
    return;
  }
  useTold.setState({ said: plan.done, ...(focus ? { focus: plan.focus } : {}) });
}

function refuse(reason: string): void {
  useTold.setState({ said: '' });
  drawbridge.getState().notify({ tone: 'warning', text: reason, undo: false });
}
