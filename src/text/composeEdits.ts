import type { TextEdit } from './textEdit';

/** One edit of `first`, and where its content stands in the text between the two lists. */
interface Middle {
  readonly edit: TextEdit;
  readonly start: number;
  readonly end: number;
}

/**
 * One list of simultaneous edits that does what `first` and then `second` do. `second` refers to the text `first`
 * leaves. Edits that touch become one, so the result is the shortest such list.
 */
export function composeEdits(first: readonly TextEdit[], second: readonly TextEdit[]): readonly TextEdit[] {
  const middles = placeInMiddle(first);
  const composed: TextEdit[] = [];
  let shift = 0;
  let f = 0;
  let s = 0;
  for (;;) {
    const nextFirst = middles[f];
    const nextSecond = second[s];
    if (nextFirst === undefined && nextSecond === undefined) return composed;
    const start = Math.min(nextFirst?.start ?? Infinity, nextSecond?.offset ?? Infinity);

    // A run of edits that overlap or touch in the text between: all of it is either written by the first list or
    // replaced by the second, so that its outcome is known without the text.
    const fFrom = f;
    const sFrom = s;
    let end = start;
    let grew = true;
    while (grew) {
      grew = false;
      for (let middle = middles[f]; middle !== undefined && middle.start <= end; middle = middles[++f]) {
        end = Math.max(end, middle.end);
        grew = true;
      }
      for (let edit = second[s]; edit !== undefined && edit.offset <= end; edit = second[++s]) {
        end = Math.max(end, edit.offset + edit.length);
        grew = true;
      }
    }

    const run = middles.slice(fFrom, f);
    const grown = run.reduce((sum, { edit }) => sum + edit.content.length - edit.length, 0);
    const offset = start - shift;
    const length = end - start - grown;
    shift += grown;
    const content = outcome(run, second.slice(sFrom, s));
    if (length > 0 || content !== '') composed.push({ offset, length, content });
  }
}

function placeInMiddle(edits: readonly TextEdit[]): readonly Middle[] {
  let shift = 0;
  return edits.map((edit) => {
    const start = edit.offset + shift;
    shift += edit.content.length - edit.length;
    return { edit, start, end: start + edit.content.length };
  });
}

/** What a run of touching edits leaves: the first list's contents with the second list's edits made in them. */
function outcome(run: readonly Middle[], seconds: readonly TextEdit[]): string {
  const parts: string[] = [];
  let done = 0;
  let s = 0;
  for (const { edit, start, end } of run) {
    for (let next = seconds[s]; next !== undefined && next.offset <= end; next = seconds[++s]) {
      if (next.offset > Math.max(start, done)) parts.push(edit.content.slice(Math.max(done, start) - start, next.offset - start));
      parts.push(next.content);
      done = next.offset + next.length;
    }
    if (done < end) parts.push(edit.content.slice(Math.max(done, start) - start));
    done = Math.max(done, end);
  }
  for (const next of seconds.slice(s)) parts.push(next.content);
  return parts.join('');
}
