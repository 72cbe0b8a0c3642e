export { type DecodedText, decodeText, encodeText, maxFileBytes } from './bytes';
export { type DocumentEdit, editDocument, type RefusedEdit } from './editDocument';
export { maxNesting } from './guardedParse';
export { loadJson } from './loadJson';
export { loadPlain, type PlainReading } from './loadPlain';
export { mostTold, type YamlProblem, type YamlProblemCode } from './problem';
export { readDocument, type YamlDocument } from './readDocument';
export { isBlankDocument, splitDocuments } from './splitDocuments';
export { itemText, type SplitList, splitItems } from './splitItems';
