/** What turns wishes into edits and names them. Loaded after the first picture: nothing before it is needed for one. */
export { planDocuments } from '../workspace/planDocuments';
export { planEdit } from '../workspace/planEdit';
export { changeDocuments, dispatch, mend, preview } from './editing';
