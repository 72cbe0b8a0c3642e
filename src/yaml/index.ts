export { type DecodedText, decodeText, encodeText, maxFileBytes } from './bytes';
export { maxNesting } from './guardedParse';
export type { YamlProblem, YamlProblemCode } from './problem';
export { readDocument, type YamlDocument } from './readDocument';
export { splitDocuments } from './splitDocuments';
