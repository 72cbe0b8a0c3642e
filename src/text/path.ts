/** The way to a value inside a document: keys of mappings and zero-based indexes of lists. */
export type Path = readonly (string | number)[];
