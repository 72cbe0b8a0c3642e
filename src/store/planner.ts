/** What turns wishes into edits and names them. Loaded after the first picture: nothing before it is needed for one. */
export { intentLabel } from '../words';
export { lineChanges } from '../workspace/lineChanges';
export { planEdit } from '../workspace/planEdit';
