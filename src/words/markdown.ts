import type { Segment, Sentence } from './segment';

/** Words on one line: line breaks, tabs and other control characters, which a name in a text can hold, become spaces. */
export function onOneLine(text: string): string {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it takes out
  return text.replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029]+/g, ' ');
}

/** Plain words in Markdown: what GitHub's or GitLab's Markdown gives a meaning to stands for itself. */
export function escapeMarkdown(text: string): string {
  return onOneLine(text).replace(/[\\`*_[\]<>#|~&$]/g, '\\$&');
}

/**
 * Text as it is in Markdown's code: fenced by more backticks than stand in it. Nothing in it has a meaning, mentions and
 * references included.
 */
export function codeSpan(text: string): string {
  const line = onOneLine(text);
  if (line.trim() === '') return '(empty)';
  const longest = Math.max(0, ...[...line.matchAll(/`+/g)].map(([run]) => run.length));
  const fence = '`'.repeat(longest + 1);
  // A reader takes one space away from both ends where both have one.
  const padding = /^`|`$|^ .* $/.test(line) ? ' ' : '';
  return `${fence}${padding}${line}${padding}${fence}`;
}

// A name that Kubernetes would refuse could close the emphasis or mention somebody.
const PLAIN_NAME = /^[\p{L}\p{N}](?:[\p{L}\p{N}\p{P} ]*[\p{L}\p{N}\p{P}])?$/u;
const MEANINGFUL = /[\\`*_[\]<>#|~&$@]/;

function segmentMarkdown({ text, style }: Segment): string {
  switch (style) {
    case 'plain':
      return escapeMarkdown(text);
    case 'label':
      return codeSpan(text);
    case 'strong':
      return PLAIN_NAME.test(text) && !MEANINGFUL.test(text) ? `**${text}**` : codeSpan(text);
  }
}

/** The sentence in Markdown, on one line: labels as code, emphasis as emphasis. */
export function sentenceMarkdown(sentence: Sentence): string {
  return sentence.map(segmentMarkdown).join('');
}

/** Markdown as a cell of a table: there a bar parts cells in code, too. */
export function tableCell(markdown: string): string {
  return markdown.replace(/(?<!\\)\|/g, '\\|');
}
