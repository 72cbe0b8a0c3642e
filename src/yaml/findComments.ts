import { Lexer } from 'yaml';
import type { TextRange } from '../text';
import { isControl } from './guardedParse';

/** The comments of a text, from `#` to the end of the line, in order. */
export function findComments(source: string): readonly TextRange[] {
  if (!source.includes('#')) return [];
  const comments: TextRange[] = [];
  let offset = 0;
  let scalarNext = false;
  // The lexer does not know a lone carriage return as a line break.
  for (const lexeme of new Lexer().lex(source.replace(/\r(?!\n)/g, '\n'))) {
    if (isControl(lexeme)) {
      scalarNext = lexeme === '\u001F';
      continue;
    }
    if (lexeme.startsWith('#') && !scalarNext) comments.push({ start: offset, end: offset + lexeme.length });
    scalarNext = false;
    offset += lexeme.length;
  }
  return comments;
}

/** Whether any comment stands in a text. */
export function hasComments(source: string): boolean {
  return findComments(source).length > 0;
}
