export { type DecodedText, decodeText, encodeText, maxFileBytes } from './bytes';
export { type DocumentEdit, editDocument, type RefusedEdit } from './editDocument';
export { maxNesting } from './guardedParse';
export type { YamlProblem, YamlProblemCode } from './problem';
export { readDocument, type YamlDocument } from './readDocument';
export { isBlankDocument, splitDocuments } from './splitDocuments';
