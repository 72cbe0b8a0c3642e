import { Composer, type Document, Lexer, type ParsedNode, Parser } from 'yaml';
import { forbiddenCharacter } from './forbiddenCharacter';
import { nestingTracker } from './nestingTracker';
import { errorAt, type YamlProblem } from './problem';

export type LibraryDocument = Document.Parsed<ParsedNode>;

/** What the YAML library makes of one document. `refusal`: the text was not given to it, or not to its end. */
export type Parsed =
  | { readonly source: string; readonly document: LibraryDocument | undefined; readonly others: readonly LibraryDocument[] }
  | { readonly refusal: YamlProblem };

/**
 * Levels of nesting that are read. The library and everything after it walks the levels by recursion, and Kubernetes'
 * own objects stay far below.
 */
export const maxNesting = 150;

/**
 * Parses one document's slice under YAML 1.2 with merge keys. What would overflow the stack, is no YAML text at all, or
 * is a Helm template is refused in one pass, before it can do harm. Never throws.
 */
export function guardedParse(slice: string): Parsed {
  const forbidden = forbiddenCharacter(slice);
  if (forbidden) return { refusal: forbidden };
  const source = withLineFeeds(slice);
  try {
    return parse(source);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return { refusal: errorAt('syntax', { start: 0, end: 0 }, `This document cannot be read as YAML (${reason}).`) };
  }
}

/** The library does not know a lone carriage return as a line break, YAML does. The offsets stay the same. */
function withLineFeeds(slice: string): string {
  return slice.includes('\r') ? slice.replace(/\r(?!\n)/g, '\n') : slice;
}

function parse(source: string): Parsed {
  const parser = new Parser();
  const composer = new Composer({
    keepSourceTokens: true,
    merge: true,
    // Quadratic in the library; duplicate keys are found in `findProblems`.
    uniqueKeys: false,
    // `!!binary`, `!!set` and their like would give values that are no plain data.
    resolveKnownTags: false,
    logLevel: 'silent',
  });
  const documents: LibraryDocument[] = [];
  const take = (document: Document.Parsed): void => {
    documents.push(document);
  };
  const depthAt = nestingTracker();
  const template = templateDetector(source);
  let offset = 0;
  for (const lexeme of new Lexer().lex(source)) {
    if (depthAt(lexeme) > maxNesting) return { refusal: tooDeep(offset) };
    const templateAt = template(lexeme, offset);
    if (templateAt !== undefined) return { refusal: unrendered(source, templateAt) };
    if (!isControl(lexeme)) offset += lexeme.length;
    for (const token of parser.next(lexeme)) for (const document of composer.next(token)) take(document);
  }
  for (const token of parser.end()) for (const document of composer.next(token)) take(document);
  for (const document of composer.end(true, source.length)) take(document);
  const [document, ...others] = documents;
  return { source, document, others };
}

/** Marks that the lexer puts between the pieces of the source: document, unexpected end of flow, scalar. */
export function isControl(lexeme: string): boolean {
  return lexeme === '\u0002' || lexeme === '\u0018' || lexeme === '\u001F';
}

/**
 * Finds `{{` outside quotes and block texts: two opening braces next to each other, which YAML would read as a mapping
 * that is a mapping's key, or `{{ … }}` inside a plain text.
 */
function templateDetector(source: string): (lexeme: string, offset: number) => number | undefined {
  let braceAt = -2;
  let scalarNext = false;
  let blockNext = false;
  const lastClose = source.lastIndexOf('}}');
  return (lexeme, offset) => {
    if (scalarNext) {
      scalarNext = false;
      const isBlock = blockNext;
      blockNext = false;
      const at = isBlock ? -1 : lexeme.indexOf('{{');
      return at >= 0 && offset + at < lastClose ? offset + at : undefined;
    }
    if (lexeme === '\u001F') scalarNext = true;
    else if (lexeme[0] === '|' || lexeme[0] === '>') blockNext = true;
    else if (lexeme === '{') {
      if (braceAt === offset - 1) return braceAt;
      braceAt = offset;
    }
    return undefined;
  };
}

function tooDeep(offset: number): YamlProblem {
  const message = `This document is nested more than ${maxNesting} levels deep. No Kubernetes object needs that: remove some of the levels here.`;
  return errorAt('nesting', { start: offset, end: offset + 1 }, message);
}

function unrendered(source: string, start: number): YamlProblem {
  const close = source.indexOf('}}', start);
  const end = close < 0 ? Math.min(start + 2, source.length) : close + 2;
  const message =
    'This is a Helm template that has not been rendered. Render it with `helm template` first, and open the result.';
  return errorAt('template', { start, end }, message);
}
