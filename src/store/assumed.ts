import { createStore } from 'zustand/vanilla';
import type { Assumptions } from '../engine';

/** What a person said about what answers assume, beside the cluster's profile; what is not in it follows the plugin. */
export type Said = Partial<Assumptions>;

/** The same for all tabs, kept beside the profile. */
const STORED = 'drawbridge-assumed';

/** What was said; kept between visits. It is about answers alone, so it is loaded with them. */
export const assumed = createStore<Said>()(() => stored());

/** Says what answers assume; `undefined` goes back to what follows from the plugin. */
export function assume<K extends keyof Assumptions>(key: K, value: Assumptions[K] | undefined): void {
  const { [key]: _, ...rest } = assumed.getState();
  const next: Said = value === undefined ? rest : { ...rest, [key]: value };
  assumed.setState(next, true);
  try {
    localStorage.setItem(STORED, JSON.stringify(next));
  } catch {
    // It holds for this visit alone; that work is not kept between visits was said already.
  }
}

/** What is stored may be of another version, or anyone's: only what is known is taken. */
function stored(): Said {
  try {
    const found: unknown = JSON.parse(localStorage.getItem(STORED) ?? 'null');
    const { ipBlocksMatchPods, hostNetworkPods, podReachesItself } = (found ?? {}) as Readonly<Record<string, unknown>>;
    const blocks = (['known', 'always', 'never'] as const).find((one) => one === ipBlocksMatchPods);
    const host = (['apart', 'ordinary'] as const).find((one) => one === hostNetworkPods);
    return {
      ...(blocks && { ipBlocksMatchPods: blocks }),
      ...(host && { hostNetworkPods: host }),
      ...(typeof podReachesItself === 'boolean' && { podReachesItself }),
    };
  } catch {
    return {};
  }
}
