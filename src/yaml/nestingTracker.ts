/**
 * Follows the lexer's pieces of a text and tells how deep it is nested so far, without building anything: brackets that
 * are open, and columns at which a block is open. A block list at its key's own column counts with the key.
 */
export function nestingTracker(): (lexeme: string) => number {
  const columns: number[] = [];
  let brackets = 0;
  let column = 0;
  let atBlockStart = true;
  let scalarNext = false;

  const openBlock = (): void => {
    for (let last = columns[columns.length - 1]; last !== undefined && last > column; last = columns[columns.length - 1])
      columns.pop();
    if (columns[columns.length - 1] !== column) columns.push(column);
  };

  const pass = (lexeme: string): void => {
    const lastBreak = lexeme.lastIndexOf('\n');
    if (lastBreak < 0) column += lexeme.length;
    else column = lexeme.length - lastBreak - 1;
    if (lastBreak >= 0 && lastBreak === lexeme.length - 1) atBlockStart = true;
  };

  return (lexeme) => {
    const first = lexeme[0];
    if (scalarNext) {
      scalarNext = false;
      if (atBlockStart && brackets === 0) openBlock();
      atBlockStart = false;
      pass(lexeme);
    } else if (lexeme === '\u001F') {
      scalarNext = true;
    } else if (lexeme === '\u0002' || lexeme === '\u0018') {
      if (lexeme === '\u0018') brackets = 0;
    } else if (first === ' ' || first === '\t' || first === '\n' || first === '\r' || first === '#') {
      pass(lexeme);
    } else {
      if (atBlockStart && brackets === 0) openBlock();
      if (first === '[' || first === '{') brackets++;
      else if (first === ']' || first === '}') brackets = Math.max(0, brackets - 1);
      // After `- `, `? ` and `: ` at a line's start another block may begin on the same line.
      atBlockStart = atBlockStart && (lexeme === '-' || lexeme === '?' || lexeme === ':');
      pass(lexeme);
    }
    return columns.length + brackets;
  };
}
