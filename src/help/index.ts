export { type Completion, type Completions, completionsAt, type KnownNames } from './completionsAt';
export { type CaretContext, contextAt, type Place } from './contextAt';
export { type Fold, foldsOf } from './foldsOf';
export { type HoverHelp, hoverAt } from './hoverAt';
export { knownIn } from './knownIn';
export { type OutlineEntry, outlineOf } from './outlineOf';
export { withoutPlaces } from './snippetText';
