import { listenToDrags } from './dragging';
import { listenToMenus } from './menus';

/** It stands on the policy's card. */
export { MatchedPods } from '../canvas/MatchedPods';
/** It stands in the picture's place, and is loaded with the rest. */
export { NoPolicy } from '../frame/NoPolicy';
export { SeenSwitch } from '../seen/SeenSwitch';
export { TogetherPicture, TogetherSwitch } from '../together/Together';
export { RuleList } from './RuleList';
export { Said } from './Said';
export { SideSplit } from './SideSplit';

/** Lets rules and peers be dragged, and opens their menus, in the list and on the canvas. Answers with the way to stop. */
export function listenToRules(): () => void {
  const stops = [listenToDrags(), listenToMenus()];
  return () => {
    for (const stop of stops) stop();
  };
}
